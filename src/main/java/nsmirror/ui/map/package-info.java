/**
 * The map on screen: a diagram, drawn on a canvas, that can be zoomed, moved, searched and pointed at.
 *
 * <p>What to draw ({@link nsmirror.ui.map.Picture}: a diagram, where the viewer stands, what is emphasised) is apart
 * from how ({@link nsmirror.ui.map.Painter}); {@code Motion} gives the pictures between two
 * diagrams, {@code Steering} hears mouse and keys, {@code Drawing} has the next map made away from the window's thread.
 */
package nsmirror.ui.map;
