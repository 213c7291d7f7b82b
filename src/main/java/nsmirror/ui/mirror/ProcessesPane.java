package nsmirror.ui.mirror;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Trap;
import nsmirror.model.ProcessKey;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.table.ProcessLines;
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Text;

/** The processes of both sides as trees: folded, filtered, and each the same one that is selected elsewhere. */
final class ProcessesPane extends VBox {
    private final ProcessLines lines;
    private final SidesTable table;
    private final TextField filter = new TextField();
    private final CheckBox own = new CheckBox(Text.of("processes.own"));
    private final Label count = new Label();
    private final VBox trapped = new VBox();
    private final Set<ProcessKey> folded;
    private final Consumer<ProcessKey> chosen;
    private List<Optional<ProcessKey>> keys = List.of();
    private Optional<ProcessKey> selected = Optional.empty();
    private boolean showing;

    /** The processes of that facet; {@code chosen} hears of one that is selected here. */
    ProcessesPane(MirrorModel.State.Loaded loaded, ProcessLines lines, SidesTable table, Consumer<ProcessKey> chosen) {
        this.lines = lines;
        this.table = table;
        this.chosen = chosen;
        folded = new HashSet<>(lines.foldedAtFirst());
        getStyleClass().add("processes");
        trapped.setVisible(false);
        trapped.managedProperty().bind(trapped.visibleProperty());
        filter.setId("process-filter");
        filter.setPromptText(Text.of("processes.filter.short"));
        filter.setTooltip(new Tooltip(Text.of("processes.filter")));
        filter.setAccessibleText(Text.of("processes.filter"));
        filter.textProperty().addListener(any -> show());
        own.setId("process-own");
        own.setMinWidth(Region.USE_PREF_SIZE);
        own.selectedProperty().addListener(any -> show());
        count.getStyleClass().add("quiet");
        count.setId("process-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox bar = new HBox(filter, own, count);
        Trap.of(new Mirror(loaded.at().with(), loaded.at().who(), Map.of(Facet.PROCESSES, loaded.view())))
                .ifPresent(known -> trap(known, bar));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("process-bar");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, trapped, table);
        show();
        table.getSelectionModel().selectedIndexProperty().addListener((any, before, now) -> choose(now.intValue()));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                at(table.getSelectionModel().getSelectedIndex()).ifPresent(key -> fold(key, !folded.contains(key)));
            }
        });
    }

    /** Folded, filtered and selected as that one is. */
    void standAs(ProcessesPane older) {
        folded.clear();
        folded.addAll(older.folded);
        own.setSelected(older.own.isSelected());
        filter.setText(older.filter.getText());
        show();
    }

    /** What entering the PID namespace alone would show, told where a person asks for it. */
    private void trap(Trap trap, HBox bar) {
        ToggleButton ask = new ToggleButton(Text.of("processes.trap"));
        ask.setId("trap");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        bar.getChildren().add(ask);
        Label list = wrapping(Text.of("processes.trap.lists", trap.rows().size(),
                lines.inContainer()), "trap-list");
        list.getStyleClass().add("trap-list");
        Label why = wrapping(Shown.line(trap.why(), 1_000), "trap-why");
        why.getStyleClass().add("quiet");
        trapped.setId("trap-told");
        trapped.getStyleClass().add("trap");
        trapped.getChildren().setAll(SideHead.command(trap.command(), Optional.empty()), list, why);
        trapped.visibleProperty().bind(ask.selectedProperty());
    }

    private static Label wrapping(String text, String id) {
        Label label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void pressed(KeyEvent event) {
        Optional<ProcessKey> key = at(table.getSelectionModel().getSelectedIndex());
        boolean away = event.getCode() == KeyCode.LEFT;
        if (key.isPresent() && (away || event.getCode() == KeyCode.RIGHT) && !event.isShortcutDown()) {
            fold(key.get(), away);
            event.consume();
        }
    }

    private void fold(ProcessKey key, boolean away) {
        if (away ? folded.add(key) : folded.remove(key)) {
            show();
        }
    }

    private Optional<ProcessKey> at(int index) {
        return index < 0 || index >= keys.size() ? Optional.empty() : keys.get(index);
    }

    private void show() {
        ProcessLines.Seen seen = lines.seen(filter.getText(), own.isSelected(), folded);
        keys = seen.keys();
        showing = true;
        table.show(seen.lines());
        showing = false;
        select(selected);
        count.setText(seen.lines().size() == lines.size() ? Text.count("processes.count", lines.size())
                : Text.of("processes.some", seen.lines().size(), lines.size()));
    }

    private void choose(int index) {
        if (!showing) {
            at(index).ifPresent(key -> {
                selected = Optional.of(key);
                chosen.accept(key);
            });
        }
    }

    /** Selects the line of that process, or none. */
    void select(Optional<ProcessKey> key) {
        selected = key;
        int index = IntStream.range(0, keys.size())
                .filter(i -> key.isPresent() && keys.get(i).equals(key))
                .findFirst()
                .orElse(-1);
        showing = true;
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().clearAndSelect(index);
            table.reveal(index);
        }
        showing = false;
    }
}
