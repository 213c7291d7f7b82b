package nsmirror.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The PIDs of a process from the node's level to its own, each with the PID namespace it counts in. */
public final class PidChains {
    private final Optional<Long> host;
    private final Map<Long, Long> parents = new HashMap<>();

    /** For the processes of that snapshot. */
    public PidChains(Snapshot snapshot) {
        host = Optional.ofNullable(snapshot.host().get(Kind.PID));
        snapshot.namespaces().stream()
                .filter(each -> each.kind() == Kind.PID)
                .forEach(each -> each.parent().ifPresent(parent -> parents.put(each.inode(), parent)));
    }

    /** The node's level first. One level where the kernel does not say more (before Linux 4.1). */
    public List<PidLevel> of(Process process) {
        List<Integer> pids = process.nspid().isEmpty() ? List.of(process.pid()) : process.nspid();
        List<PidLevel> levels = new ArrayList<>();
        Optional<Long> at = process.namespace(Kind.PID);
        for (int level = pids.size() - 1; level > 0; level--) {
            levels.add(new PidLevel(pids.get(level), at));
            at = at.map(parents::get);
        }
        levels.add(new PidLevel(pids.getFirst(), host));
        Collections.reverse(levels);
        return List.copyOf(levels);
    }
}
