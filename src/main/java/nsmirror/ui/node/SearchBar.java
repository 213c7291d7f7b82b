package nsmirror.ui.node;

import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.model.ProcessKey;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** The search: what is typed stands out on the map, and how many that are. */
final class SearchBar extends HBox {
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final MenuButton filter;

    SearchBar(Looking looking, Runnable leave) {
        filter = FilterMenu.of(looking.search());
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
        getChildren().addAll(Icon.SEARCH.node(), field, filter, count);
        count.textProperty().bind(Bindings.createStringBinding(
                () -> looking.emphasis().get().matches().map(found -> found(looking, found)).orElse(""),
                looking.emphasis(), looking.drawn()));
    }

    /** How many, and how many of them only count in a fold: nothing that is found is left out without a word. */
    private static String found(Looking looking, Set<ProcessKey> found) {
        String count = Text.of("search.count", found.size(), looking.snapshot().get().processes().size());
        long folded = found.stream().filter(key -> !looking.drawn().get().contains(key)).count();
        return folded == 0 ? count : Text.of("search.folded", count, folded);
    }

    /** Opens the questions, for the keyboard too. */
    void ask() {
        filter.requestFocus();
        filter.show();
    }

    /** Puts the cursor in the field, its text selected. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
