package nsmirror.ui.node;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import nsmirror.ui.parts.Look;

/**
 * What lies above what is looked at: the node's header and its tools. Projected, nothing of it is there but the search,
 * and that only while something is searched for.
 */
final class Chrome extends VBox {
    /** From how many times the size of the text on all the tools lie on one line. */
    private static final double WIDE = 92;

    private final Node header;
    private final HBox tools;
    private final Node search;
    private final HBox alone = new HBox();
    private final int place;
    private final BooleanProperty asked = new SimpleBooleanProperty(false);
    private final BooleanProperty narrow = new SimpleBooleanProperty(false);
    private final Look look;

    Chrome(Node header, HBox tools, Node search, ObservableStringValue words, Look look) {
        this.look = look;
        this.header = header;
        this.tools = tools;
        this.search = search;
        place = tools.getChildren().indexOf(search);
        alone.getStyleClass().add("tools");
        alone.visibleProperty().bind(Bindings.isNotEmpty(words).or(asked).or(narrow));
        alone.managedProperty().bind(alone.visibleProperty());
        look.now().addListener(any -> arrange());
        widthProperty().addListener((any, before, now) -> {
            if (narrow.get() == now.doubleValue() >= WIDE * look.now().get().text()) {
                arrange();
            }
        });
        arrange();
        search.focusWithinProperty().addListener((any, before, now) -> {
            if (!now) {
                asked.set(false);
            }
        });
    }

    /** Shows everything, or only what a projected window needs; where there is no room the search has its own line. */
    private void arrange() {
        boolean projecting = look.now().get().projecting();
        narrow.set(!projecting && getWidth() < WIDE * look.now().get().text());
        alone.getChildren().remove(search);
        tools.getChildren().remove(search);
        if (projecting || narrow.get()) {
            alone.getChildren().add(search);
        } else {
            tools.getChildren().add(place, search);
        }
        if (projecting) {
            getChildren().setAll(alone);
        } else if (narrow.get()) {
            getChildren().setAll(header, tools, alone);
        } else {
            getChildren().setAll(header, tools);
        }
    }

    /** Has the search be there. */
    void search() {
        asked.set(true);
    }
}
