package nsmirror.ui.details;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.TilePane;

/** Chips of one size, one for each kind: four in a row, or as many as there is room for. */
final class Chips extends TilePane {
    private static final int IN_A_ROW = 4;

    Chips(List<? extends Node> chips) {
        setPrefColumns(IN_A_ROW);
        getStyleClass().add("belongings");
        getChildren().setAll(chips);
    }
}
