package nsmirror.diagram;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Row;
import nsmirror.text.Shown;

/**
 * A column of a mirror's pane.
 *
 * @param heading what stands above it
 * @param importance 1 to 5: the least important are left out first where there is little room, 1 never, and a page is
 *     not magnified where that costs one up to 3
 * @param text what stands in it for a row, escaped
 */
record FacetColumn(String heading, int importance, Function<Row, String> text) {
    private static final int LONGEST = 300;

    /** The columns of a facet in display order; those of files stand as in {@code ls -la}. */
    static List<FacetColumn> of(Facet facet) {
        return switch (facet) {
            case FILES -> List.of(plain("mode", 2), plain("owner", 3), plain("group", 4), plain("size", 3),
                    new FacetColumn("modified", 5, FacetColumn::minute),
                    new FacetColumn("name", 1, FacetColumn::nameAndTarget));
            case HOSTNAME -> List.of(plain(MirrorRows.WHAT, 1), plain(MirrorRows.ANSWER, 1));
            case PROCESSES -> List.of(new FacetColumn("pid", 1, FacetColumn::pids), plain("user", 3),
                    plain("command", 2));
            case INTERFACES -> List.of(plain("name", 1), plain("state", 4), plain("addresses", 2), plain("peer", 3),
                    plain("mac", 5));
            case IPC -> List.of(plain("kind", 1), plain("key", 2), plain("id", 4), plain("owner", 3), plain("mode", 5),
                    plain("detail", 3));
            case ROUTES -> List.of(plain("destination", 1), plain("via", 1), plain("interface", 2), plain("source", 3),
                    plain("metric", 5), plain("protocol", 4));
            case SOCKETS -> List.of(plain("protocol", 1), plain("address", 1), plain("process", 2), plain("user", 3));
            case CAPABILITIES -> List.of(plain("capability", 1), plain("state", 1), plain("allows", 2));
            case CGROUP -> List.of(plain("what", 1), plain("value", 1), plain("inside", 3),
                    new FacetColumn("set by", 4, row -> shown(row.cells().get("setBy"))));
            case TIME -> List.of(plain("what", 1), plain("value", 1));
            case USERS -> List.of(plain("kind", 1), plain("inside", 1), plain("outside", 1), plain("count", 2));
            case MOUNTS -> List.of(plain("target", 1), plain("type", 3), plain("meaning", 2), plain("options", 4));
        };
    }

    private static FacetColumn plain(String name, int importance) {
        return new FacetColumn(name, importance, row -> shown(row.cells().get(name)));
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> many -> Shown.line(
                    many.stream().map(String::valueOf).limit(20).collect(Collectors.joining(" ")), LONGEST);
            default -> Shown.line(value.toString(), LONGEST);
        };
    }

    /** {@code 2026-11-23T16:33:49Z} to the minute; any other text as it is. */
    private static String minute(Row row) {
        String modified = shown(row.text("modified"));
        return modified.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:.*")
                ? modified.substring(0, 16).replace('T', ' ') : modified;
    }

    private static String nameAndTarget(Row row) {
        String target = row.text("target");
        return shown(row.text("name")) + (target.isEmpty() ? "" : " → " + shown(target));
    }

    /** The PID in that view, and the node's where that is another. */
    private static String pids(Row row) {
        String pid = row.text("pid");
        String host = row.text("hostPid");
        return shown(host.isEmpty() || host.equals(pid) ? pid : pid + " = " + host + " on the host");
    }
}
