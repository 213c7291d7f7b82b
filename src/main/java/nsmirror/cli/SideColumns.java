package nsmirror.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import nsmirror.mirror.Row;
import nsmirror.text.Shown;

/**
 * The columns of one side, fitted into a width: the less important ones go until the others have comfortable room, and
 * those that can be cut share what is left.
 */
final class SideColumns {
    private static final String GAP = "  ";
    private static final int COMFORTABLE = 24;
    private static final int LEAST = 6;
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
     * @param weight 0 for one that never goes; the higher of two goes first
     * @param text what stands in it, line by line, as the node gave it
     */
    record Column(String heading, int weight, Shape shape, Function<Row, List<String>> text) {
        static Column of(String heading, int weight, Shape shape, String cell) {
            return new Column(heading, weight, shape, row -> List.of(row.text(cell)));
        }

        List<String> shown(Row row) {
            List<String> all = text.apply(row).stream()
                    .limit(MOST_LINES)
                    .map(line -> Shown.line(line, MOST_SIGNS))
                    .toList();
            return all.isEmpty() ? List.of("") : all;
        }

        /** The same in lines of that width. */
        List<String> broken(Row row, int width) {
            return shape == Shape.WRAP
                    ? shown(row).stream().flatMap(line -> TerminalText.wrapped(line, width).stream()).toList()
                    : shown(row);
        }

        boolean empty(List<Row> rows) {
            return rows.stream().allMatch(row -> shown(row).equals(List.of("")));
        }

        /** As wide as its widest cell. */
        int natural(List<Row> rows) {
            return rows.stream()
                    .flatMap(row -> shown(row).stream())
                    .mapToInt(TerminalText::width)
                    .reduce(TerminalText.width(heading), Math::max);
        }

        /** What it must have to be worth showing. */
        int needed(List<Row> rows) {
            boolean gives = shape == Shape.CUT || shape == Shape.WRAP;
            return gives ? Math.min(COMFORTABLE, natural(rows)) : natural(rows);
        }
    }

    private final List<Column> columns;
    private final List<Integer> widths;
    private final int room;

    private SideColumns(List<Column> columns, List<Integer> widths, int room) {
        this.columns = columns;
        this.widths = widths;
        this.room = room;
    }

    /** The columns that have something to say in these rows, in that many columns of the terminal. */
    static SideColumns fitted(List<Column> all, List<Row> rows, int room) {
        List<Column> columns = new ArrayList<>(all);
        columns.removeIf(column -> column.weight() > 0 && column.empty(rows));
        List<Integer> widths = new ArrayList<>(columns.stream().map(column -> column.needed(rows)).toList());
        while (total(widths) > room) {
            Column least = columns.stream().max(Comparator.comparing(Column::weight)).orElseThrow();
            if (least.weight() == 0) {
                break;
            }
            widths.remove(columns.indexOf(least));
            columns.remove(least);
        }
        grow(columns, rows, widths, room);
        shrink(widths, room);
        return new SideColumns(columns, widths, room);
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * Math.max(0, widths.size() - 1);
    }

    /** Room that is left goes to the columns that were cut, from left to right. */
    private static void grow(List<Column> columns, List<Row> rows, List<Integer> widths, int room) {
        for (int index = 0; index < columns.size(); index++) {
            int left = room - total(widths);
            int missing = columns.get(index).natural(rows) - widths.get(index);
            if (left > 0 && missing > 0) {
                widths.set(index, widths.get(index) + Math.min(left, missing));
            }
        }
    }

    /** Takes from the widest until it fits; below a few columns a cell says nothing any more. */
    private static void shrink(List<Integer> widths, int room) {
        for (int over = total(widths) - room; over > 0; over--) {
            int widest = widths.indexOf(widths.stream().max(Comparator.naturalOrder()).orElse(0));
            if (widths.get(widest) <= LEAST) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
    }

    /** The headings, filled to the width. */
    String heading() {
        return line(column -> column.heading());
    }

    /** The row in as many lines as its highest cell, each filled to the width. */
    List<String> lines(Row row) {
        List<List<String>> cells = IntStream.range(0, columns.size())
                .mapToObj(index -> columns.get(index).broken(row, widths.get(index)))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        return IntStream.range(0, height)
                .mapToObj(line -> line(column -> {
                    List<String> cell = cells.get(columns.indexOf(column));
                    return line < cell.size() ? cell.get(line) : "";
                }))
                .toList();
    }

    /** A line without a row. */
    String blank() {
        return " ".repeat(room);
    }

    private String line(Function<Column, String> text) {
        List<String> cells = IntStream.range(0, columns.size())
                .mapToObj(index -> cell(columns.get(index), text.apply(columns.get(index)), widths.get(index)))
                .toList();
        return TerminalText.fit(String.join(GAP, cells), room);
    }

    private static String cell(Column column, String text, int width) {
        int missing = width - TerminalText.width(text);
        return column.shape() == Shape.NUMBER && missing > 0
                ? " ".repeat(missing) + text
                : TerminalText.fit(text, width);
    }
}
