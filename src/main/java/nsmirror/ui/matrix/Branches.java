package nsmirror.ui.matrix;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import nsmirror.diagram.Subject;

/**
 * The branches of the matrix's tree, which grow and fall one by one: where all are put in anew, the table forgets which
 * row the keyboard stands on, and which is at its top.
 */
final class Branches {
    private Branches() {}

    /** Makes what hangs below that item what is wanted; whoever stays keeps its item, open or not. */
    static void become(TreeItem<MatrixRow> above, List<Map.Entry<MatrixRow, List<MatrixRow>>> wanted) {
        become(above.getChildren(), wanted.stream().map(Map.Entry::getKey).toList());
        for (int i = 0; i < wanted.size(); i++) {
            become(above.getChildren().get(i).getChildren(), wanted.get(i).getValue());
        }
    }

    private static void become(ObservableList<TreeItem<MatrixRow>> items, List<MatrixRow> wanted) {
        Map<Subject, MatrixRow> rows = wanted.stream().collect(Collectors.toMap(MatrixRow::subject, Function.identity()));
        items.removeIf(item -> !rows.containsKey(item.getValue().subject()));
        Map<Subject, TreeItem<MatrixRow>> kept =
                items.stream().collect(Collectors.toMap(item -> item.getValue().subject(), Function.identity()));
        if (items.isEmpty()) {
            items.setAll(wanted.stream().map(TreeItem::new).toList());
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            place(items, i, wanted.get(i), kept.get(wanted.get(i).subject()));
        }
    }

    private static void place(ObservableList<TreeItem<MatrixRow>> items, int at, MatrixRow row, TreeItem<MatrixRow> item) {
        if (item == null) {
            items.add(at, new TreeItem<>(row));
            return;
        }
        if (!item.getValue().equals(row)) {
            item.setValue(row);
        }
        if (items.get(at) != item) {
            items.remove(item);
            items.add(at, item);
        }
    }
}
