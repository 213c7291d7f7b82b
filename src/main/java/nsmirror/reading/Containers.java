package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Pod;
import nsmirror.model.Process;

/**
 * The containers and pods of a node: what was found, with names and with whose namespaces each lives in.
 *
 * @param containers by leader
 * @param pods by net inode
 */
record Containers(List<Container> containers, List<Pod> pods) {
    /**
     * Names what was found and says what it shares.
     *
     * @param hostnames by inode of the uts namespace
     * @param nodeName the node's own name, which names no container
     */
    static Containers of(List<ContainerGroup> groups, Host host, Map<Long, String> hostnames, String nodeName) {
        List<String> names = ContainerNames.of(groups, host, hostnames, nodeName);
        Map<String, ContainerGroup> named = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String name = names.get(i);
            named.put(name, groups.get(i));
            ContainerNames.hostname(groups.get(i), host, hostnames).ifPresent(hostname -> own.put(name, hostname));
        }
        Sharings sharings = Sharings.of(groups, host);
        Pods pods = Pods.of(named, host, own);
        List<Container> containers = new ArrayList<>();
        named.forEach((name, group) -> containers.add(new Container(
                name,
                group.runtime().map(RuntimeCgroup::id),
                group.runtime().flatMap(RuntimeCgroup::runtime),
                Optional.ofNullable(own.get(name)),
                group.leader().pid(),
                group.members().stream().map(Process::pid).toList(),
                Optional.ofNullable(pods.byContainer().get(name)),
                sharings.of(group))));
        return new Containers(List.copyOf(containers), pods.pods());
    }

    /** The processes, each with the name of its container. */
    List<Process> joined(List<Process> processes) {
        Map<Integer, String> names = new HashMap<>();
        containers.forEach(container -> container.pids().forEach(pid -> names.put(pid, container.name())));
        return processes.stream()
                .map(each -> Optional.ofNullable(names.get(each.pid())).map(each::in).orElse(each))
                .toList();
    }
}
