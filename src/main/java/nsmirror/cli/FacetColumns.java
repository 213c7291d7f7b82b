package nsmirror.cli;

import static nsmirror.cli.CellTexts.Shape.CUT;
import static nsmirror.cli.CellTexts.Shape.NUMBER;
import static nsmirror.cli.CellTexts.Shape.PLAIN;
import static nsmirror.cli.CellTexts.Shape.WRAP;

import java.util.List;
import nsmirror.cli.CellTexts.Column;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Row;

/** Which columns a person sees of each facet, and which go first where there is little room. */
final class FacetColumns {
    private FacetColumns() {}

    /** The columns of a side; {@code inside} for the container's. */
    static List<Column> of(Facet facet, boolean inside) {
        return switch (facet) {
            case FILES -> List.of(
                    Column.of("mode", 1, PLAIN, "mode"),
                    Column.of("owner", 3, PLAIN, "owner"),
                    Column.of("group", 4, PLAIN, "group"),
                    Column.of("size", 2, NUMBER, "size"),
                    new Column("modified", 5, PLAIN, row -> List.of(modified(row))),
                    new Column("name", 0, WRAP, row -> List.of(name(row))));
            case HOSTNAME -> List.of(
                    Column.of("hostname", 0, CUT, "hostname"), Column.of("domain", 0, CUT, "domain"),
                    Column.of("uname -a", 0, CUT, "uname"));
            case PROCESSES -> processes(inside);
            case INTERFACES -> List.of(
                    Column.of("#", 1, NUMBER, "ifindex"),
                    Column.of("name", 0, WRAP, "name"),
                    Column.of("state", 3, PLAIN, "state"),
                    new Column("addresses", 0, WRAP, row -> each(row, "addresses")),
                    Column.of("other end", 0, WRAP, "peer"),
                    Column.of("master", 2, PLAIN, "master"),
                    Column.of("type", 4, PLAIN, "type"),
                    Column.of("MTU", 5, NUMBER, "mtu"),
                    Column.of("mac", 6, PLAIN, "mac"));
            case ROUTES -> List.of(
                    Column.of("destination", 0, WRAP, "destination"),
                    new Column("via", 0, WRAP, row -> each(row, "via")),
                    new Column("interface", 0, WRAP, row -> each(row, "interface")),
                    Column.of("source", 1, PLAIN, "source"),
                    Column.of("metric", 3, NUMBER, "metric"),
                    Column.of("protocol", 2, PLAIN, "protocol"),
                    new Column("type", 4, PLAIN, FacetColumns::unusualType));
            case SOCKETS -> List.of(
                    Column.of("protocol", 0, PLAIN, "protocol"),
                    Column.of("address", 0, WRAP, "address"),
                    Column.of("process", 0, WRAP, "process"),
                    Column.of("user", 1, PLAIN, "user"));
            case CAPABILITIES -> List.of(
                    Column.of("capability", 0, PLAIN, "capability"),
                    Column.of("state", 0, WRAP, "state"),
                    Column.of("allows to", 1, WRAP, "allows"),
                    new Column("sets", 3, CUT, row -> List.of(String.join(" ", each(row, "sets")))),
                    Column.of("since Linux", 2, PLAIN, "since"));
            case CGROUP -> List.of(
                    Column.of("what", 0, WRAP, "what"),
                    Column.of("value", 0, WRAP, "value"),
                    Column.of("inside", 1, WRAP, "inside"),
                    Column.of("set by", 1, WRAP, "setBy"));
            case TIME -> List.of(
                    Column.of("what", 0, WRAP, "what"),
                    Column.of("value", 0, WRAP, "value"));
            case IPC -> List.of(
                    Column.of("kind", 0, WRAP, "kind"),
                    Column.of("key", 0, WRAP, "key"),
                    Column.of("id", 3, NUMBER, "id"),
                    Column.of("owner", 1, PLAIN, "owner"),
                    Column.of("mode", 4, PLAIN, "mode"),
                    Column.of("detail", 0, WRAP, "detail"),
                    Column.of("attached", 1, WRAP, "attached"),
                    Column.of("last used by", 2, WRAP, "last"),
                    Column.of("created by", 5, WRAP, "creator"));
            case USERS -> List.of(
                    Column.of("kind", 0, PLAIN, "kind"),
                    new Column("inside", 0, NUMBER, row -> List.of(range(row, "inside"))),
                    new Column("outside", 0, NUMBER, row -> List.of(range(row, "outside"))),
                    Column.of("between", 2, WRAP, "between"),
                    Column.of("whose", 0, WRAP, "owner"));
            case MOUNTS -> List.of(
                    Column.of("target", 0, WRAP, "target"),
                    Column.of("type", 1, PLAIN, "type"),
                    Column.of("what it is", 0, WRAP, "meaning"),
                    Column.of("root", 2, CUT, "root"),
                    Column.of("source", 3, CUT, "source"),
                    Column.of("options", 4, CUT, "options"));
        };
    }

    private static List<Column> processes(boolean inside) {
        Column pid = Column.of("pid", 0, NUMBER, "pid");
        Column user = Column.of("user", 2, PLAIN, "user");
        Column command = new Column("command", 0, CUT, row -> List.of(row.text("tree") + row.text("command")));
        return inside
                ? List.of(pid, Column.of("on the host", 1, NUMBER, "hostPid"), user, command)
                : List.of(pid, user, Column.of("container", 1, PLAIN, "container"), command);
    }

    private static String name(Row row) {
        String target = row.text("target");
        return target.isEmpty() ? row.text("name") : row.text("name") + " -> " + target;
    }

    /** Without seconds and offset. */
    private static String modified(Row row) {
        String time = row.text("modified");
        return time.length() < 16 ? time : time.substring(0, 16).replace('T', ' ');
    }

    /** The values of a list, a line each. */
    private static List<String> each(Row row, String column) {
        return row.cells().get(column) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /** That a route sends packets on need not be said. */
    private static List<String> unusualType(Row row) {
        String type = row.text("type");
        return List.of(type.equals("unicast") ? "" : type);
    }

    /** First and last id of a range. */
    private static String range(Row row, String column) {
        if (row.cells().get(column) instanceof Long first && row.cells().get("count") instanceof Long count) {
            return count == 1 ? String.valueOf(first) : "%d-%d".formatted(first, first + count - 1);
        }
        return "";
    }
}
