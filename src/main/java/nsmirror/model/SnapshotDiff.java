package nsmirror.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is different between two snapshots of a node. A process is the same if PID and start time are; a PID that was
 * used again is one that went and one that came. nsmirror's own processes are left out: reading a node is no change of
 * it.
 *
 * @param came processes only the later one has, by PID
 * @param went processes only the earlier one has, by PID
 * @param moved processes that live in another namespace than before, by PID
 * @param born namespaces only the later one has, by kind and inode
 * @param gone namespaces only the earlier one has, by kind and inode
 * @param started containers only the later one has, by leader
 * @param ended containers only the earlier one has, by leader
 * @param renamed containers that have another name than before, by leader
 */
public record SnapshotDiff(
        List<Process> came,
        List<Process> went,
        List<Move> moved,
        List<Namespace> born,
        List<Namespace> gone,
        List<Container> started,
        List<Container> ended,
        List<Rename> renamed) {
    public SnapshotDiff {
        came = List.copyOf(came);
        went = List.copyOf(went);
        moved = List.copyOf(moved);
        born = List.copyOf(born);
        gone = List.copyOf(gone);
        started = List.copyOf(started);
        ended = List.copyOf(ended);
        renamed = List.copyOf(renamed);
    }

    /**
     * A process that changed some of its namespaces, as unshare(2) and setns(2) do it.
     *
     * @param before as it was
     * @param after as it is
     * @param kinds those in which it lives elsewhere now; where one of the two links could not be read nothing is said
     */
    public record Move(Process before, Process after, List<Kind> kinds) {
        public Move {
            kinds = List.copyOf(kinds);
        }
    }

    /** A container that has another name; see {@link SameContainers}. */
    public record Rename(Container before, Container after) {}

    private record NamespaceKey(Kind kind, long inode) {
        static NamespaceKey of(Namespace namespace) {
            return new NamespaceKey(namespace.kind(), namespace.inode());
        }
    }

    /** What became of the earlier snapshot. */
    public static SnapshotDiff between(Snapshot before, Snapshot after) {
        Map<Container, Container> same = SameContainers.of(before, after).pairs();
        Set<Container> kept = new HashSet<>(same.values());
        Set<Integer> ownBefore = OwnProcesses.of(before);
        Set<Integer> ownAfter = OwnProcesses.of(after);
        return new SnapshotDiff(
                others(missing(after.processes(), before.processes(), Process::key), ownAfter),
                others(missing(before.processes(), after.processes(), Process::key), ownBefore),
                moved(before, after).stream().filter(move -> !ownAfter.contains(move.after().pid())).toList(),
                missing(after.namespaces(), before.namespaces(), NamespaceKey::of),
                missing(before.namespaces(), after.namespaces(), NamespaceKey::of),
                after.containers().stream().filter(each -> !kept.contains(each)).toList(),
                before.containers().stream().filter(each -> !same.containsKey(each)).toList(),
                before.containers().stream()
                        .filter(same::containsKey)
                        .map(each -> new Rename(each, same.get(each)))
                        .filter(each -> !each.before().name().equals(each.after().name()))
                        .toList());
    }

    /** Whether nothing is different. */
    public boolean isEmpty() {
        return came.isEmpty() && went.isEmpty() && moved.isEmpty() && born.isEmpty() && gone.isEmpty()
                && started.isEmpty() && ended.isEmpty() && renamed.isEmpty();
    }

    /** Those of the first that the second lacks. */
    private static <T, K> List<T> missing(List<T> from, List<T> in, Function<T, K> key) {
        Set<K> there = in.stream().map(key).collect(Collectors.toCollection(HashSet::new));
        return from.stream().filter(each -> !there.contains(key.apply(each))).toList();
    }

    private static List<Process> others(List<Process> processes, Set<Integer> own) {
        return processes.stream().filter(each -> !own.contains(each.pid())).toList();
    }

    private static List<Move> moved(Snapshot before, Snapshot after) {
        Map<ProcessKey, Process> earlier = before.processes().stream()
                .collect(Collectors.toMap(Process::key, Function.identity(), (one, twice) -> one));
        return after.processes().stream()
                .filter(now -> earlier.containsKey(now.key())
                        && !earlier.get(now.key()).namespaces().equals(now.namespaces()))
                .map(now -> move(earlier.get(now.key()), now))
                .filter(move -> !move.kinds().isEmpty())
                .toList();
    }

    private static Move move(Process before, Process after) {
        return new Move(before, after, Kind.ALL.stream()
                .filter(kind -> before.namespace(kind)
                        .flatMap(from -> after.namespace(kind).filter(to -> !to.equals(from)))
                        .isPresent())
                .toList());
    }
}
