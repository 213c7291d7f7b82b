package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.probe.PidLevels.Levels;

/**
 * Which processes a PID namespace holds, those of the namespaces below it too, and which PID each has in it: as the
 * kernel said last, else as the snapshot has it.
 */
final class InnerPids {
    private final int level;
    private final Set<Long> within;
    private final Map<Integer, Levels> swept;

    private InnerPids(int level, Set<Long> within, Map<Integer, Levels> swept) {
        this.level = level;
        this.within = within;
        this.swept = swept;
    }

    /**
     * The PIDs in the namespace of a container's leader.
     *
     * @param swept by PID on the host
     */
    static InnerPids of(Snapshot snapshot, Process leader, Map<Integer, Levels> swept) {
        long namespace = leader.namespace(Kind.PID).orElseThrow();
        return new InnerPids(level(leader), within(snapshot, namespace), swept);
    }

    /** Whether the kernel says PIDs inside: it does from Linux 4.1 on. */
    static boolean known(Process leader) {
        return level(leader) > 0;
    }

    private static int level(Process leader) {
        return leader.nspid().size() - 1;
    }

    /**
     * The PID inside; empty for a process that is not in there.
     *
     * @param known the same process in the snapshot
     */
    Optional<Integer> pid(int hostPid, Optional<Process> known) {
        Optional<Levels> now = Optional.ofNullable(swept.get(hostPid)).filter(levels -> levels.namespace().isPresent());
        return now.or(() -> known.map(process -> new Levels(process.namespace(Kind.PID), process.nspid())))
                .filter(levels -> levels.namespace().filter(within::contains).isPresent())
                .filter(levels -> level >= 0 && levels.nspid().size() > level)
                .map(levels -> levels.nspid().get(level));
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
}
