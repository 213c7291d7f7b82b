package nsmirror.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nsmirror.cli.CellTexts.Column;
import nsmirror.cli.CellTexts.Shape;
import nsmirror.mirror.Row;

/**
 * The columns of one side, fitted into a width: the less important ones go until the others have comfortable room, and
 * those that can be cut share what is left.
 */
final class SideColumns {
    private static final String GAP = "  ";
    private static final int COMFORTABLE = 24;
    private static final int LEAST = 6;

    private final CellTexts cells;
    private final int room;
    /** Which of the columns are shown, and how wide each. */
    private final List<Integer> shown = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    /** Fits the columns that have something to say into that many columns of the terminal. */
    SideColumns(CellTexts cells, int room) {
        this.cells = cells;
        this.room = room;
        for (int column = 0; column < cells.columns().size(); column++) {
            if (weight(column) == 0 || !cells.empty(column)) {
                shown.add(column);
                widths.add(needed(column));
            }
        }
        drop();
        grow();
        shrink();
    }

    private int weight(int column) {
        return cells.columns().get(column).weight();
    }

    /** What it must have to be worth showing. */
    private int needed(int column) {
        Shape shape = cells.columns().get(column).shape();
        boolean gives = shape == Shape.CUT || shape == Shape.WRAP;
        return gives ? Math.min(COMFORTABLE, cells.natural(column)) : cells.natural(column);
    }

    private int left() {
        int gaps = GAP.length() * Math.max(0, widths.size() - 1);
        return room - gaps - widths.stream().mapToInt(Integer::intValue).sum();
    }

    private void drop() {
        while (left() < 0) {
            int least = shown.stream().max(Comparator.comparing(this::weight)).orElseThrow();
            if (weight(least) == 0) {
                return;
            }
            widths.remove(shown.indexOf(least));
            shown.remove(Integer.valueOf(least));
        }
    }

    /** Room that is left goes to the columns that were cut, from left to right. */
    private void grow() {
        for (int index = 0; index < shown.size(); index++) {
            int missing = cells.natural(shown.get(index)) - widths.get(index);
            widths.set(index, widths.get(index) + Math.clamp(missing, 0, Math.max(0, left())));
        }
    }

    /** Takes from the widest until it fits; below a few columns a cell says nothing any more. */
    private void shrink() {
        for (int over = -left(); over > 0; over--) {
            int widest = widths.indexOf(widths.stream().max(Comparator.naturalOrder()).orElse(0));
            if (widths.get(widest) <= LEAST) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
    }

    /** The headings, filled to the width. */
    String heading() {
        return line(index -> column(index).heading());
    }

    /** The row in as many lines as its highest cell, each filled to the width. */
    List<String> lines(Row row) {
        List<List<String>> texts = IntStream.range(0, shown.size()).mapToObj(index -> broken(row, index)).toList();
        int height = texts.stream().mapToInt(List::size).reduce(1, Math::max);
        return IntStream.range(0, height)
                .mapToObj(line -> line(index -> line < texts.get(index).size() ? texts.get(index).get(line) : ""))
                .toList();
    }

    /** A line without a row. */
    String blank() {
        return " ".repeat(room);
    }

    private List<String> broken(Row row, int index) {
        List<String> cell = cells.cell(row, shown.get(index));
        return column(index).shape() == Shape.WRAP
                ? cell.stream().flatMap(line -> TerminalText.wrapped(line, widths.get(index)).stream()).toList()
                : cell;
    }

    private Column column(int index) {
        return cells.columns().get(shown.get(index));
    }

    private String line(IntFunction<String> text) {
        List<String> fitted = IntStream.range(0, shown.size())
                .mapToObj(index -> cell(column(index).shape(), text.apply(index), widths.get(index)))
                .toList();
        return TerminalText.fit(String.join(GAP, fitted), room);
    }

    private static String cell(Shape shape, String text, int width) {
        int missing = width - TerminalText.width(text);
        return shape == Shape.NUMBER && missing > 0 ? " ".repeat(missing) + text : TerminalText.fit(text, width);
    }
}
