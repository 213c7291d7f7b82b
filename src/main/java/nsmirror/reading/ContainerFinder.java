package nsmirror.reading;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;

/**
 * Finds the containers among a node's processes by what the kernel says of them; no command's name plays a part.
 *
 * <ol>
 *   <li>Processes in the same container's cgroup, as a runtime names it.
 *   <li>Otherwise those in the same PID namespace other than the host's; within one, those whose root is another
 *       directory than that of its first process are another container.
 *   <li>Otherwise those in the same mount namespace, if its root is another directory than the host's.
 * </ol>
 *
 * <p>A process with a mount namespace of its own but the host's root is none: a service with a private mount. Nor is a
 * kernel thread, which may have mount namespaces of its own (kdevtmpfs).
 */
final class ContainerFinder {
    /** A service within a container is not that many generations from its first process. */
    private static final int MOST_ANCESTORS = 64;

    private final Host host;
    private final Map<Long, String> roots;
    private final Optional<String> hostRoot;
    private final Map<Integer, Process> byPid = new HashMap<>();
    private final Map<Group, List<Process>> groups = new LinkedHashMap<>();
    private final Map<Integer, Group> placed = new HashMap<>();
    private final Map<Group, Process> leaders = new HashMap<>();
    private final Map<Long, Group> byMnt = new HashMap<>();
    private final Map<Long, Group> byPidNamespace = new HashMap<>();

    /** What makes processes belong together. */
    private sealed interface Group {
        /** A runtime's cgroup. */
        record InCgroup(RuntimeCgroup cgroup) implements Group {}

        /** A PID namespace and a root directory. */
        record InPidNamespace(long inode, String root) implements Group {}

        /** A mount namespace and its root directory. */
        record InMountNamespace(long inode, String root) implements Group {}
    }

    private ContainerFinder(List<Process> processes, Host host, Map<Long, String> roots) {
        this.host = host;
        this.roots = roots;
        this.hostRoot = Optional.ofNullable(roots.get(host.namespaces().getOrDefault(Kind.MNT, 0L)));
        processes.forEach(each -> byPid.put(each.pid(), each));
    }

    /**
     * The containers, by leader.
     *
     * @param processes by PID
     * @param roots the root directory, by inode of the mount namespace
     */
    static List<ContainerGroup> find(List<Process> processes, Host host, Map<Long, String> roots) {
        ContainerFinder finder = new ContainerFinder(processes, host, roots);
        List<Process> left = processes.stream().filter(each -> !each.kernel()).toList();
        left = finder.placeByCgroup(left);
        left = finder.placeByPidNamespace(left);
        finder.placeByMountNamespace(left);
        return finder.groups.entrySet().stream()
                .map(entry -> ContainerGroup.of(entry.getValue(), runtime(entry.getKey())))
                .sorted(comparing(group -> group.leader().pid()))
                .toList();
    }

    private static Optional<RuntimeCgroup> runtime(Group group) {
        return group instanceof Group.InCgroup in ? Optional.of(in.cgroup()) : Optional.empty();
    }

    private List<Process> placeByCgroup(List<Process> processes) {
        Map<String, Optional<RuntimeCgroup>> known = new HashMap<>();
        List<Process> left = new ArrayList<>();
        for (Process each : processes) {
            Optional<RuntimeCgroup> cgroup = each.cgroup()
                    .flatMap(path -> known.computeIfAbsent(path, RuntimeCgroup::of))
                    .filter(found -> !found.monitor() && mayBeContained(each));
            cgroup.ifPresentOrElse(found -> place(each, new Group.InCgroup(found)), () -> left.add(each));
        }
        return left;
    }

    /** What only watches a container from its cgroup sees the host's files and PIDs. */
    private boolean mayBeContained(Process process) {
        boolean hostFiles = host.has(Kind.MNT, process.namespace(Kind.MNT))
                || hostRoot.isPresent() && root(process).equals(hostRoot);
        return !(hostFiles && host.has(Kind.PID, process.namespace(Kind.PID)));
    }

    private List<Process> placeByPidNamespace(List<Process> processes) {
        Map<Long, List<Process>> inside = new LinkedHashMap<>();
        List<Process> left = new ArrayList<>();
        for (Process each : processes) {
            Optional<Group> joined = each.namespace(Kind.MNT)
                    .map(byMnt::get)
                    .or(() -> each.namespace(Kind.PID).map(byPidNamespace::get));
            if (!host.lacks(Kind.PID, each.namespace(Kind.PID))) {
                left.add(each);
            } else if (joined.isPresent()) {
                place(each, joined.get());
            } else {
                inside.computeIfAbsent(each.namespace(Kind.PID).orElseThrow(), any -> new ArrayList<>()).add(each);
            }
        }
        inside.forEach(this::splitByRoot);
        return left;
    }

    /** A pod may share one PID namespace among containers with files of their own. */
    private void splitByRoot(long inode, List<Process> members) {
        String first = root(ContainerGroup.first(members))
                .or(() -> members.stream().flatMap(each -> root(each).stream()).findFirst())
                .orElse("");
        for (Process each : members) {
            place(each, new Group.InPidNamespace(inode, root(each).orElse(first)));
        }
    }

    private void placeByMountNamespace(List<Process> processes) {
        for (Process each : processes) {
            Optional<Long> mnt = each.namespace(Kind.MNT).filter(inode -> host.lacks(Kind.MNT, Optional.of(inode)));
            Optional<Group> others = mnt.map(byMnt::get).filter(group -> belongsTo(group, each));
            Optional<String> own = root(each).filter(root -> hostRoot.isPresent() && !root.equals(hostRoot.get()));
            if (others.isPresent()) {
                place(each, others.get());
            } else if (mnt.isPresent() && own.isPresent()) {
                place(each, ancestral(each, own.get()).orElse(new Group.InMountNamespace(mnt.get(), own.get())));
            }
        }
    }

    /**
     * Whether a process in the host's PID namespace and a container's mount namespace is one of the container's: the
     * {@code unshare --fork} that waits for it is, a service with a private mount in which it was started is not.
     */
    private boolean belongsTo(Group group, Process process) {
        Process leader = leaders.computeIfAbsent(group, any -> ContainerGroup.first(groups.get(any)));
        boolean otherFiles = hostRoot.isPresent() && root(process).isPresent() && !root(process).equals(hostRoot);
        return otherFiles || Kind.ALL.stream()
                .filter(kind -> kind != Kind.MNT)
                .anyMatch(kind -> host.lacks(kind, process.namespace(kind))
                        && process.namespace(kind).equals(leader.namespace(kind)));
    }

    /** The container of an ancestor with the same root: a service with a private mount within the container. */
    private Optional<Group> ancestral(Process process, String root) {
        Process at = byPid.get(process.ppid());
        for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
            if (placed.get(at.pid()) instanceof Group.InMountNamespace in && in.root().equals(root)) {
                return Optional.of(in);
            }
            at = byPid.get(at.ppid());
        }
        return Optional.empty();
    }

    private Optional<String> root(Process process) {
        return process.namespace(Kind.MNT).map(roots::get);
    }

    private void place(Process process, Group group) {
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(process);
        placed.put(process.pid(), group);
        process.namespace(Kind.MNT)
                .filter(inode -> host.lacks(Kind.MNT, Optional.of(inode)))
                .ifPresent(inode -> byMnt.putIfAbsent(inode, group));
        process.namespace(Kind.PID)
                .filter(inode -> host.lacks(Kind.PID, Optional.of(inode)))
                .ifPresent(inode -> byPidNamespace.putIfAbsent(inode, group));
    }
}
