/**
 * The mirror on screen: a container beside the host, or beside another container, facet by facet, each side under the
 * command a person types to see the same.
 *
 * <p>{@link nsmirror.ui.mirror.MirrorModel} knows who is looked at and how far the reading is; it reads a facet when it
 * is looked at, in the node's lane, and takes the reading back when a person moves on. {@link
 * nsmirror.ui.mirror.MirrorView} shows whatever the model has: who stands on which side, a tab for each kind of
 * namespace, and one pane for a facet. Whatever grows with the rows is made beside the window's thread, before a pane
 * is; a pane only lays it out. Where there is little room for the whole, everything around the rows gives way first.
 *
 * <p>How two sides are aligned is {@code nsmirror.mirror}'s, what is asked of the node {@code nsmirror.reading}'s: here
 * nothing is compared and no command is made. What a node says comes through {@code nsmirror.text.Shown}.
 */
package nsmirror.ui.mirror;
