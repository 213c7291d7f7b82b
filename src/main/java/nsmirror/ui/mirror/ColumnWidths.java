package nsmirror.ui.mirror;

import java.util.List;
import nsmirror.ui.mirror.FacetTable.Column;

/** How wide each column of one side is. */
final class ColumnWidths {
    private ColumnWidths() {}

    /**
     * Widths in pixels that fill the room: each column as wide as its text, what is left to the last. Where it does not
     * fit, the widest gives way first, down to a few characters; what is cut is in its tooltip.
     *
     * @param character width of a character
     * @param padding of a cell, both sides together
     */
    static double[] of(List<Column> columns, double room, double character, double padding) {
        double[] widths = columns.stream().mapToDouble(each -> each.characters() * character + padding).toArray();
        if (widths.length == 0) {
            return widths;
        }
        double over = sum(widths) - room;
        double least = 6 * character + padding;
        while (over > 0.5) {
            int widest = widest(widths);
            double next = Math.max(least, second(widths, widest));
            double cut = Math.min(over, Math.max(widths[widest] - next, character));
            if (widths[widest] - cut < least) {
                break;
            }
            widths[widest] -= cut;
            over -= cut;
        }
        widths[widths.length - 1] += Math.max(0, room - sum(widths));
        return widths;
    }

    private static double sum(double[] widths) {
        double sum = 0;
        for (double width : widths) {
            sum += width;
        }
        return sum;
    }

    private static int widest(double[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] > widths[widest]) {
                widest = i;
            }
        }
        return widest;
    }

    private static double second(double[] widths, int but) {
        double second = 0;
        for (int i = 0; i < widths.length; i++) {
            if (i != but) {
                second = Math.max(second, widths[i]);
            }
        }
        return second;
    }
}
