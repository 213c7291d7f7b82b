package nsmirror.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything known of a node at one moment.
 *
 * <p>Lists are in a stable order, so that the same node gives the same picture: processes by PID, namespaces by kind
 * and inode, containers by leader, pods by net inode.
 *
 * @param node the node itself
 * @param host the host's namespaces, inode by kind: those of PID 1, or of the login shell where that cannot be read
 * @param processes every process seen
 * @param namespaces every namespace seen, with and without processes
 * @param containers the containers
 * @param pods the pods
 * @param coverage what could not be seen
 * @param timings how long it took
 */
public record Snapshot(
        NodeFacts node,
        Map<Kind, Long> host,
        List<Process> processes,
        List<Namespace> namespaces,
        List<Container> containers,
        List<Pod> pods,
        Coverage coverage,
        Timings timings) {
    public Snapshot {
        host = Kinds.ordered(host);
        processes = processes.stream().sorted(Comparator.comparing(Process::pid)).toList();
        namespaces = namespaces.stream()
                .sorted(Comparator.comparing(Namespace::kind).thenComparing(Namespace::inode))
                .toList();
        containers = containers.stream().sorted(Comparator.comparing(Container::leader)).toList();
        pods = pods.stream().sorted(Comparator.comparing(Pod::net)).toList();
    }

    /** The process of that PID. */
    public Optional<Process> process(int pid) {
        return processes.stream().filter(each -> each.pid() == pid).findFirst();
    }

    /** The container of that name. */
    public Optional<Container> container(String name) {
        return containers.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The pod of that name. */
    public Optional<Pod> pod(String name) {
        return pods.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The namespace of that kind and inode. */
    public Optional<Namespace> namespace(Kind kind, long inode) {
        return namespaces.stream()
                .filter(each -> each.kind() == kind && each.inode() == inode)
                .findFirst();
    }

    /** Whether this kernel has no namespaces of that kind: not one was seen of it, though others were. */
    public boolean lacks(Kind kind) {
        return !host.containsKey(kind) && !namespaces.isEmpty()
                && namespaces.stream().noneMatch(each -> each.kind() == kind);
    }

    /** All processes by PID, for looking up many. */
    public Map<Integer, Process> byPid() {
        return processes.stream().collect(Collectors.toUnmodifiableMap(Process::pid, Function.identity()));
    }
}
