package nsmirror.ui.node;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * What lies above what is looked at: the node's header and its tools. Projected, nothing of it is there but the search,
 * and that only while something is searched for.
 */
final class Chrome extends VBox {
    private final Node header;
    private final HBox tools;
    private final Node search;
    private final HBox alone = new HBox();
    private final int place;
    private final BooleanProperty asked = new SimpleBooleanProperty(false);

    Chrome(Node header, HBox tools, Node search, ObservableStringValue words) {
        this.header = header;
        this.tools = tools;
        this.search = search;
        place = tools.getChildren().indexOf(search);
        alone.getStyleClass().add("tools");
        alone.visibleProperty().bind(Bindings.isNotEmpty(words).or(asked));
        alone.managedProperty().bind(alone.visibleProperty());
        search.focusWithinProperty().addListener((any, before, now) -> {
            if (!now) {
                asked.set(false);
            }
        });
    }

    /** Shows everything, or only what a projected window needs. */
    void projecting(boolean projecting) {
        alone.getChildren().remove(search);
        tools.getChildren().remove(search);
        if (projecting) {
            alone.getChildren().add(search);
            getChildren().setAll(alone);
        } else {
            tools.getChildren().add(place, search);
            getChildren().setAll(header, tools);
        }
    }

    /** Has the search be there. */
    void search() {
        asked.set(true);
    }
}
