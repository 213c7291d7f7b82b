package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.model.Container;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.probe.StatFiles.Stat;

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
     * @param known what they are called
     * @param stats of their processes
     */
    static Containers of(List<ContainerGroup> groups, Host host, Names known, Map<Integer, Stat> stats) {
        List<String> names = ContainerNames.of(groups, known);
        Map<String, ContainerGroup> named = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String name = names.get(i);
            named.put(name, groups.get(i));
            known.hostname(groups.get(i)).ifPresent(hostname -> own.put(name, hostname));
        }
        Sharings sharings = Sharings.of(groups, host);
        Pods pods = Pods.of(named, host, known);
        Set<ContainerGroup> infrastructure = infrastructure(pods, named, new Infrastructure(host, known, stats));
        List<Container> containers = new ArrayList<>();
        named.forEach((name, group) -> containers.add(new Container(
                name,
                known.id(group),
                known.runtime(group),
                Optional.ofNullable(own.get(name)),
                group.leader().pid(),
                group.members().stream().map(Process::pid).toList(),
                Optional.ofNullable(pods.byContainer().get(name)),
                sharings.of(group),
                infrastructure.contains(group))));
        return new Containers(List.copyOf(containers), pods.pods());
    }

    private static Set<ContainerGroup> infrastructure(
            Pods pods, Map<String, ContainerGroup> named, Infrastructure infrastructure) {
        return pods.pods().stream()
                .flatMap(pod -> infrastructure.of(pod.containers().stream().map(named::get).toList()).stream())
                .collect(Collectors.toSet());
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
