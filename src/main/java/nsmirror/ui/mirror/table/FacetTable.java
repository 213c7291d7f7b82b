package nsmirror.ui.mirror.table;

import java.util.List;
import java.util.Optional;

/**
 * A facet as a table for two sides: the same columns left and right, and what stands between them.
 *
 * @param columns of each side
 * @param lines in display order
 */
public record FacetTable(List<Column> columns, List<Line> lines) {
    public FacetTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A column.
     *
     * @param key its name in the rows
     * @param title its heading
     * @param characters how wide its widest cell is, bounded
     * @param number whether it holds numbers, which stand to the right
     * @param rank 0 for the most important, which is shown however little room there is
     */
    public record Column(String key, String title, int characters, boolean number, int rank) {}

    /** How the two sides of a line are to each other. */
    public enum Relation {
        /** The same thing on both sides. */
        SAME("="),
        /** Two things under one name. */
        DIFFERENT("≠"),
        /** Two ends of one thing. */
        JOINED("↔"),
        /** On the host alone. */
        HOST_ONLY("◀"),
        /** In the container alone. */
        CONTAINER_ONLY("▶");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** The sign between the sides. */
        public String sign() {
            return sign;
        }
    }

    /** The first line that is about the container, or 0 if none is: what a reader came for. */
    public int firstOfContainer() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).container().isPresent()) {
                return i;
            }
        }
        return 0;
    }

    /** A line: the cells of each side in the order of the columns, escaped; a side may be empty. */
    public record Line(Optional<List<String>> host, Optional<List<String>> container, Relation relation) {
        /** The cell of that column on that side, empty text where there is none. */
        public String cell(boolean ofHost, int column) {
            return (ofHost ? host : container).map(cells -> cells.get(column)).orElse("");
        }
    }
}
