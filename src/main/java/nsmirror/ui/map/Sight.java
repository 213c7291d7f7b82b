package nsmirror.ui.map;

import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Moment;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Pieces;
import nsmirror.figure.Theme;

/**
 * The map as it is seen at rest: what stands out, and from where it is looked at. Needs no window, so that it can be
 * drawn into a file elsewhere.
 *
 * @param viewport where the viewer stands; empty for all of the map
 * @param width of what it is seen through, in pixels
 * @param height of the same
 */
public record Sight(NodeMap map, Emphasis emphasis, Optional<Viewport> viewport, double width, double height) {
    /** What is seen, as shapes in pixels of the screen, painted by what paints the screen. */
    public Diagram shapes() {
        Diagram diagram = map.diagram();
        Viewport from = viewport.orElseGet(() ->
                Viewport.fit(new Viewport.Frame(diagram.width(), diagram.height(), width, height)));
        // Colours do not matter: shapes have roles.
        return Painter.shapes(new Picture(Moment.still(Pieces.of(diagram)), false, CloseUps.of(map), Map.of(), from,
                emphasis, false, Palette.of(Theme.LIGHT), false), width, height);
    }
}
