package nsmirror.ui.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/** All of the map in a corner, with a frame around the part that is seen: where one is, and a way to elsewhere. */
final class MiniMap extends Region {
    private static final double WIDTH = 0.2;
    private static final double LEAST = 120;
    private static final double MARGIN = 12;

    /** Has the middle of the view go to a point of the diagram. */
    interface Go {
        void to(double x, double y);
    }

    private final Canvas map = new Canvas();
    private final Canvas frame = new Canvas();
    private final Go go;
    private double scale = 1;
    private double viewWidth;
    private double viewHeight;
    private boolean left;
    private boolean held;

    MiniMap(Go go) {
        this.go = go;
        setId("mini-map");
        setManaged(false);
        setVisible(false);
        getChildren().addAll(map, frame);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            held = false;
            place();
        });
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    private void go(MouseEvent event) {
        held = true;
        go.to(event.getX() / scale, event.getY() / scale);
    }

    /** Draws that map, as wide as suits a view of that size in one of its lower corners. */
    void show(Diagram diagram, Pieces pieces, Palette colours, double width, double height) {
        viewWidth = width;
        viewHeight = height;
        double wide = Math.max(LEAST, Math.round(width * WIDTH));
        scale = wide / diagram.width();
        double high = Math.round(diagram.height() * scale);
        resize(wide, high);
        for (Canvas canvas : new Canvas[] {map, frame}) {
            canvas.setWidth(wide);
            canvas.setHeight(high);
        }
        GraphicsContext g = map.getGraphicsContext2D();
        g.setFill(colours.of(Role.PAGE));
        g.fillRect(0, 0, wide, high);
        pieces.frames().stream().filter(Shape.Box.class::isInstance).map(Shape.Box.class::cast)
                .filter(box -> box.subject().isPresent())
                .forEach(box -> fill(g, box, colours, box.fill()));
        pieces.marks().values().stream().map(Mark::box).forEach(box -> fill(g, box, colours, Role.MARK));
        g.setStroke(colours.of(Role.TITLE));
        g.strokeRect(0.5, 0.5, wide - 1, high - 1);
    }

    private void fill(GraphicsContext g, Shape.Box box, Palette colours, Role role) {
        g.setFill(colours.of(role));
        g.fillRect(box.x() * scale, box.y() * scale, Math.max(1, box.width() * scale - 0.5),
                Math.max(1, box.height() * scale - 0.5));
    }

    /** Not under a hand that drags in it. */
    private void place() {
        if (!held) {
            relocate(left ? MARGIN : viewWidth - getWidth() - MARGIN, viewHeight - getHeight() - MARGIN);
        }
    }

    /** What it covers in the lower right corner can be moved from under it, unless the diagram ends there. */
    private boolean coversTheEnd(Viewport viewport) {
        return viewport.seenX(map.getWidth() / scale) < viewWidth + getWidth() + MARGIN
                && viewport.seenY(map.getHeight() / scale) < viewHeight + getHeight() + MARGIN;
    }

    /** Frames what is seen of the diagram from there, in a view of that size. */
    void look(Viewport viewport, Palette colours, double width, double height) {
        left = coversTheEnd(viewport);
        place();
        GraphicsContext g = frame.getGraphicsContext2D();
        g.clearRect(0, 0, frame.getWidth(), frame.getHeight());
        g.setStroke(colours.of(Role.SELECTION));
        g.setLineWidth(2);
        double left = Math.max(1, viewport.diagramX(0) * scale);
        double top = Math.max(1, viewport.diagramY(0) * scale);
        double right = Math.min(frame.getWidth() - 1, viewport.diagramX(width) * scale);
        double bottom = Math.min(frame.getHeight() - 1, viewport.diagramY(height) * scale);
        g.strokeRect(left, top, Math.max(2, right - left), Math.max(2, bottom - top));
    }
}
