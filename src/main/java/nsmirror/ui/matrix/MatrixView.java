package nsmirror.ui.matrix;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
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

    private final Listener listener;
    private Emphasis emphasis = Emphasis.none();
    private boolean following;

    /** An empty matrix. */
    public MatrixView(Listener listener) {
        super(new TreeItem<>());
        this.listener = listener;
        setId("matrix");
        getStyleClass().addAll("dense", "matrix");
        setShowRoot(false);
        setAccessibleText(Text.of("matrix.accessible"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(who());
        getColumns().add(count());
        Kind.ALL.forEach(kind -> getColumns().add(kind(kind)));
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        setRowFactory(view -> new Row());
        getSelectionModel().getSelectedItems().subscribe(this::selectionChanged);
        setMinWidth(120);
    }

    private static TreeTableColumn<MatrixRow, String> who() {
        TreeTableColumn<MatrixRow, String> column = new TreeTableColumn<>(Text.of("matrix.who"));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().getValue().who()));
        column.setPrefWidth(260);
        column.setMinWidth(110);
        return column;
    }

    private TreeTableColumn<MatrixRow, String> count() {
        TreeTableColumn<MatrixRow, String> column = new TreeTableColumn<>(Text.of("matrix.count"));
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(row.getValue().getValue().count(emphasis.matches())));
        column.setPrefWidth(80);
        column.setMinWidth(60);
        column.getStyleClass().add("number");
        return column;
    }

    private TreeTableColumn<MatrixRow, MatrixRow> kind(Kind kind) {
        TreeTableColumn<MatrixRow, MatrixRow> column = new TreeTableColumn<>(kind.label());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(any -> new SlotCell(kind, () -> chosen().stream().toList()));
        column.setPrefWidth(62);
        column.setMinWidth(34);
        column.getStyleClass().add("kind-column");
        return column;
    }

    /** Shows that snapshot: rows that were open stay open, and what was selected stays selected. */
    public void show(Snapshot snapshot) {
        Set<Subject> open = getRoot().getChildren().stream()
                .filter(TreeItem::isExpanded)
                .map(item -> item.getValue().subject())
                .collect(Collectors.toCollection(HashSet::new));
        following = true;
        getRoot().getChildren().setAll(MatrixRow.of(snapshot).stream().map(each -> item(each, open)).toList());
        following = false;
        follow();
    }

    private static TreeItem<MatrixRow> item(Map.Entry<MatrixRow, List<MatrixRow>> combination, Set<Subject> open) {
        TreeItem<MatrixRow> item = new TreeItem<>(combination.getKey());
        item.getChildren().setAll(combination.getValue().stream().map(TreeItem::new).toList());
        item.setExpanded(open.contains(combination.getKey().subject()));
        return item;
    }

    /** Shows what stands out: what is selected, what it is compared with, what a search found. */
    public void emphasise(Emphasis next) {
        emphasis = next;
        follow();
        refresh();
    }

    /** Selects the rows of what is selected elsewhere, unless they are selected already. */
    private void follow() {
        List<TreeItem<MatrixRow>> wanted = Stream.of(emphasis.compared(), emphasis.selected())
                .flatMap(Optional::stream)
                .flatMap(subject -> item(subject).stream())
                .toList();
        if (Set.copyOf(wanted).equals(Set.copyOf(selectedItems()))) {
            return;
        }
        following = true;
        getSelectionModel().clearSelection();
        for (TreeItem<MatrixRow> item : wanted) {
            getSelectionModel().select(item);
            getFocusModel().focus(getRow(item));
        }
        wanted.stream().findFirst().ifPresent(this::reveal);
        following = false;
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

    private void selectionChanged() {
        List<TreeItem<MatrixRow>> selected = selectedItems();
        if (following || selected.isEmpty()) {
            return;
        }
        Subject last = chosen().orElseThrow().subject();
        selected.stream()
                .map(item -> item.getValue().subject())
                .filter(subject -> !subject.equals(last))
                .findFirst()
                .ifPresentOrElse(first -> listener.compared(first, last), () -> listener.selected(last));
    }

    /** A row that says in words what its cells show, and stands back where a search found nothing of it. */
    private final class Row extends TreeTableRow<MatrixRow> {
        @Override
        protected void updateItem(MatrixRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("faded", "member", "combination");
            if (empty || row == null) {
                setAccessibleText(null);
                return;
            }
            setAccessibleText(row.words());
            if (emphasis.matches().filter(found -> row.found(found) == 0).isPresent()) {
                getStyleClass().add("faded");
            }
            if (row.found(emphasis.members()) > 0) {
                getStyleClass().add("member");
            }
            if (!row.single()) {
                getStyleClass().add("combination");
            }
        }
    }
}
