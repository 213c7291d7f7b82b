package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.probe.Conmon;
import nsmirror.probe.RuntimeName;

/** What containers are called by others: by their runtime, and by themselves. */
final class Names {
    private static final String CONMON = "conmon";

    private final Host host;
    private final Map<Long, String> hostnames;
    private final Map<String, RuntimeName> files;
    private final String nodeName;
    private final Map<Integer, Process> byPid = new HashMap<>();

    /**
     * From what was read.
     *
     * @param hostnames by inode of the uts namespace
     * @param files what runtimes wrote down, by the container's id
     * @param nodeName the node's own name, which names no container
     */
    Names(List<Process> processes, Host host, Map<Long, String> hostnames, Map<String, RuntimeName> files,
            String nodeName) {
        this.host = host;
        this.hostnames = hostnames;
        this.files = files;
        this.nodeName = nodeName;
        processes.forEach(each -> byPid.put(each.pid(), each));
    }

    /** The container's id. */
    Optional<String> id(ContainerGroup group) {
        return group.runtime().map(RuntimeCgroup::id).or(() -> conmon(group).map(Conmon::id));
    }

    /** Its runtime. */
    Optional<String> runtime(ContainerGroup group) {
        return group.runtime().flatMap(RuntimeCgroup::runtime).or(() -> conmon(group).flatMap(Conmon::runtime));
    }

    /** What its runtime calls it. */
    Optional<RuntimeName> given(ContainerGroup group) {
        Optional<String> id = id(group);
        return conmon(group).filter(parent -> id.equals(Optional.of(parent.id()))).map(Conmon::name)
                .or(() -> id.map(files::get));
    }

    /** The name in its own uts namespace. */
    Optional<String> hostname(ContainerGroup group) {
        return group.leader().namespace(Kind.UTS)
                .filter(inode -> host.lacks(Kind.UTS, Optional.of(inode)))
                .map(hostnames::get)
                .filter(name -> !name.isBlank());
    }

    /** Its hostname where that is not the node's as well. */
    Optional<String> hostnameApart(ContainerGroup group) {
        return hostname(group).filter(name -> !name.equals(nodeName));
    }

    private Optional<Conmon> conmon(ContainerGroup group) {
        return conmon(group.leader(), byPid, host);
    }

    /**
     * Anybody may call a program conmon, and give it any id. The one that started the container is its parent, is in no
     * container itself, and names the id that stands in the container's cgroup, if one does. Its mount namespace tells
     * nothing: that of a user's Podman has one of its own.
     */
    private static Optional<Conmon> conmon(Process child, Map<Integer, Process> byPid, Host host) {
        Optional<String> id = child.cgroup().flatMap(RuntimeCgroup::of).map(RuntimeCgroup::id);
        return Optional.ofNullable(byPid.get(child.ppid()))
                .filter(parent -> parent.comm().equals(CONMON))
                .filter(parent -> !host.lacks(Kind.PID, parent.namespace(Kind.PID)))
                .filter(parent -> parent.cgroup().flatMap(RuntimeCgroup::of).map(RuntimeCgroup::monitor).orElse(true))
                .flatMap(parent -> Conmon.of(parent.command()))
                .filter(parent -> id.isEmpty() || id.get().equals(parent.id()));
    }

    /**
     * The containers whose cgroup tells an id, if nobody has told their names.
     *
     * @param known ids of those somebody has
     */
    static List<RuntimeCgroup> lacking(List<Process> processes, Host host, Set<String> known) {
        Set<String> told = toldByParents(processes, host);
        return processes.stream()
                .flatMap(each -> each.cgroup().stream())
                .distinct()
                .flatMap(path -> RuntimeCgroup.of(path).stream())
                .filter(found -> found.numbered() && !found.monitor())
                .filter(found -> !known.contains(found.id()) && !told.contains(found.path()))
                .toList();
    }

    /** Cgroups of the containers whose names no file need tell; another cgroup may claim the same id. */
    private static Set<String> toldByParents(List<Process> processes, Host host) {
        Map<Integer, Process> byPid = new HashMap<>();
        processes.forEach(each -> byPid.put(each.pid(), each));
        return processes.stream()
                .filter(each -> conmon(each, byPid, host).isPresent())
                .flatMap(each -> each.cgroup().flatMap(RuntimeCgroup::of).map(RuntimeCgroup::path).stream())
                .collect(Collectors.toSet());
    }
}
