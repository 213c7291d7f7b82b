package nsmirror.cli;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nsmirror.mirror.Row;
import nsmirror.text.Shown;

/** What stands in every cell of some rows, made safe once, and how wide each column is with it. */
final class CellTexts {
    private static final int MOST_SIGNS = 300;
    private static final int MOST_LINES = 6;

    /** How a column uses its room. */
    enum Shape {
        /** As wide as its widest cell. */
        PLAIN,
        /** Likewise, aligned right as numbers are. */
        NUMBER,
        /** May be cut. */
        CUT,
        /** May be broken into several lines. */
        WRAP
    }

    /**
     * A column.
     *
     * @param heading its heading
     * @param weight 0 for one that never goes; where there is little room the higher of two goes first
     * @param text what stands in it, line by line, as the node gave it
     */
    record Column(String heading, int weight, Shape shape, Function<Row, List<String>> text) {
        static Column of(String heading, int weight, Shape shape, String cell) {
            return new Column(heading, weight, shape, row -> List.of(row.text(cell)));
        }

        private List<String> shown(Row row) {
            return text.apply(row).stream()
                    .limit(MOST_LINES)
                    .map(line -> Shown.line(line, MOST_SIGNS))
                    .toList();
        }
    }

    private final List<Column> columns;
    private final Map<Row, List<List<String>>> cells = new IdentityHashMap<>();
    private final int[] widths;

    CellTexts(List<Column> columns, List<Row> rows) {
        this.columns = List.copyOf(columns);
        this.widths = new int[columns.size()];
        for (Row row : rows) {
            cells.computeIfAbsent(row, this::shown);
        }
    }

    private List<List<String>> shown(Row row) {
        List<List<String>> shown = new ArrayList<>(columns.size());
        for (int index = 0; index < columns.size(); index++) {
            List<String> cell = columns.get(index).shown(row);
            for (String line : cell) {
                widths[index] = Math.max(widths[index], TerminalText.width(line));
            }
            shown.add(cell);
        }
        return shown;
    }

    List<Column> columns() {
        return columns;
    }

    /** The lines of a cell; none if it is empty. */
    List<String> cell(Row row, int column) {
        return cells.get(row).get(column);
    }

    /** Whether no row has anything in that column. */
    boolean empty(int column) {
        return widths[column] == 0;
    }

    /** As wide as its heading and its widest cell. */
    int natural(int column) {
        return Math.max(widths[column], TerminalText.width(columns.get(column).heading()));
    }
}
