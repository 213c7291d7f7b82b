package nsmirror.ui.details;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.TilePane;

/** Chips of one size, one for each kind: four in a row, or two where there is no room for four. */
final class Chips extends TilePane {
    Chips(List<? extends Node> chips) {
        setPrefColumns(4);
        getStyleClass().add("belongings");
        getChildren().setAll(chips);
    }

    @Override
    protected double computePrefHeight(double width) {
        fit(width);
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fit(getWidth());
        super.layoutChildren();
    }

    private void fit(double width) {
        double widest = getChildren().stream().mapToDouble(chip -> chip.prefWidth(-1)).max().orElse(0);
        if (width > 0) {
            setPrefTileWidth(tile(width, 4) >= widest ? tile(width, 4) : Math.max(widest, tile(width, 2)));
        }
    }

    private double tile(double width, int inARow) {
        return Math.floor((width - snappedLeftInset() - snappedRightInset() - (inARow - 1) * getHgap()) / inARow);
    }
}
