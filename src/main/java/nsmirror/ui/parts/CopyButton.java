package nsmirror.ui.parts;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/** Puts a text on the clipboard and shows for a moment that it did. */
public final class CopyButton extends Button {
    private static final Duration SHOWN = Duration.seconds(1.5);

    /** Copies that text; {@code what} names it for the tooltip and a screen reader. */
    public CopyButton(String what, String text) {
        super(null, Icon.COPY.node());
        getStyleClass().addAll("button-icon", "flat", "copy-button");
        setAccessibleText(what);
        setTooltip(new Tooltip(what));
        setOnAction(event -> copy(text));
    }

    private void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        setGraphic(Icon.DONE.node());
        PauseTransition shown = new PauseTransition(SHOWN);
        shown.setOnFinished(over -> setGraphic(Icon.COPY.node()));
        shown.play();
    }
}
