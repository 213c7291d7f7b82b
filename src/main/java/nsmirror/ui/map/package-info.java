/**
 * The map on screen: a diagram, drawn at once on a canvas, that can be zoomed, moved, searched and pointed at.
 *
 * <p>What to draw ({@link nsmirror.ui.map.Picture}: a diagram, where the viewer stands, what is emphasised) is apart
 * from how ({@link nsmirror.ui.map.Painter}): whoever moves marks between two diagrams paints pictures in between.
 */
package nsmirror.ui.map;
