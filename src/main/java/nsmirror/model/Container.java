package nsmirror.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes that live in a PID or mount namespace of their own and belong together.
 *
 * @param name unique in the snapshot; the runtime's name, else its hostname, else its first command
 * @param id the runtime's id, 64 hexadecimal digits for most
 * @param runtime {@code docker}, {@code podman}, {@code cri-o}, {@code containerd}, … from the cgroup path
 * @param hostname the name in its own uts namespace; empty where it has the host's or it could not be read
 * @param leader PID of its first process: PID 1 of its own PID namespace, else the lowest
 * @param pids PIDs of its processes as the node sees them, ascending
 * @param pod name of its pod
 * @param shares whose namespace it lives in, by kind; a kind that could not be read is absent
 * @param infrastructure whether all it does is hold the namespaces its pod shares, as Kubernetes' pause does
 */
public record Container(
        String name,
        Optional<String> id,
        Optional<String> runtime,
        Optional<String> hostname,
        int leader,
        List<Integer> pids,
        Optional<String> pod,
        Map<Kind, Sharing> shares,
        boolean infrastructure) {
    public Container {
        pids = List.copyOf(pids);
        shares = Kinds.ordered(shares);
    }

    /** One that does something. */
    public Container(String name, Optional<String> id, Optional<String> runtime, Optional<String> hostname, int leader,
            List<Integer> pids, Optional<String> pod, Map<Kind, Sharing> shares) {
        this(name, id, runtime, hostname, leader, pids, pod, shares, false);
    }
}
