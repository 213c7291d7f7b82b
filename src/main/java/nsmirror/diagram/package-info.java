/**
 * From a snapshot to shapes and labels with coordinates. Pure geometry: no toolkit, no colours, only roles; the window
 * and the figures draw the same shapes.
 */
package nsmirror.diagram;
