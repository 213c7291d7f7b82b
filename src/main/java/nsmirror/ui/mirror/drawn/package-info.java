/**
 * What a facet shows beside or instead of rows: names with what differs marked in them, ranges of ids joined to what
 * they are outside, the way of an interface to its other end and the bridge.
 *
 * <p>Each is a pure function of a {@link nsmirror.mirror.FacetView} to a node of the scene; it asks nothing, remembers
 * nothing, and gives nothing where there is nothing to draw.
 */
package nsmirror.ui.mirror.drawn;
