package nsmirror.ui.parts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line in place that says what happened and what to do. Takes no room while there is nothing to say. */
public final class Notice extends HBox {
    private final Node sign = Icon.WARNING.node();
    private final Label text = new Label();

    /** A notice with nothing to say yet. */
    public Notice(String id) {
        setId(id);
        getStyleClass().add("notice");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        clear();
    }

    /** Says it. */
    public void say(String message) {
        clear();
        text.setText(message);
        setAccessibleText(message);
        setVisible(true);
        setManaged(true);
    }

    /** Says it, and offers to do something about it or to be taken away. */
    public void say(String message, String offer, Runnable does) {
        say(message);
        Button button = new Button(offer);
        button.setId(getId() + "-offer");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            clear();
            does.run();
        });
        Button away = new Button(null, Icon.CLEAR.node());
        away.getStyleClass().addAll("button-icon", "flat");
        away.setAccessibleText(Text.of("notice.away"));
        away.setTooltip(new Tooltip(Text.of("notice.away")));
        away.setOnAction(event -> clear());
        getChildren().addAll(button, away);
    }

    /** Says nothing. */
    public void clear() {
        text.setText("");
        getChildren().setAll(sign, text);
        setVisible(false);
        setManaged(false);
    }
}
