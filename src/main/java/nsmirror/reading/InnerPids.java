package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.probe.ProcessTable.Line;

/**
 * Which process of the snapshot a line of ps inside a PID namespace is. {@code NSpid} says it; before Linux 4.1, which
 * has none, the start time and the command do.
 */
final class InnerPids {
    private final long namespace;
    private final boolean nspids;
    private final Map<Integer, List<Process>> byInnerPid = new HashMap<>();
    private final Map<Long, List<Process>> byStart = new HashMap<>();

    private InnerPids(long namespace, boolean nspids) {
        this.namespace = namespace;
        this.nspids = nspids;
    }

    static InnerPids of(Asked asked) {
        long namespace = asked.leader().namespace(Kind.PID).orElseThrow();
        int level = asked.leader().nspid().size() - 1;
        InnerPids inner = new InnerPids(namespace, level > 0);
        Set<Long> within = within(asked.snapshot(), namespace);
        for (Process process : asked.snapshot().processes()) {
            if (process.namespace(Kind.PID).filter(within::contains).isEmpty()) {
                continue;
            }
            inner.byStart.computeIfAbsent(process.key().start(), none -> new ArrayList<>()).add(process);
            if (level > 0 && process.nspid().size() > level) {
                inner.byInnerPid.computeIfAbsent(process.nspid().get(level), none -> new ArrayList<>()).add(process);
            }
        }
        return inner;
    }

    /** The namespace and those below it, whose processes it lists too. */
    private static Set<Long> within(Snapshot snapshot, long namespace) {
        Map<Long, List<Long>> children = new HashMap<>();
        for (Namespace each : snapshot.namespaces()) {
            if (each.kind() == Kind.PID && each.parent().isPresent()) {
                children.computeIfAbsent(each.parent().get(), none -> new ArrayList<>()).add(each.inode());
            }
        }
        addParents(snapshot, children);
        Set<Long> within = new HashSet<>();
        List<Long> next = new ArrayList<>(List.of(namespace));
        while (!next.isEmpty()) {
            long inode = next.removeLast();
            if (within.add(inode)) {
                next.addAll(children.getOrDefault(inode, List.of()));
            }
        }
        return within;
    }

    /** Where lsns names no parent, the parent of the namespace's first process is most likely in it. */
    private static void addParents(Snapshot snapshot, Map<Long, List<Long>> children) {
        Map<Integer, Process> byPid = snapshot.byPid();
        for (Process process : snapshot.processes()) {
            Optional<Long> own = process.namespace(Kind.PID);
            Optional<Long> above = Optional.ofNullable(byPid.get(process.ppid()))
                    .flatMap(parent -> parent.namespace(Kind.PID));
            if (own.isPresent() && above.isPresent() && process.innermostPid() == 1 && !own.equals(above)) {
                children.computeIfAbsent(above.get(), none -> new ArrayList<>()).add(own.get());
            }
        }
    }

    /** The process that line is, if the snapshot holds it. */
    Optional<Process> process(Line line) {
        if (!nspids) {
            return guessed(line);
        }
        List<Process> candidates = byInnerPid.getOrDefault(line.pid(), List.of()).stream()
                .filter(process -> line.start().isEmpty() || line.start().get() == process.key().start())
                .toList();
        return only(candidates, process -> process.namespace(Kind.PID).equals(Optional.of(namespace)));
    }

    /** What a reader should know where there is no {@code NSpid}. */
    Optional<String> guess() {
        return nspids
                ? Optional.empty()
                : Optional.of("this kernel does not say PIDs inside (NSpid, Linux 4.1 on):"
                        + " processes are matched by start time and command");
    }

    private Optional<Process> guessed(Line line) {
        List<Process> candidates = line.start().map(start -> byStart.getOrDefault(start, List.of())).orElse(List.of());
        return only(candidates, process -> line.command().equals(String.join(" ", process.command())));
    }

    /** The only candidate, or the only one of several that fits better. */
    private static Optional<Process> only(List<Process> candidates, Predicate<Process> better) {
        List<Process> left = candidates.size() > 1 ? candidates.stream().filter(better).toList() : candidates;
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }
}
