package nsmirror.ui.mirror.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.table.FacetTable.Column;
import nsmirror.ui.mirror.table.FacetTable.Line;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import nsmirror.ui.parts.Text;

/** Makes a table of a facet. */
public final class FacetTables {
    private static final int LONGEST_CELL = 400;
    private static final int WIDEST_COLUMN = 60;

    private FacetTables() {}

    /** The table of that facet. */
    public static FacetTable of(FacetView view) {
        List<String> keys = keys(view);
        List<Line> lines = view.pairs().stream().map(pair -> line(view, pair, keys)).toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            columns.add(column(view, keys.get(i), i, lines));
        }
        return new FacetTable(columns, lines);
    }

    private static List<String> keys(FacetView view) {
        LinkedHashSet<String> keys = new LinkedHashSet<>();
        Stream.concat(view.host().rows().stream(), view.container().rows().stream())
                .limit(1_000)
                .forEach(row -> keys.addAll(row.cells().sequencedKeySet()));
        return keys.stream().filter(key -> FacetColumns.shown(view.facet(), key)).toList();
    }

    private static Column column(FacetView view, String key, int index, List<Line> lines) {
        String textKey = "column." + key.toLowerCase(Locale.ROOT);
        String title = Text.has(textKey) ? Text.of(textKey) : Shown.line(key, 30);
        int widest = lines.stream()
                .mapToInt(line -> Math.max(line.cell(true, index).length(), line.cell(false, index).length()))
                .max()
                .orElse(0);
        boolean number = Stream.concat(view.host().rows().stream(), view.container().rows().stream())
                .limit(100)
                .map(row -> row.cells().get(key))
                .allMatch(value -> value == null || value instanceof Number);
        return new Column(key, title, Math.clamp(widest, title.length() + 1, WIDEST_COLUMN), number,
                FacetColumns.rank(view.facet(), key));
    }

    private static Line line(FacetView view, Pair pair, List<String> keys) {
        return new Line(cells(view.host().rows(), pair.host(), keys),
                cells(view.container().rows(), pair.container(), keys), relation(view.facet(), pair));
    }

    private static Optional<List<String>> cells(List<Row> rows, OptionalInt index, List<String> keys) {
        return index.isEmpty() ? Optional.empty() : Optional.of(rows.get(index.getAsInt()))
                .map(row -> keys.stream().map(key -> cell(row, key)).toList());
    }

    /** A link's target stands behind its name, as in {@code ls -l}. */
    private static String cell(Row row, String key) {
        String text = shown(key, row.cells().get(key));
        return key.equals("name") && row.cells().get("target") instanceof String target
                ? text + " → " + shown("target", target)
                : text;
    }

    private static Relation relation(Facet facet, Pair pair) {
        if (pair.container().isEmpty()) {
            return Relation.HOST_ONLY;
        }
        if (pair.host().isEmpty()) {
            return Relation.CONTAINER_ONLY;
        }
        if (facet == Facet.PROCESSES || facet == Facet.INTERFACES && !pair.same()) {
            return Relation.JOINED;
        }
        return pair.same() ? Relation.SAME : Relation.DIFFERENT;
    }

    private static String shown(String key, Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> many -> many.stream()
                    .limit(50)
                    .map(each -> Shown.line(String.valueOf(each), LONGEST_CELL))
                    .collect(Collectors.joining(", "));
            case Boolean truth -> Text.of(truth ? "yes" : "no");
            case String time when key.equals("modified") -> Shown.line(day(time));
            default -> Shown.line(value.toString(), LONGEST_CELL);
        };
    }

    /** The day of {@code 2025-11-09T08:13:22+01:00}: two listings side by side have no room for more. */
    private static String day(String time) {
        return time.matches("\\d{4}-\\d{2}-\\d{2}T.*") ? time.substring(0, 10) : time;
    }
}
