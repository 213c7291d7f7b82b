package nsmirror.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which rows of the two sides stand side by side. Every row of both sides is in exactly one pair, whatever the rows
 * hold.
 *
 * <p>Rows find each other in two rounds: first those that are the same thing, then those that only have the same key,
 * such as two files of one name. Both rounds go by hash, so that long listings stay fast.
 */
public final class Alignment {
    private static final Comparator<String> BY_NAME =
            Comparator.comparing((String name) -> !name.equals("."))
                    .thenComparing(name -> !name.equals(".."))
                    .thenComparing(Comparator.naturalOrder());

    private Alignment() {}

    /** The pairs of a facet whose two sides are different namespaces. */
    public static List<Pair> of(Facet facet, List<Row> host, List<Row> container) {
        return switch (facet) {
            case FILES -> sorted("name", host, container,
                    matched(host, container, Alignment::file, key("name")));
            case MOUNTS -> sorted("target", host, container,
                    matched(host, container, row -> together(row, "target", "device", "root"), key("target")));
            case HOSTNAME -> zipped(matched(host, container, row -> Optional.of(row.cells()), row -> Optional.of("")));
            case PROCESSES -> processes(host, container);
            case INTERFACES -> zipped(Match.of(host, container, key("ifindex"), key("peerIndex"), false));
            case USERS -> zipped(matched(host, container, row -> Optional.of(row.cells()), numbered(host, container)));
            case ROUTES -> zipped(Match.of(host, container, Alignment::route, Alignment::route, false));
            case SOCKETS -> zipped(Match.of(host, container, Alignment::socket, Alignment::socket, false));
            case CAPABILITIES -> zipped(matched(host, container, row -> together(row, "capability", "state"),
                    key("capability")));
            case CGROUP -> zipped(matched(host, container, row -> together(row, "what", "value"), key("what")));
            case TIME -> zipped(matched(host, container, row -> together(row, "what", "value"), key("what")));
            case IPC -> zipped(Match.of(host, container, Alignment::ipcKey, Alignment::ipcKey, false));
        };
    }

    /** The pairs of a facet whose two sides are one namespace, so that both have the same rows in the same order. */
    public static List<Pair> shared(Facet facet, List<Row> rows) {
        return facet == Facet.PROCESSES
                ? new ProcessTree(rows).order().stream().map(shared(rows)::get).toList()
                : shared(rows);
    }

    /** Likewise, in the order of the rows. */
    public static List<Pair> shared(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(index -> new Pair(OptionalInt.of(index), OptionalInt.of(index), true))
                .toList();
    }

    /** Each process below its parent, in the host's tree. */
    private static List<Pair> processes(List<Row> host, List<Row> container) {
        List<Integer> left = new ProcessTree(host).order();
        List<Integer> right = new ProcessTree(container).order();
        return zipped(matched(left.stream().map(host::get).toList(), right.stream().map(container::get).toList(),
                        key("hostPid"), row -> Optional.empty())).stream()
                .map(pair -> new Pair(in(left, pair.host()), in(right, pair.container()), pair.same()))
                .toList();
    }

    private static OptionalInt in(List<Integer> order, OptionalInt place) {
        return place.isPresent() ? OptionalInt.of(order.get(place.getAsInt())) : place;
    }

    /** The same name is the same file only where device and inode say so. */
    private static Optional<Object> file(Row row) {
        return together(row, "name", "device", "inode");
    }

    private static Function<Row, Optional<Object>> key(String column) {
        return row -> Optional.ofNullable(row.cells().get(column));
    }

    private static Optional<Object> together(Row row, String... columns) {
        List<Object> values = new ArrayList<>();
        for (String column : columns) {
            Object value = row.cells().get(column);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    /** Two namespaces have no route in common, but one to the same place. */
    private static Optional<Object> route(Row row) {
        return together(row, "family", "destination");
    }

    /** Nor a socket, but one of the same port or name: that each has its own is what a net namespace is for. */
    private static Optional<Object> socket(Row row) {
        return together(row, "protocol", "port").or(() -> together(row, "protocol", "address"));
    }

    /** An object without a key has key 0 and is known by no other. */
    private static Optional<Object> ipcKey(Row row) {
        Object key = row.cells().get("key");
        return key == null || key.equals("0x00000000") ? Optional.empty() : together(row, "kind", "key");
    }

    /** The first uid range beside the first, the second beside the second. */
    private static Function<Row, Optional<Object>> numbered(List<Row> host, List<Row> container) {
        Map<Row, Object> numbers = new IdentityHashMap<>();
        for (List<Row> side : List.of(host, container)) {
            Map<Object, Integer> counts = new HashMap<>();
            for (Row row : side) {
                String kind = row.text("kind");
                numbers.put(row, List.of(kind, counts.merge(kind, 1, Integer::sum)));
            }
        }
        return row -> Optional.of(numbers.get(row));
    }

    private static Match matched(
            List<Row> host,
            List<Row> container,
            Function<Row, Optional<Object>> identity,
            Function<Row, Optional<Object>> key) {
        Match match = Match.of(host, container, identity, identity, true);
        match.add(key, key, false);
        return match;
    }

    /** In the order of a column, where both sides have one order. */
    private static List<Pair> sorted(String column, List<Row> host, List<Row> container, Match match) {
        return match.pairs().stream()
                .sorted(Comparator.comparing(
                        pair -> pair.host().isPresent()
                                ? host.get(pair.host().getAsInt()).text(column)
                                : container.get(pair.container().getAsInt()).text(column),
                        BY_NAME))
                .toList();
    }

    /** In the host's order; what only the container has comes before what follows it there. */
    private static List<Pair> zipped(Match match) {
        List<Pair> all = match.pairs();
        List<Pair> ordered = new ArrayList<>(all.size());
        Deque<Pair> onlyInContainer = new ArrayDeque<>();
        all.stream().filter(pair -> pair.host().isEmpty()).forEach(onlyInContainer::add);
        all.stream().filter(pair -> pair.host().isPresent()).forEach(pair -> {
            while (pair.container().isPresent() && !onlyInContainer.isEmpty()
                    && onlyInContainer.peek().container().getAsInt() < pair.container().getAsInt()) {
                ordered.add(onlyInContainer.remove());
            }
            ordered.add(pair);
        });
        ordered.addAll(onlyInContainer);
        return ordered;
    }
}
