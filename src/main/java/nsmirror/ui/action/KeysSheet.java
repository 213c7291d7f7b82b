package nsmirror.ui.action;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.ui.parts.Text;

/** The sheet that says which key does what. */
public final class KeysSheet {
    private static final int LONGEST_LINE = 18;

    private KeysSheet() {}

    /** All keys, by section, and those of the map. */
    public static Node create() {
        VBox left = new VBox(section(Action.Section.NODE), section(Action.Section.GROUP));
        VBox right = new VBox(section(Action.Section.LOOK), section(Action.Section.WINDOW), map());
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("keys-sheet");
        left.getStyleClass().add("keys-column");
        right.getStyleClass().add("keys-column");
        return columns;
    }

    private static Node section(Action.Section section) {
        GridPane grid = grid();
        section.actions().forEach(action -> row(grid, action.keys(), action.label()));
        return titled(section.title(), grid);
    }

    private static Node map() {
        GridPane grid = grid();
        for (String key : new String[] {"arrows", "enter", "backspace", "compare", "compareclick", "pan", "drag", "wheel"}) {
            row(grid, List.of(Text.of("mapkey." + key)), Text.of("mapkey." + key + ".does"));
        }
        return titled(Text.of("section.map"), grid);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(keys, names);
        return grid;
    }

    private static void row(GridPane grid, List<String> keys, String does) {
        // Two long ones side by side would take the room of the words.
        Pane caps = String.join(" ", keys).length() > LONGEST_LINE ? new VBox() : new HBox();
        caps.getStyleClass().add("key-caps");
        caps.getChildren().setAll(keys.stream().map(ActionButtons::keyCap).toList());
        grid.addRow(grid.getRowCount(), caps, new Label(does));
    }

    private static Node titled(String title, Node content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        return new VBox(heading, content);
    }
}
