package nsmirror.ui.mirror.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import nsmirror.ui.mirror.table.FacetTable.Column;
import nsmirror.ui.mirror.table.FacetTable.Line;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import nsmirror.ui.parts.Text;

/** The rows of both sides in one table, so that what belongs together stands on one line. */
public final class SidesTable extends TableView<Line> {
    private static final double SIGN_WIDTH = 34;
    private static final int LINES_BEFORE = 2;
    private static final double ROW = 1.75;
    /** The heading's and those of a few rows: with fewer it says nothing. */
    private static final int LEAST_ROWS = 6;
    private static final double SCROLL_BAR = 18;
    /** The style sheet's 6 on each side, and what rounding takes away. */
    private static final double CELL_PADDING = 16;
    /** JetBrains Mono: every glyph advances 0.6 of the size. */
    private static final double ADVANCE = 0.6;
    private static final PseudoClass ONLY_HERE = PseudoClass.getPseudoClass("only-here");
    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");

    private final List<Column> columns;
    private final List<TableColumn<Line, String>> host = new ArrayList<>();
    private final List<TableColumn<Line, String>> container = new ArrayList<>();
    private final boolean both;
    private final ReadOnlyIntegerWrapper hidden = new ReadOnlyIntegerWrapper();
    private double fittedWidth;
    private double fittedText;
    private double fittedHeight;
    private OptionalInt aim = OptionalInt.empty();

    /** A table of the lines; of one side only where both are one. */
    public SidesTable(FacetTable table, boolean shared) {
        super();
        columns = table.columns();
        both = !shared;
        setId("sides");
        getStyleClass().addAll("sides", "dense");
        setAccessibleText(Text.of("sides.accessible"));
        for (int i = 0; i < columns.size(); i++) {
            host.add(column(i, true));
            container.add(column(i, false));
        }
        getColumns().addAll(host);
        if (both) {
            getColumns().add(sign());
            getColumns().addAll(container);
        }
        getItems().setAll(table.lines());
        setRowFactory(any -> row());
        addEventFilter(InputEvent.ANY, event -> {
            if (event instanceof ScrollEvent || event.getEventType() == KeyEvent.KEY_PRESSED
                    || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                aim = OptionalInt.empty();
            }
        });
        if (both) {
            aim(table.firstOfContainer() - LINES_BEFORE);
        }
    }

    /**
     * Scrolls there, and again when the height is another, until a person scrolls: the flow of rows keeps a part of the
     * whole, not a row, where it is.
     */
    private void aim(int index) {
        aim = OptionalInt.of(Math.max(0, index));
        scrollTo(aim.getAsInt());
    }

    /** Stands where that one does, on the row it has selected. */
    public void standAs(SidesTable older) {
        int row = getItems().indexOf(older.getSelectionModel().getSelectedItem());
        if (row >= 0) {
            getSelectionModel().select(row);
        }
        older.firstSeen().ifPresent(first -> {
            int still = getItems().indexOf(first);
            aim(still >= 0 ? still : older.getItems().indexOf(first));
        });
    }

    /** Other lines in the same columns; it stays where it is scrolled to. */
    public void show(List<Line> lines) {
        getItems().setAll(lines);
    }

    /** Scrolls to that line unless it is seen. */
    public void reveal(int index) {
        boolean seen = lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() <= index && index < flow.getLastVisibleCell().getIndex();
        if (!seen) {
            aim(index - LINES_BEFORE);
        }
    }

    private Optional<Line> firstSeen() {
        return lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? Optional.of(getItems().get(flow.getFirstVisibleCell().getIndex())) : Optional.empty();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != fittedWidth || textSize() != fittedText) {
            fittedWidth = getWidth();
            fittedText = textSize();
            fit();
        }
        super.layoutChildren();
        if (getHeight() != fittedHeight) {
            fittedHeight = getHeight();
            // Not within the layout, which the flow of rows is yet to do for that height.
            Platform.runLater(() -> aim.ifPresent(this::scrollTo));
        }
    }

    /** Gives each column its width, for the room there is and the size of the text. */
    private void fit() {
        // A whole number: at fractions of a pixel the lines between rows show through here and there.
        setFixedCellSize(Math.round(textSize() * ROW));
        setMinHeight(getFixedCellSize() * LEAST_ROWS);
        double room = getWidth() - SCROLL_BAR - (both ? SIGN_WIDTH : 0);
        double character = textSize() * ADVANCE;
        double[] widths = ColumnWidths.of(columns, both ? room / 2 : room, character, CELL_PADDING);
        for (int i = 0; i < widths.length; i++) {
            host.get(i).setVisible(widths[i] > 0);
            container.get(i).setVisible(widths[i] > 0);
            host.get(i).setPrefWidth(Math.floor(widths[i]));
            container.get(i).setPrefWidth(Math.floor(widths[i]));
        }
        hidden.set((int) DoubleStream.of(widths).filter(width -> width == 0).count());
    }

    /** How many columns of a side have no room. */
    public ReadOnlyIntegerProperty hiddenColumns() {
        return hidden.getReadOnlyProperty();
    }

    private double textSize() {
        Label sample = (Label) lookup(".column-header .label");
        return sample == null ? 13 : sample.getFont().getSize();
    }

    private TableColumn<Line, String> column(int index, boolean ofHost) {
        Column column = columns.get(index);
        // The last one fills the room: numbers would stand far from their heading's column.
        boolean right = column.number() && index < columns.size() - 1;
        TableColumn<Line, String> shown = new TableColumn<>(column.title());
        shown.setSortable(false);
        shown.setReorderable(false);
        shown.setMinWidth(10);
        shown.getStyleClass().addAll(ofHost ? "host-column" : "container-column", right ? "number" : "words");
        shown.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().cell(ofHost, index)));
        shown.setCellFactory(any -> new SideCell(ofHost, right));
        return shown;
    }

    private static TableColumn<Line, String> sign() {
        TableColumn<Line, String> sign = new TableColumn<>("");
        sign.setSortable(false);
        sign.setReorderable(false);
        sign.setResizable(false);
        sign.setPrefWidth(SIGN_WIDTH);
        sign.getStyleClass().add("sign-column");
        sign.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().relation().sign()));
        return sign;
    }

    private static TableRow<Line> row() {
        TableRow<Line> row = new TableRow<>();
        row.itemProperty().addListener((any, before, line) -> {
            row.pseudoClassStateChanged(DIFFERENT, line != null && line.relation() == Relation.DIFFERENT);
            row.pseudoClassStateChanged(ONLY_HERE, line != null
                    && (line.relation() == Relation.HOST_ONLY || line.relation() == Relation.CONTAINER_ONLY));
        });
        return row;
    }

    /** A cell; what it cuts off is in its tooltip. */
    private static final class SideCell extends TableCell<Line, String> {
        private final boolean ofHost;

        SideCell(boolean ofHost, boolean right) {
            this.ofHost = ofHost;
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            boolean nothing = empty || text == null || text.isEmpty();
            setText(nothing ? null : text);
            setTooltip(nothing || text.length() < 8 ? null : new Tooltip(text));
            Line line = getTableRow() == null ? null : getTableRow().getItem();
            pseudoClassStateChanged(ONLY_HERE, line != null
                    && line.relation() == (ofHost ? Relation.HOST_ONLY : Relation.CONTAINER_ONLY));
        }
    }
}
