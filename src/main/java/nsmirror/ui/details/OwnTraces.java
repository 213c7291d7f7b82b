package nsmirror.ui.details;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;

/**
 * What reading a node changes on it. Each reading is a job of the one {@code sh} that a connection has: a child of it
 * that was forked and runs nothing else, new each time; the child that keeps the connection alive starts one
 * {@code sleep} after another. A snapshot does not say which sh that is, so it is told by this: the sh whose one such
 * child went while another came.
 */
public final class OwnTraces {
    private static final Set<String> OF_A_READING = Set.of("sh", "sleep");

    private OwnTraces() {}

    /** What changed but for that. */
    public static SnapshotDiff without(SnapshotDiff diff, Snapshot after) {
        Set<Integer> shells = new HashSet<>();
        diff.came().stream()
                .filter(job -> forked(job, after) && replaces(job, diff))
                .forEach(job -> shells.add(job.ppid()));
        Predicate<Process> own = process -> OF_A_READING.contains(process.comm())
                && below(process, shells, after)
                && (twin(process, diff.came()) && twin(process, diff.went()));
        Set<ProcessKey> traces = new HashSet<>();
        Stream.of(diff.came(), diff.went()).flatMap(List::stream).filter(own).forEach(each -> traces.add(each.key()));
        return new SnapshotDiff(kept(diff.came(), traces), kept(diff.went(), traces), diff.moved(), diff.born(),
                diff.gone(), diff.started(), diff.ended(), diff.renamed());
    }

    /** Whether it is a sh that runs what its parent runs: a fork, as {@code ( … ) &} makes one. */
    private static boolean forked(Process process, Snapshot after) {
        return process.comm().equals("sh") && after.process(process.ppid())
                .filter(parent -> parent.comm().equals("sh") && parent.command().equals(process.command()))
                .isPresent();
    }

    private static boolean replaces(Process job, SnapshotDiff diff) {
        return twin(job, diff.came()) && twin(job, diff.went());
    }

    /** Whether just one of these has its parent, its name and its command. */
    private static boolean twin(Process process, List<Process> others) {
        return others.stream().filter(other -> other.ppid() == process.ppid()
                && other.comm().equals(process.comm()) && other.command().equals(process.command())).count() == 1;
    }

    private static boolean below(Process process, Set<Integer> shells, Snapshot after) {
        Optional<Process> parent = after.process(process.ppid());
        return shells.contains(process.ppid()) || parent.filter(each -> shells.contains(each.ppid())).isPresent();
    }

    private static List<Process> kept(List<Process> processes, Set<ProcessKey> traces) {
        return processes.stream().filter(each -> !traces.contains(each.key())).toList();
    }
}
