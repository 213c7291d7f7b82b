package nsmirror.ui.mirror;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.reading.Directory;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Text;

/** A directory of both sides, which leads into those it holds and back to those it is in. */
final class FilesPane extends VBox {
    /** Pixels of a path that leave room for a command beside it. */
    private static final double SHORT_PATH = 200;

    private final FacetView view;
    private final Directory directory;
    private final SidesTable table;
    private final Consumer<Directory> open;

    /** The files of that facet; {@code open} hears of the directory a person goes to. */
    FilesPane(MirrorModel.State.Loaded loaded, SidesTable table, Consumer<Directory> open) {
        this.view = loaded.view();
        this.directory = loaded.at().directory();
        this.table = table;
        this.open = open;
        getStyleClass().add("files");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(way(loaded, open), table);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                into();
            }
        });
    }

    /** Where one is, and how the lab gets to see the same. */
    static Node way(MirrorModel.State.Loaded loaded, Consumer<Directory> open) {
        FlowPane path = path(loaded.at().directory(), open);
        Optional<String> lab = loaded.view().container().labCommand().filter(any -> !loaded.view().shared());
        if (lab.isEmpty()) {
            return path;
        }
        VBox side = new VBox(SideHead.command(lab.get(), Optional.of(Text.of("side.lab"))));
        side.getStyleClass().add("container-side");
        return new LineOrTwo(path, side);
    }

    /** Where one is, each directory above a button that leads to it. */
    private static FlowPane path(Directory directory, Consumer<Directory> open) {
        FlowPane line = new FlowPane();
        line.setId("path");
        line.setPrefWrapLength(SHORT_PATH);
        line.getStyleClass().add("path");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().add(step("/", Directory.ROOT, open));
        for (int i = 0; i < directory.names().size(); i++) {
            Directory to = new Directory(directory.names().subList(0, i + 1));
            line.getChildren().add(step(Shown.line(directory.names().get(i), 60) + "/", to, open));
        }
        return line;
    }

    private static Button step(String name, Directory to, Consumer<Directory> open) {
        Button step = new Button(name);
        step.getStyleClass().addAll("flat", "path-step");
        step.setMnemonicParsing(false);
        step.setAccessibleText(Text.of("files.open", Shown.line(to.path(), 400)));
        step.setOnAction(event -> open.accept(to));
        return step;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            into();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            open.accept(directory.above());
            event.consume();
        }
    }

    /** Into the directory of the selected line, on whichever side it is one. */
    private void into() {
        int index = table.getSelectionModel().getSelectedIndex();
        if (index >= 0) {
            rows(index).stream().filter(row -> row.text("type").equals("directory")).findFirst()
                    .map(row -> row.text("name"))
                    .filter(name -> !name.equals("."))
                    .ifPresent(name -> open.accept(name.equals("..") ? directory.above() : directory.in(name)));
        }
    }

    private List<Row> rows(int index) {
        Pair pair = view.pairs().get(index);
        return Stream.concat(
                pair.host().stream().mapToObj(view.host().rows()::get),
                pair.container().stream().mapToObj(view.container().rows()::get)).toList();
    }

    /** The keyboard goes on at the directory one came from, or at the first line. */
    void comeFrom(Directory before) {
        Optional<String> left = before.above().equals(directory) && !before.names().isEmpty()
                ? Optional.of(before.names().getLast()) : Optional.empty();
        int index = left.stream()
                .flatMapToInt(name -> IntStream.range(0, view.pairs().size())
                        .filter(i -> rows(i).stream().anyMatch(row -> row.text("name").equals(name))))
                .findFirst()
                .orElse(0);
        table.getSelectionModel().clearAndSelect(index);
        table.reveal(index);
    }
}
