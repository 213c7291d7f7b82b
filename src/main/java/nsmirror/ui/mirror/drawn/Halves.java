package nsmirror.ui.mirror.drawn;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Two nodes, each half as wide as both. */
public final class Halves extends GridPane {
    public Halves(Node left, Node right) {
        getStyleClass().add("halves");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            getColumnConstraints().add(half);
        }
        addRow(0, left, right);
    }
}
