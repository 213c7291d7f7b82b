package nsmirror.ui.node;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.Actions;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Standing;

/** Says that the connection was lost: how old the picture is, why, and when it is tried again. */
final class AwayNotice extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final OpenNode node;
    private final Label age = new Label();
    private final Label why = new Label();
    private final Label next = new Label();
    private final Button again = new Button();

    AwayNotice(OpenNode node, Actions actions) {
        this.node = node;
        setId("away-notice");
        getStyleClass().add("notice");
        age.setId("away-age");
        age.getStyleClass().add("away-age");
        why.setId("away-why");
        next.setId("away-next");
        Stream.of(age, why, next).forEach(line -> {
            line.setWrapText(true);
            line.setMinHeight(USE_PREF_SIZE);
        });
        VBox words = new VBox(age, why, next);
        words.getStyleClass().add("away-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        again.setId("away-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(event -> actions.perform(Action.RECONNECT));
        getChildren().addAll(Icon.WARNING.node(), words, again);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        show(Instant.now());
    }

    /** Shows how things stand at that moment. */
    void show(Instant now) {
        Standing standing = node.standing().get();
        setVisible(standing.away());
        setManaged(standing.away());
        if (!standing.away()) {
            return;
        }
        Instant read = node.readAt().get();
        age.setText(Text.of("away.age", words(Duration.between(read, now)),
                TIME.format(read.atZone(ZoneId.systemDefault()))));
        switch (standing) {
            case Standing.There _ -> { }
            case Standing.Waiting(var reason, var tries, var left) -> say(reason,
                    Text.of("away.next", left.plusMillis(999).toSeconds())
                            + (tries == 0 ? "" : "  ·  " + Text.count("away.tries", tries)),
                    Text.of("away.now"));
            case Standing.Trying(var reason, var step) -> say(reason,
                    step.isEmpty() ? Text.of("away.trying") : Text.of("away.step", step), "");
            case Standing.Refused(var reason) -> say(reason, Text.of("away.refused"), Text.of("away.ask"));
        }
    }

    private void say(String reason, String when, String offer) {
        why.setText(reason);
        why.setVisible(!reason.isEmpty());
        why.setManaged(!reason.isEmpty());
        next.setText(when);
        again.setText(offer);
        again.setVisible(!offer.isEmpty());
        setAccessibleText(age.getText() + " " + reason + " " + when);
    }

    private static String words(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 60 ? Text.of("away.seconds", seconds)
                : seconds < 3600 ? Text.of("away.minutes", seconds / 60)
                : Text.of("away.hours", seconds / 3600, seconds / 60 % 60);
    }
}
