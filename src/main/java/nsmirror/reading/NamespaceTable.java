package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Lineage;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.probe.Lsns;

/**
 * Every namespace that anything told of: the links of processes and threads, what their next child will be born in,
 * mounts, open files, lsns, and what is called the owner or the parent of another.
 */
final class NamespaceTable {
    private static final class Entry {
        private final Set<String> heldBy = new LinkedHashSet<>();
        private int processes;
        private Optional<Integer> leader = Optional.empty();
        private Lineage lineage = Lineage.UNKNOWN;
        private Optional<Integer> netnsid = Optional.empty();
    }

    private final Host host;
    private final Map<NamespaceId, Entry> entries = new LinkedHashMap<>();

    private NamespaceTable(Host host) {
        this.host = host;
    }

    /** The namespaces, by kind and inode. */
    static List<Namespace> of(Sightings seen, Findings found, List<Process> processes, Host host) {
        NamespaceTable table = new NamespaceTable(host);
        processes.forEach(table::addProcess);
        Holders.of(seen, found, processes).forEach(table::addReasons);
        seen.told().lsns().ifPresent(table::addRows);
        Ancestry ancestry = new Ancestry(processes, host);
        table.entries.forEach((id, entry) -> entry.lineage = ancestry.of(id, entry.lineage));
        table.addRelatives();
        return table.all(found);
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

    /** That children will be born in it is a reason only where nobody was yet. */
    private void addReasons(NamespaceId id, Holders.Reasons reasons) {
        Entry entry = entry(id);
        entry.heldBy.addAll(reasons.now());
        if (entry.heldBy.isEmpty()) {
            entry.heldBy.addAll(reasons.expected());
        }
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
                entry.lineage = Lineage.told(row.owner(), row.parent());
                entry.netnsid = row.netnsid();
                row.names().forEach(name -> entry.heldBy.add("mount " + name));
            }
        }
    }

    private void addRelatives() {
        Map<NamespaceId, Entry> known = new LinkedHashMap<>(entries);
        known.forEach((id, entry) -> {
            entry.lineage.owner().ifPresent(owner ->
                    hold(new NamespaceId(Kind.USER, owner), "owner of " + id.words()));
            entry.lineage.parent().ifPresent(parent ->
                    hold(new NamespaceId(id.kind(), parent), "parent of " + id.words()));
        });
    }

    private List<Namespace> all(Findings found) {
        List<Namespace> all = new ArrayList<>(entries.size());
        entries.forEach((id, entry) -> all.add(new Namespace(
                id.kind(),
                id.inode(),
                entry.processes,
                entry.leader,
                host.has(id.kind(), Optional.of(id.inode())),
                entry.lineage,
                entry.netnsid,
                List.copyOf(entry.heldBy),
                Optional.ofNullable(found.ids().get(id.inode())).filter(any -> id.kind() == Kind.USER),
                Optional.ofNullable(found.offsets().get(id.inode())).filter(any -> id.kind() == Kind.TIME))));
        all.sort(Comparator.comparing(Namespace::kind).thenComparing(Namespace::inode));
        return List.copyOf(all);
    }
}
