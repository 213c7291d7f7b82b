package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.probe.RuntimeName;
import nsmirror.probe.StatFiles.Stat;

/**
 * Which container of a pod only holds the namespaces the others share, as Kubernetes' pause does: its runtime says so,
 * or it has all of them, was there before the others, and is one process with one thread that has hardly computed. What
 * it is called plays no part.
 */
final class Infrastructure {
    /** Clock ticks, of which there are 100 a second: starting takes a few, waiting takes none. */
    private static final long HARDLY = 20;

    private final Host host;
    private final Names names;
    private final Map<Integer, Stat> stats;

    Infrastructure(Host host, Names names, Map<Integer, Stat> stats) {
        this.host = host;
        this.names = names;
        this.stats = stats;
    }

    /** The container of that pod that is its infrastructure; some pods have none. */
    Optional<ContainerGroup> of(List<ContainerGroup> pod) {
        List<RuntimeName> given = pod.stream().flatMap(each -> names.given(each).stream()).toList();
        if (given.size() == pod.size() && given.stream().allMatch(name -> name.pod().isPresent())) {
            return pod.stream().filter(each -> names.given(each).filter(RuntimeName::sandbox).isPresent()).findFirst();
        }
        return pod.stream()
                .filter(each -> pod.size() > 1 && waits(each))
                .filter(each -> pod.stream().allMatch(other -> other == each || start(each) < start(other)))
                .filter(each -> shared(pod).entrySet().stream().allMatch(namespace ->
                        each.leader().namespace(namespace.getKey()).filter(namespace.getValue()::contains).isPresent()))
                .findFirst();
    }

    private static long start(ContainerGroup group) {
        return group.leader().key().start();
    }

    private boolean waits(ContainerGroup group) {
        return group.members().size() == 1 && Optional.ofNullable(stats.get(group.leader().pid()))
                .filter(stat -> stat.threads() == 1 && stat.spent() < HARDLY)
                .isPresent();
    }

    /** The namespaces that more than one container of the pod is in, and the host is not. */
    private Map<Kind, Set<Long>> shared(List<ContainerGroup> pod) {
        Map<Kind, Set<Long>> shared = new HashMap<>();
        for (Kind kind : Kind.ALL) {
            List<Long> inodes = new ArrayList<>();
            pod.stream().map(ContainerGroup::leader).map(leader -> leader.namespace(kind))
                    .filter(inode -> host.lacks(kind, inode))
                    .forEach(inode -> inodes.add(inode.orElseThrow()));
            Set<Long> once = new HashSet<>();
            inodes.stream().filter(inode -> !once.add(inode))
                    .forEach(inode -> shared.computeIfAbsent(kind, any -> new HashSet<>()).add(inode));
        }
        return shared;
    }
}
