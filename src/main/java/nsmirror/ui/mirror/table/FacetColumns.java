package nsmirror.ui.mirror.table;

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
            Facet.INTERFACES, Set.of("peerIndex"),
            Facet.IPC, Set.of("size", "count"),
            Facet.MOUNTS, Set.of("device"));

    private static final Map<Facet, List<String>> BY_IMPORTANCE = Map.of(
            Facet.FILES, List.of("name", "mode", "owner", "modified", "size", "group"),
            Facet.PROCESSES, List.of("pid", "command", "user", "ppid", "container"),
            Facet.INTERFACES, List.of("name", "addresses", "peer", "state", "ifindex", "mac", "master"),
            Facet.IPC, List.of("kind", "key", "creator", "owner", "detail", "mode", "id"),
            Facet.USERS, List.of("kind", "inside", "outside", "count"),
            Facet.MOUNTS, List.of("target", "meaning", "type", "source", "options", "root"));

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
