package nsmirror.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nsmirror.mirror.Row;

/**
 * The columns of one side that there is room for, and how wide each is.
 *
 * @param columns in display order
 * @param widths of each in pixels, the gap to the next included
 * @param shortenedBy by how many pixels the widest is narrower than it wants to be
 */
record MirrorPane(List<FacetColumn> columns, List<Double> widths, double shortenedBy) {
    /** Width of a character of the commands' font, in font sizes: all are equally wide. */
    private static final double CHARACTER = 0.6;
    private static final double GAP = 1.4;
    /** The widest column may be shortened to so many characters before another is left out. */
    private static final int LEAST_CHARACTERS = 24;
    private static final int ROOMY_CHARACTERS = 44;

    MirrorPane {
        columns = List.copyOf(columns);
        widths = List.copyOf(widths);
    }

    /** Lays out a pane; the least important columns are left out until the others have room. */
    static MirrorPane of(List<FacetColumn> all, List<Row> rows, double width, double text) {
        List<FacetColumn> columns = all;
        while (true) {
            List<Double> wanted = columns.stream().map(column -> wanted(column, rows, text)).toList();
            FacetColumn least = columns.stream().max(Comparator.comparing(FacetColumn::importance)).orElseThrow();
            if (least.importance() == 1 || room(wanted, width, text)) {
                return new MirrorPane(columns, given(wanted, width, text), Math.max(0, sum(wanted) - width));
            }
            columns = columns.stream().filter(column -> column != least).toList();
        }
    }

    /** Whether all fit, if need be with the widest shortened. */
    private static boolean room(List<Double> wanted, double width, double text) {
        double widest = wanted.get(widest(wanted));
        double others = sum(wanted) - widest;
        return width - others >= Math.min(widest, (LEAST_CHARACTERS * CHARACTER + GAP) * text);
    }

    private static int widest(List<Double> widths) {
        return IntStream.range(0, widths.size()).boxed().max(Comparator.comparing(widths::get)).orElseThrow();
    }

    private static double sum(List<Double> widths) {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Whether the widest column can be read, though it may be shortened. */
    boolean roomy(double text) {
        return widths.stream().allMatch(width -> width > 0) && (shortenedBy == 0
                || widths.get(widest(widths)) >= (ROOMY_CHARACTERS * CHARACTER + GAP) * text);
    }

    /** What they want, but the widest no more than there is left; if that is nothing, each its share. */
    private static List<Double> given(List<Double> wanted, double width, double text) {
        double over = Math.max(0, sum(wanted) - width);
        if (!room(wanted, width, text)) {
            return wanted.stream().map(each -> Math.floor(each * width / sum(wanted))).toList();
        }
        int widest = widest(wanted);
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> i == widest ? wanted.get(i) - over : wanted.get(i))
                .toList();
    }

    private static double wanted(FacetColumn column, List<Row> rows, double text) {
        int longest = rows.stream().map(column.text()).mapToInt(shown -> shown.codePointCount(0, shown.length()))
                .max().orElse(0);
        return Math.ceil((Math.max(longest, column.heading().length()) * CHARACTER + GAP) * text);
    }
}
