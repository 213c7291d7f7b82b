package nsmirror.ui.node;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import nsmirror.ui.parts.Look;

/**
 * What lies above what is looked at: the node's header and its tools. Projected, nothing of it is there but the search,
 * only while something is searched for, and over what is looked at, so that this does not move.
 */
final class Chrome extends VBox {
    /** From how many times the size of the text on all the tools lie on one line. */
    private static final double WIDE = 92;

    private final Node header;
    private final HBox tools;
    private final Node search;
    private final HBox alone = new HBox();
    private final HBox over = new HBox();
    private final Subscription looks;
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
        over.getStyleClass().addAll("tools", "tools-over");
        over.visibleProperty().bind(look.projecting().and(Bindings.isNotEmpty(words).or(asked)));
        over.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(over, Pos.TOP_CENTER);
        looks = look.now().subscribe((before, now) -> arrange());
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
        over.getChildren().remove(search);
        tools.getChildren().remove(search);
        if (projecting) {
            over.getChildren().add(search);
        } else if (narrow.get()) {
            alone.getChildren().add(search);
        } else {
            tools.getChildren().add(place, search);
        }
        if (projecting) {
            getChildren().clear();
        } else if (narrow.get()) {
            getChildren().setAll(header, tools, alone);
        } else {
            getChildren().setAll(header, tools);
        }
    }

    /** What lies over what is looked at. */
    Node over() {
        return over;
    }

    /** Hears of the look no more. */
    void leave() {
        looks.unsubscribe();
    }

    /** Has the search be there. */
    void search() {
        asked.set(true);
    }
}
