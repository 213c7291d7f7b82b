package nsmirror.ui.node;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import nsmirror.ui.parts.Text;

/** What came, went or moved since the node was opened, the last first. */
final class ChangesSheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ChangesSheet() {}

    /** One line: when and how much, or what. */
    private record Line(String text, String style) {}

    /** Only the lines that are seen become controls: there may be thousands. */
    static Node of(List<Changes.Entry> entries) {
        if (entries.isEmpty()) {
            Label never = new Label(Text.of("changes.never"));
            never.getStyleClass().add("text");
            return never;
        }
        ListView<Line> list = new ListView<>();
        list.setId("changes-list");
        list.getStyleClass().addAll("changes-lines", "focus-first");
        list.setAccessibleText(Text.of("changes.title"));
        list.setCellFactory(any -> new Cell());
        list.getItems().setAll(entries.stream().flatMap(entry -> Stream.concat(
                Stream.of(new Line(summary(entry), "gap-missing")),
                entry.words().lines().stream().map(words -> new Line(words, "change")))).toList());
        return list;
    }

    /** When, and how much: {@code 12:03:05  1 came}. */
    static String summary(Changes.Entry entry) {
        return Text.of("changes.at", TIME.format(entry.at().atZone(ZoneId.systemDefault())), entry.words().summary());
    }

    private static final class Cell extends ListCell<Line> {
        Cell() {
            setWrapText(true);
            // As wide as the list, and as high as its lines are then.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("gap-missing", "change");
            setText(empty ? null : line.text());
            if (!empty) {
                getStyleClass().add(line.style());
            }
        }
    }
}
