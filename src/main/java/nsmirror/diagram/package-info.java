/**
 * From a snapshot to shapes and labels with coordinates. Pure geometry: no toolkit, no colours, only roles; the window
 * and the figures draw the same shapes.
 *
 * <p>{@link nsmirror.diagram.MapLayout} goes in steps that can be read one by one: a {@code Plan} says what is drawn as
 * one box ({@code ContainerGroups}, {@code NamespaceGroups}); {@code Arrangement} and {@code Fitting} look for the
 * largest step of the {@code Ladder} of detail at which {@code Packing} gets it onto the page; {@code GroupPainter} and
 * {@code ProcessPainter} make shapes of it. Where the details of a drawing are to change, {@code Detail} has the
 * measures and {@code Sizes} the fonts.
 *
 * <p>{@code Places} keeps where everything stands for the map of the next snapshot, which {@code Steady} makes from it;
 * {@code Reserve} leaves it room. {@code Pieces} takes a diagram apart, and {@code Flight} moves the processes to the
 * next one. {@code CloseUp} is a process from near.
 *
 * <p>Text of the node enters through {@code Words} or {@code FacetColumn}, which escape it, and is fitted to its room by
 * {@code Pen}, never cut by what lies next to it.
 */
package nsmirror.diagram;
