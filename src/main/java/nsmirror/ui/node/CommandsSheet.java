package nsmirror.ui.node;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.ui.parts.CopyButton;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.CommandEntry;
import nsmirror.ui.session.CommandEntry.Beginning;
import nsmirror.ui.session.CommandLog;

/** The commands that ran on the node: when, for how long, how they ended, and the beginning of what they answered. */
final class CommandsSheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** How many times the size of its text a column keeps, however little room there is. */
    private static final double MOST_KEPT = 8;

    private CommandsSheet() {}

    /** Those of that log, in columns for text of that size. */
    static Node of(CommandLog log, double text) {
        TableView<CommandEntry> table = new TableView<>(log.entries());
        table.setId("commands-table");
        table.setAccessibleText(Text.of("commands.title"));
        table.getStyleClass().addAll("dense", "commands-table", "focus-first");
        table.setPlaceholder(new Label(Text.of("commands.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().add(column("at", text, 6.4, entry -> TIME.format(entry.at().atZone(ZoneId.systemDefault()))));
        table.getColumns().add(column("took", text, 5.8, entry -> Text.of("commands.millis", entry.took().toMillis())));
        table.getColumns().add(column("exit", text, 7.2, CommandsSheet::ending));
        table.getColumns().add(column("bytes", text, 6.4, entry -> bytes(entry.bytes())));
        table.getColumns().add(column("command", text, 43, CommandEntry::typed));
        VBox answer = new VBox();
        answer.getStyleClass().add("answer");
        answer.setId("answer");
        table.getSelectionModel().selectedItemProperty().addListener((any, before, entry) -> {
            answer.getChildren().clear();
            if (entry != null) {
                show(answer, entry);
            }
        });
        table.getSelectionModel().selectFirst();
        Label last = new Label();
        last.textProperty().bind(Bindings.createStringBinding(() ->
                Text.of("commands.last", log.entries().size(), log.total().get()), log.total()));
        last.visibleProperty().bind(log.total().greaterThan(Bindings.size(log.entries())));
        last.managedProperty().bind(last.visibleProperty());
        last.getStyleClass().add("quiet");
        VBox listed = new VBox(last, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        SplitPane split = new SplitPane(listed, answer);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        split.getStyleClass().add("commands-sheet");
        return split;
    }

    private static TableColumn<CommandEntry, String> column(String key, double text, double times,
            Function<CommandEntry, String> value) {
        TableColumn<CommandEntry, String> column = new TableColumn<>(Text.of("commands." + key));
        column.setCellValueFactory(entry -> new ReadOnlyStringWrapper(value.apply(entry.getValue())));
        column.setPrefWidth(times * text);
        column.setMinWidth(Math.min(times, MOST_KEPT) * text);
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("commands-" + key);
        return column;
    }

    private static String ending(CommandEntry entry) {
        return switch (entry.ending()) {
            case EXITED -> String.valueOf(entry.exit());
            case TIMED_OUT -> Text.of("commands.timedout");
            case NOT_RECORDED -> Text.of("commands.notrecorded");
        };
    }

    private static String bytes(long bytes) {
        return bytes < 10_000 ? Text.of("size.bytes", bytes)
                : bytes < 10_000_000 ? Text.of("size.kilobytes", bytes / 1_000.0)
                : Text.of("size.megabytes", bytes / 1_000_000.0);
    }

    private static void show(VBox answer, CommandEntry entry) {
        Label command = new Label(entry.typed());
        command.setWrapText(true);
        command.setMaxWidth(Double.MAX_VALUE);
        command.getStyleClass().add("command");
        HBox.setHgrow(command, Priority.ALWAYS);
        HBox line = new HBox(command, new CopyButton(Text.of("details.copy"), entry.typed()));
        line.getStyleClass().add("command-line");
        TextArea text = new TextArea(Stream.of(entry.out(), entry.err())
                .filter(stream -> !stream.lines().isEmpty())
                .map(CommandsSheet::text)
                .collect(Collectors.joining("\n\n")));
        text.setEditable(false);
        text.setId("answer-text");
        text.getStyleClass().add("command-answer");
        text.setAccessibleText(Text.of("commands.answer"));
        VBox.setVgrow(text, Priority.ALWAYS);
        answer.getChildren().addAll(line, text);
    }

    private static String text(Beginning stream) {
        return stream.text() + (stream.more() ? "\n" + Text.of("commands.more") : "");
    }
}
