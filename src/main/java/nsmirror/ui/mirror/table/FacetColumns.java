package nsmirror.ui.mirror.table;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nsmirror.mirror.Facet;

/** Which columns of a facet are shown, and which of them first where there is little room. */
final class FacetColumns {
    /** Columns that serve the comparison and say nothing to a reader, or say what another one does. */
    private static final Map<Facet, Set<String>> UNSHOWN = Map.of(
            Facet.FILES, Set.of("type", "target", "device", "inode"),
            Facet.PROCESSES, Set.of("hostPid", "start", "depth", "tree"),
            Facet.INTERFACES, Set.of("peerIndex", "peerNet"),
            Facet.ROUTES, Set.of("type", "family", "scope"),
            Facet.SOCKETS, Set.of("port", "pids", "hostPids", "inode"),
            Facet.CAPABILITIES, Set.of("number"),
            Facet.CGROUP, Set.of("amount"),
            Facet.TIME, Set.of("seconds"),
            Facet.IPC, Set.of("size", "count", "attachedPids"),
            Facet.MOUNTS, Set.of("device"));

    private static final Map<Facet, List<String>> BY_IMPORTANCE = Map.ofEntries(
            entry(Facet.FILES, List.of("name", "mode", "owner", "modified", "size", "group")),
            entry(Facet.PROCESSES, List.of("pid", "command", "user", "ppid", "container")),
            entry(Facet.INTERFACES, List.of("name", "addresses", "peer", "state", "ifindex", "type", "mtu", "mac", "master")),
            entry(Facet.IPC, List.of("kind", "key", "attached", "owner", "detail", "last", "creator", "mode", "id")),
            entry(Facet.ROUTES, List.of("destination", "via", "interface", "source", "metric", "protocol")),
            entry(Facet.SOCKETS, List.of("protocol", "address", "process", "user")),
            entry(Facet.CAPABILITIES, List.of("capability", "state", "allows", "sets", "since")),
            entry(Facet.CGROUP, List.of("what", "value", "setBy", "inside")),
            entry(Facet.TIME, List.of("what", "value")),
            entry(Facet.USERS, List.of("kind", "inside", "outside", "count", "owner", "between")),
            entry(Facet.MOUNTS, List.of("target", "meaning", "type", "source", "options", "root")));

    private FacetColumns() {}

    static boolean shown(Facet facet, String key) {
        return !UNSHOWN.getOrDefault(facet, Set.of()).contains(key);
    }

    /** 0 for the most important; one that nobody ranked comes last. */
    static int rank(Facet facet, String key) {
        int rank = BY_IMPORTANCE.getOrDefault(facet, List.of()).indexOf(key);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }
}
