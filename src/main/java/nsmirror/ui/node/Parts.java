package nsmirror.ui.node;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/**
 * The parts of the page in the arrangement a person chose: dividers stay where they were left. Projected, the mirror
 * has the whole width under map and details: beside the map neither of its sides would have room for a line.
 */
final class Parts extends SplitPane {
    /** How the parts lie together; dividers are remembered for each. */
    private enum Shape {
        BESIDE_MIRROR(0.5, 0.3), BESIDE_MATRIX(0.5, 0.6), OVER_MIRROR(0.42, 0.6);

        private final Dividers usual;

        Shape(double outer, double inner) {
            usual = new Dividers(outer, inner);
        }
    }

    private record Dividers(double outer, double inner) {}

    private final Node map;
    private final Node details;
    private final Node mirror;
    private final Node matrix;
    private final SplitPane inner = new SplitPane();
    private final Map<Shape, Dividers> left = new EnumMap<>(Shape.class);
    private Arrangement arrangement = Arrangement.BOTH;
    private boolean projected;
    private Shape shape;

    Parts(Node map, Node details, Node mirror, Node matrix) {
        this.map = map;
        this.details = details;
        this.mirror = mirror;
        this.matrix = matrix;
        arrange();
    }

    /** Lays the parts so. */
    void arrange(Arrangement next) {
        arrangement = next;
        arrange();
    }

    /** Lays the parts as they are on a projector, or as on a screen again. */
    void project(boolean on) {
        if (on != projected) {
            projected = on;
            arrange();
        }
    }

    private void arrange() {
        rememberDividers();
        shape = null;
        getItems().clear();
        inner.getItems().clear();
        switch (arrangement) {
            case MAP -> getItems().setAll(List.of(map));
            case MIRROR -> getItems().setAll(List.of(mirror));
            case MATRIX -> beside(matrix, details, Shape.BESIDE_MATRIX);
            case BOTH -> {
                if (projected) {
                    over();
                } else {
                    beside(details, mirror, Shape.BESIDE_MIRROR);
                }
            }
        }
    }

    private void beside(Node upper, Node lower, Shape next) {
        setOrientation(Orientation.HORIZONTAL);
        inner.setOrientation(Orientation.VERTICAL);
        inner.getItems().setAll(upper, lower);
        getItems().setAll(List.of(map, inner));
        divide(next);
    }

    private void over() {
        setOrientation(Orientation.VERTICAL);
        inner.setOrientation(Orientation.HORIZONTAL);
        inner.getItems().setAll(map, details);
        getItems().setAll(List.of(inner, mirror));
        divide(Shape.OVER_MIRROR);
    }

    private void divide(Shape next) {
        shape = next;
        Dividers where = left.getOrDefault(next, next.usual);
        inner.setDividerPositions(where.inner());
        setDividerPositions(where.outer());
    }

    private void rememberDividers() {
        if (shape != null) {
            left.put(shape, new Dividers(getDividerPositions()[0], inner.getDividerPositions()[0]));
        }
    }
}
