package nsmirror.ui.node;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.ui.parts.Text;

/** What came, went or moved since the node was opened, the last first. */
final class ChangesSheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ChangesSheet() {}

    static Node of(List<Changes.Entry> entries) {
        VBox list = new VBox();
        list.setId("changes-list");
        list.getStyleClass().add("changes-list");
        if (entries.isEmpty()) {
            list.getChildren().add(line(Text.of("changes.never"), "text"));
        }
        for (Changes.Entry entry : entries) {
            VBox one = new VBox(line(summary(entry), "gap-missing"));
            entry.words().lines().forEach(words -> one.getChildren().add(line(words, "change")));
            list.getChildren().add(one);
        }
        return list;
    }

    /** When, and how much: {@code 12:03:05  1 came}. */
    static String summary(Changes.Entry entry) {
        return Text.of("changes.at", TIME.format(entry.at().atZone(ZoneId.systemDefault())), entry.words().summary());
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
