package nsmirror.ui.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import nsmirror.diagram.Slot;
import nsmirror.model.Kind;

/**
 * Whose namespace of one kind the processes of a row live in, drawn as on the map: solid is its own, a double frame is
 * shared, a dashed H is the host's. Framed where the selected row lives in the same one, so that one sees who shares it.
 */
final class SlotCell extends TreeTableCell<MatrixRow, MatrixRow> {
    private static final PseudoClass SAME = PseudoClass.getPseudoClass("same");

    private final Kind kind;
    private final Supplier<List<MatrixRow>> selected;
    private final Label sign = new Label();

    SlotCell(Kind kind, Supplier<List<MatrixRow>> selected) {
        this.kind = kind;
        this.selected = selected;
    }

    @Override
    protected void updateItem(MatrixRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean none = empty || row == null;
        setGraphic(none ? null : sign);
        setTooltip(null);
        setAccessibleText(null);
        pseudoClassStateChanged(SAME, !none && same(row));
        if (!none) {
            Slot slot = row.slot(kind);
            sign.setText(slot.sign(kind));
            sign.getStyleClass().setAll("label", "slot", "slot-" + slot.name().toLowerCase(Locale.ROOT));
            setAccessibleText(row.words(kind));
            setTooltip(new Tooltip(row.words(kind)));
        }
    }

    private boolean same(MatrixRow row) {
        Optional<Long> here = Optional.ofNullable(row.inodes().get(kind));
        return row.slot(kind) == Slot.SHARED && selected.get().stream()
                .anyMatch(other -> here.equals(Optional.ofNullable(other.inodes().get(kind))));
    }
}
