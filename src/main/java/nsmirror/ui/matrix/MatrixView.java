package nsmirror.ui.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import nsmirror.diagram.Slot;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.ui.map.Emphasis;
import nsmirror.ui.parts.Text;

/**
 * The matrix as a table that opens row by row down to the processes. What is selected here is told; what is selected
 * elsewhere is shown here.
 */
public final class MatrixView extends TreeTableView<MatrixRow> {
    /** Who lives with the matrix. */
    public interface Listener {
        /** That is to be selected. */
        void selected(Subject subject);

        /** These two are to be compared. */
        void compared(Subject one, Subject other);
    }

    private static final double KIND_WIDTH = 2;
    private static final double COUNT_WIDTH = 4.4;

    private final Listener listener;
    private Emphasis emphasis = Emphasis.none();
    private List<Subject> wanted = List.of();
    private List<Map.Entry<MatrixRow, List<MatrixRow>>> rows = List.of();
    private Optional<Snapshot> unseen = Optional.empty();
    private boolean looking;

    /** An empty matrix. */
    public MatrixView(Listener listener) {
        super(new TreeItem<>());
        this.listener = listener;
        setId("matrix");
        getStyleClass().addAll("dense", "matrix");
        setShowRoot(false);
        setAccessibleText(Text.of("matrix.accessible"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(who());
        getColumns().add(count());
        Kind.ALL.forEach(kind -> getColumns().add(kind(kind)));
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        setRowFactory(view -> new Row());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(this::choose);
                event.consume();
            }
        });
        getSelectionModel().getSelectedItems().subscribe(this::selectionChanging);
        sceneProperty().subscribe(now -> {
            if (now != null) {
                unseen.ifPresent(snapshot -> fill(snapshot, true));
            }
        });
        setMinWidth(120);
    }

    /** Makes room for text of that size: what is left is for who lives there. */
    public void size(double text) {
        getColumns().stream().skip(1).forEach(column -> {
            double width = Math.ceil(text * (column == getColumns().get(1) ? COUNT_WIDTH : KIND_WIDTH));
            column.setMinWidth(width);
            column.setMaxWidth(width);
            column.setPrefWidth(width);
        });
        // The table looks at its own width alone: columns that grew would push the last ones out of sight.
        getColumnResizePolicy().call(new ResizeFeatures<>(this, null, 0.0));
    }

    private static TreeTableColumn<MatrixRow, String> who() {
        TreeTableColumn<MatrixRow, String> column = new TreeTableColumn<>(Text.of("matrix.who"));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().getValue().who()));
        column.setMinWidth(80);
        return column;
    }

    private TreeTableColumn<MatrixRow, String> count() {
        TreeTableColumn<MatrixRow, String> column = new TreeTableColumn<>(Text.of("matrix.count"));
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(row.getValue().getValue().count(emphasis.matches())));
        column.getStyleClass().add("number");
        return column;
    }

    private TreeTableColumn<MatrixRow, MatrixRow> kind(Kind kind) {
        TreeTableColumn<MatrixRow, MatrixRow> column = new TreeTableColumn<>();
        column.setGraphic(header(kind));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(any -> new SlotCell(kind, () -> chosen().stream().toList()));
        column.getStyleClass().add("kind-column");
        return column;
    }

    /** The letter that stands for the kind in its cells: a name has no room, and says itself to whoever asks. */
    private static Label header(Kind kind) {
        Label letter = new Label(Slot.OWN.sign(kind));
        letter.setTooltip(new Tooltip(Text.of("what.namespace." + kind.label())));
        letter.setAccessibleText(Text.of("what.namespace." + kind.label()));
        return letter;
    }

    /**
     * Shows that snapshot: rows that were open stay open, what was selected stays selected, the keyboard where it is.
     * Rows for thousands take longer than a frame: nobody waits for them while the matrix is out of sight.
     */
    public void show(Snapshot snapshot) {
        if (getScene() == null) {
            unseen = Optional.of(snapshot);
        } else {
            fill(snapshot, false);
        }
    }

    private void fill(Snapshot snapshot, boolean reveal) {
        unseen = Optional.empty();
        List<Map.Entry<MatrixRow, List<MatrixRow>>> next = MatrixRow.of(snapshot);
        if (!next.equals(rows)) {
            rows = next;
            Branches.become(getRoot(), rows);
            follow(reveal);
        }
    }

    /** Shows what stands out: what is selected, what it is compared with, what a search found. */
    public void emphasise(Emphasis next) {
        boolean other = !next.selected().equals(emphasis.selected()) || !next.compared().equals(emphasis.compared());
        emphasis = next;
        follow(other);
        refresh();
    }

    /** Selects the rows of what is selected elsewhere, unless they are; brings them into sight if that is new. */
    private void follow(boolean reveal) {
        List<TreeItem<MatrixRow>> items = Stream.of(emphasis.compared(), emphasis.selected())
                .flatMap(Optional::stream)
                .flatMap(subject -> item(subject).stream())
                .distinct()
                .toList();
        wanted = subjects(items);
        if (Set.copyOf(items).equals(Set.copyOf(selectedItems()))) {
            return;
        }
        getSelectionModel().clearSelection();
        for (TreeItem<MatrixRow> item : items) {
            getSelectionModel().select(item);
            getFocusModel().focus(getRow(item));
        }
        items.stream().findFirst().filter(any -> reveal).ifPresent(this::reveal);
    }

    private static List<Subject> subjects(List<TreeItem<MatrixRow>> items) {
        return items.stream().map(item -> item.getValue().subject()).toList();
    }

    private void reveal(TreeItem<MatrixRow> item) {
        int row = getRow(item);
        if (row >= 0) {
            scrollTo(Math.max(0, row - 2));
        }
    }

    /** Its own row if that can be seen, else the combination it lives in; for a group that of its first process. */
    private Optional<TreeItem<MatrixRow>> item(Subject subject) {
        Optional<TreeItem<MatrixRow>> own = shown().filter(each -> each.getValue().subject().equals(subject)).findFirst();
        return own.or(() -> switch (subject) {
            case Subject.OfProcess(ProcessKey key) -> combination(Set.of(key));
            case Subject.OfCombination _ -> Optional.empty();
            default -> combination(emphasis.members());
        });
    }

    private Stream<TreeItem<MatrixRow>> shown() {
        return getRoot().getChildren().stream().flatMap(each ->
                Stream.concat(Stream.of(each), each.isExpanded() ? each.getChildren().stream() : Stream.empty()));
    }

    private Optional<TreeItem<MatrixRow>> combination(Set<ProcessKey> members) {
        return getRoot().getChildren().stream()
                .filter(each -> each.getValue().found(members) > 0)
                .max((one, other) -> Boolean.compare(one.getValue().members().equals(members),
                        other.getValue().members().equals(members)));
    }

    private List<TreeItem<MatrixRow>> selectedItems() {
        return getSelectionModel().getSelectedItems().stream().filter(item -> item != null).toList();
    }

    /** The row the keyboard stands on, if it is selected. */
    private Optional<MatrixRow> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    /** One gesture changes the selection in several steps, and opening a row changes it and back: looked at after. */
    private void selectionChanging() {
        if (!looking) {
            looking = true;
            Platform.runLater(() -> {
                looking = false;
                selectionChanged();
            });
        }
    }

    private void selectionChanged() {
        List<Subject> selected = subjects(selectedItems());
        Optional<Subject> last = chosen().map(MatrixRow::subject);
        if (last.isEmpty() || Set.copyOf(selected).equals(Set.copyOf(wanted))) {
            return;
        }
        selected.stream()
                .filter(subject -> !subject.equals(last.get()))
                .findFirst()
                .ifPresentOrElse(first -> listener.compared(first, last.get()), () -> listener.selected(last.get()));
    }

    /** A row that stands for something within it becomes what is selected when it is chosen itself. */
    private void choose(MatrixRow row) {
        if (selectedItems().size() == 1 && !emphasis.selected().equals(Optional.of(row.subject()))) {
            listener.selected(row.subject());
        }
    }

    /** A row that says in words what its cells show, and stands back where a search found nothing of it. */
    private final class Row extends TreeTableRow<MatrixRow> {
        Row() {
            setOnMouseClicked(event -> {
                if (!isEmpty() && getItem() != null && event.getClickCount() == 1) {
                    choose(getItem());
                }
            });
        }

        @Override
        protected void updateItem(MatrixRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("faded", "inside", "combination");
            if (empty || row == null) {
                setAccessibleText(null);
                return;
            }
            setAccessibleText(row.words());
            if (emphasis.matches().filter(found -> row.found(found) == 0).isPresent()) {
                getStyleClass().add("faded");
            }
            if (row.found(emphasis.members()) > 0) {
                getStyleClass().add("inside");
            }
            if (!row.single()) {
                getStyleClass().add("combination");
            }
        }
    }
}
