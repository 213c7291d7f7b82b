package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.probe.Lsns;
import nsmirror.probe.Ps;

/**
 * Compares what lsns and ps say with the links in /proc. All three looked while the processes of the snapshot lived, so
 * a process that came or went explains too many in a row of lsns, and never too few.
 */
final class CrossCheck {
    private static final int MOST_NAMED = 3;

    /** lsns knows cgroup since 2.29 and time since 2.36: no row of these says nothing. */
    private static final Set<Kind> ALWAYS_KNOWN =
            EnumSet.complementOf(EnumSet.of(Kind.CGROUP, Kind.TIME));

    private CrossCheck() {}

    /** The disagreements, each tool's in one gap. */
    static List<Gap> of(Sightings.Told told, List<Process> processes) {
        List<Gap> gaps = new ArrayList<>();
        if (!told.ps().isEmpty()) {
            byPs(told.ps(), processes).ifPresent(gaps::add);
        }
        told.lsns().flatMap(rows -> byLsns(rows, told.ps(), processes)).ifPresent(gaps::add);
        return gaps;
    }

    private static Optional<Gap> byPs(Map<Integer, Ps.Row> ps, List<Process> processes) {
        List<String> different = processes.stream()
                .filter(each -> ps.containsKey(each.pid()))
                .filter(each -> each.namespaces().entrySet().stream().anyMatch(link ->
                        moved(ps, each.pid(), link.getKey(), link.getValue())))
                .map(each -> Integer.toString(each.pid()))
                .toList();
        return different.isEmpty() ? Optional.empty() : Optional.of(new Gap(
                "agreement of ps and /proc on the namespaces of PID " + some(different),
                "they moved to other namespaces while the node was read, or ps is not to be trusted",
                "what is shown is what /proc said; read the node once more"));
    }

    private static boolean moved(Map<Integer, Ps.Row> ps, int pid, Kind kind, long inode) {
        Ps.Row row = ps.get(pid);
        Long other = row == null ? null : row.namespaces().get(kind);
        return other != null && other != inode;
    }

    private static Optional<Gap> byLsns(List<Lsns.Row> rows, Map<Integer, Ps.Row> ps, List<Process> processes) {
        Map<Kind, Map<Long, Integer>> counts = counts(processes, ps);
        Map<Kind, Map<Long, Lsns.Row>> byInode = new EnumMap<>(Kind.class);
        rows.forEach(row -> byInode.computeIfAbsent(row.kind(), any -> new HashMap<>()).put(row.inode(), row));
        List<String> different = new ArrayList<>();
        for (Kind kind : Kind.ALL) {
            if (!ALWAYS_KNOWN.contains(kind) && !byInode.containsKey(kind)) {
                continue;
            }
            Map<Long, Lsns.Row> known = byInode.getOrDefault(kind, Map.of());
            counts.get(kind).forEach((inode, count) -> {
                int listed = known.containsKey(inode) ? known.get(inode).processes() : 0;
                if (listed < count) {
                    different.add("%s %d (%d processes, by lsns %d)".formatted(kind.label(), inode, count, listed));
                }
            });
        }
        different.addAll(misplaced(rows, ps, processes));
        return different.isEmpty() ? Optional.empty() : Optional.of(new Gap(
                "agreement of lsns and /proc on " + some(different),
                "lsns could not read these, or is not to be trusted",
                "what is shown is what /proc said"));
    }

    private static Map<Kind, Map<Long, Integer>> counts(List<Process> processes, Map<Integer, Ps.Row> ps) {
        Map<Kind, Map<Long, Integer>> counts = new EnumMap<>(Kind.class);
        Kind.ALL.forEach(kind -> counts.put(kind, new HashMap<>()));
        processes.forEach(each -> each.namespaces().forEach((kind, inode) -> {
            if (!moved(ps, each.pid(), kind, inode)) {
                counts.get(kind).merge(inode, 1, Integer::sum);
            }
        }));
        return counts;
    }

    /** Rows whose first process is, by its own link, in another namespace. */
    private static List<String> misplaced(List<Lsns.Row> rows, Map<Integer, Ps.Row> ps, List<Process> processes) {
        Map<Integer, Process> byPid = new HashMap<>();
        processes.forEach(each -> byPid.put(each.pid(), each));
        return rows.stream()
                .filter(row -> row.pid().map(byPid::get).flatMap(each -> each.namespace(row.kind()))
                        .filter(inode -> inode != row.inode() && !moved(ps, row.pid().orElseThrow(), row.kind(), inode))
                        .isPresent())
                .map(row -> "%s %d (with PID %d, by lsns)".formatted(
                        row.kind().label(), row.inode(), row.pid().orElseThrow()))
                .toList();
    }

    private static String some(List<String> all) {
        String named = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.size() > MOST_NAMED ? named + " and " + (all.size() - MOST_NAMED) + " more" : named;
    }
}
