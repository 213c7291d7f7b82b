package nsmirror.ui.node;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** The search: what is typed stands out on the map, and how many that are. */
final class SearchBar extends HBox {
    private final TextField field = new TextField();
    private final Label count = new Label();

    SearchBar(Looking looking, Runnable leave) {
        getStyleClass().add("search-bar");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("search");
        field.setPromptText(Text.of("search.prompt"));
        field.setAccessibleText(Text.of("search.prompt"));
        field.textProperty().bindBidirectional(looking.search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.clear();
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                leave.run();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("search-count");
        count.getStyleClass().add("quiet");
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(Icon.SEARCH.node(), field, count);
        looking.emphasis().addListener((any, before, now) ->
                count.setText(now.matches().map(found -> Text.count("search.count", found.size())).orElse("")));
    }

    /** Puts the cursor in the field, its text selected. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
