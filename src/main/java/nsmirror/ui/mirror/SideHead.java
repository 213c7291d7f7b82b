package nsmirror.ui.mirror;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.mirror.View;
import nsmirror.text.Shown;
import nsmirror.ui.parts.CommandText;
import nsmirror.ui.parts.CopyButton;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Text;

/** What stands over one side: which side it is, the command a person types for the same, and what went wrong. */
final class SideHead extends VBox {
    private static final int LONGEST = 2_000;

    /** The head of a side; its style class says which: {@code host-side}, {@code container-side}, {@code both-sides}. */
    SideHead(String side, String name, View view) {
        getStyleClass().addAll("side-head", side);
        Label badge = new Label(Text.of("side." + side));
        badge.getStyleClass().add("side-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Label whose = new Label(name);
        whose.getStyleClass().add("side-name");
        HBox line = new HBox(badge, whose);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("side-line");
        getChildren().add(new LineOrTwo(line, command(view.command(), Optional.empty())));
        view.trouble().ifPresent(trouble -> {
            Notice notice = new Notice("trouble");
            notice.say(Shown.line(trouble, LONGEST));
            getChildren().add(notice);
        });
    }

    /** A command with a button that copies it. */
    static Node command(String text, Optional<String> before) {
        String shown = CommandText.shown(text, LONGEST);
        Label command = new Label(shown);
        command.getStyleClass().addAll("command", "side-command");
        command.setTooltip(new Tooltip(shown));
        command.setMaxWidth(Double.MAX_VALUE);
        command.setWrapText(true);
        command.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(command, Priority.ALWAYS);
        HBox line = new HBox();
        before.ifPresent(words -> {
            Label label = new Label(words);
            label.getStyleClass().add("quiet");
            label.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(label);
        });
        line.getChildren().addAll(command, new CopyButton(Text.of("side.copy"), text));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("command-line");
        if (before.isPresent()) {
            line.getStyleClass().add("lab-command");
        }
        return line;
    }
}
