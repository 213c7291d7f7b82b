package nsmirror.ui.mirror.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nsmirror.ui.mirror.table.FacetTable.Column;

/** How wide each column of one side is, and which have no room. */
final class ColumnWidths {
    /** A column that is shown has room for its text, or at least this part of the side. */
    private static final double LEAST_PART = 0.4;

    private ColumnWidths() {}

    /**
     * Widths in pixels that fill the room. The most important columns come first: one for which no room is left is 0.
     * Those that are shown are as wide as their text as far as there is room, in the same order; what is left goes to
     * the last one on screen.
     *
     * @param character width of a character
     * @param padding of a cell, both sides together
     */
    static double[] of(List<Column> columns, double room, double character, double padding) {
        double[] widths = new double[columns.size()];
        List<Integer> byRank = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(index -> columns.get(index).rank()))
                .toList();
        double left = room;
        for (int index : byRank) {
            double least = Math.min(columns.get(index).characters() * character + padding, room * LEAST_PART);
            if (least <= left || left == room) {
                widths[index] = Math.min(least, room);
                left -= widths[index];
            }
        }
        for (int index : byRank) {
            if (widths[index] > 0) {
                double more = Math.min(left, columns.get(index).characters() * character + padding - widths[index]);
                widths[index] += Math.max(0, more);
                left -= Math.max(0, more);
            }
        }
        IntStream.range(0, widths.length)
                .filter(index -> widths[index] > 0)
                .max()
                .ifPresent(last -> widths[last] += spare(room, widths));
        return widths;
    }

    private static double spare(double room, double[] widths) {
        return Math.max(0, room - DoubleStream.of(widths).sum());
    }
}
