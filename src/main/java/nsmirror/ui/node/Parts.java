package nsmirror.ui.node;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The parts of the page in the arrangement a person chose: dividers stay where they were left. */
final class Parts extends SplitPane {
    private final Node map;
    private final Node details;
    private final Node mirror;
    private final Node matrix;
    private final SplitPane side = new SplitPane();
    private double mapEnds = 0.5;
    private double detailsEnd = 0.36;
    private double matrixEnds = 0.6;

    Parts(Node map, Node details, Node mirror, Node matrix) {
        this.map = map;
        this.details = details;
        this.mirror = mirror;
        this.matrix = matrix;
        side.setOrientation(Orientation.VERTICAL);
        arrange(Arrangement.BOTH);
    }

    /** Lays the parts so. */
    void arrange(Arrangement arrangement) {
        rememberDividers();
        getItems().clear();
        side.getItems().clear();
        switch (arrangement) {
            case MAP -> getItems().setAll(List.of(map));
            case MIRROR -> getItems().setAll(List.of(mirror));
            case BOTH -> beside(details, mirror, detailsEnd);
            case MATRIX -> beside(matrix, details, matrixEnds);
        }
    }

    private void beside(Node upper, Node lower, double ends) {
        side.getItems().setAll(upper, lower);
        getItems().setAll(List.of(map, side));
        side.setDividerPositions(ends);
        setDividerPositions(mapEnds);
    }

    private void rememberDividers() {
        if (getItems().size() == 2) {
            mapEnds = getDividerPositions()[0];
            if (side.getItems().getFirst() == matrix) {
                matrixEnds = side.getDividerPositions()[0];
            } else {
                detailsEnd = side.getDividerPositions()[0];
            }
        }
    }
}
