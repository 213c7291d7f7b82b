package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.probe.Lsns;

/**
 * Every namespace that anything told of: the links of processes, what their next child will be born in, mounts, lsns,
 * and what lsns calls the owner or the parent of another.
 */
final class NamespaceTable {
    private static final class Entry {
        private final Set<String> heldBy = new LinkedHashSet<>();
        private int processes;
        private Optional<Integer> leader = Optional.empty();
        private Optional<Lsns.Row> row = Optional.empty();
    }

    private final Host host;
    private final Map<NamespaceId, Entry> entries = new LinkedHashMap<>();

    private NamespaceTable(Host host) {
        this.host = host;
    }

    /** The namespaces, by kind and inode. */
    static List<Namespace> of(Sightings seen, List<Process> processes, Host host) {
        NamespaceTable table = new NamespaceTable(host);
        processes.forEach(table::addProcess);
        Map<NamespaceId, Integer> expecting = new HashMap<>();
        for (Process each : processes) {
            Optional.ofNullable(seen.links().byPid().get(each.pid())).ifPresent(links -> links.children().forEach(
                    (kind, inode) -> expecting.putIfAbsent(new NamespaceId(kind, inode), each.pid())));
        }
        expecting.forEach((id, pid) -> table.hold(id, "children of " + pid));
        seen.mounts().forEach(mount -> table.entry(new NamespaceId(mount.kind(), mount.inode())).heldBy
                .add("mount " + mount.path()));
        seen.told().lsns().ifPresent(table::addRows);
        return table.all();
    }

    private Entry entry(NamespaceId id) {
        return entries.computeIfAbsent(id, any -> new Entry());
    }

    private void addProcess(Process process) {
        process.namespaces().forEach((kind, inode) -> {
            Entry entry = entry(new NamespaceId(kind, inode));
            entry.processes++;
            entry.heldBy.add("process");
            entry.leader = entry.leader.filter(pid -> pid < process.pid()).or(() -> Optional.of(process.pid()));
        });
    }

    /** Only what nothing else holds needs this reason. */
    private void hold(NamespaceId id, String reason) {
        Entry entry = entry(id);
        if (entry.heldBy.isEmpty()) {
            entry.heldBy.add(reason);
        }
    }

    /** A row whose process was not seen is of one that came or went: its namespace may be gone as well. */
    private void addRows(List<Lsns.Row> rows) {
        for (Lsns.Row row : rows) {
            NamespaceId id = new NamespaceId(row.kind(), row.inode());
            if (entries.containsKey(id) || row.processes() == 0) {
                Entry entry = entry(id);
                entry.row = Optional.of(row);
                row.names().forEach(name -> entry.heldBy.add("mount " + name));
            }
        }
        for (Lsns.Row row : rows) {
            if (entries.containsKey(new NamespaceId(row.kind(), row.inode()))) {
                String which = row.kind().label() + " " + row.inode();
                row.owner().ifPresent(owner -> hold(new NamespaceId(Kind.USER, owner), "owner of " + which));
                row.parent().ifPresent(parent -> hold(new NamespaceId(row.kind(), parent), "parent of " + which));
            }
        }
    }

    private List<Namespace> all() {
        List<Namespace> all = new ArrayList<>(entries.size());
        entries.forEach((id, entry) -> all.add(new Namespace(
                id.kind(),
                id.inode(),
                entry.processes,
                entry.leader,
                host.has(id.kind(), Optional.of(id.inode())),
                entry.row.flatMap(Lsns.Row::owner),
                entry.row.flatMap(Lsns.Row::parent),
                entry.row.flatMap(Lsns.Row::netnsid),
                List.copyOf(entry.heldBy))));
        all.sort(Comparator.comparing(Namespace::kind).thenComparing(Namespace::inode));
        return List.copyOf(all);
    }
}
