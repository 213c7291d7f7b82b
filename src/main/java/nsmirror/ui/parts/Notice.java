package nsmirror.ui.parts;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line in place that says what happened and what to do. Takes no room while there is nothing to say. */
public final class Notice extends HBox {
    private final Label text = new Label();

    /** A notice with nothing to say yet. */
    public Notice(String id) {
        setId(id);
        getStyleClass().add("notice");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icon.WARNING.node(), text);
        clear();
    }

    /** Says it. */
    public void say(String message) {
        text.setText(message);
        setAccessibleText(message);
        setVisible(true);
        setManaged(true);
    }

    /** Says nothing. */
    public void clear() {
        text.setText("");
        setVisible(false);
        setManaged(false);
    }
}
