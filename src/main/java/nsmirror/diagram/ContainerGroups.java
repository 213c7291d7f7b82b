package nsmirror.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.diagram.Group.Style;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * Groups by container: the host's own processes, pods with their containers, then the other containers; those that live
 * in a user namespace of their own in a frame of it.
 */
final class ContainerGroups {
    private final Snapshot snapshot;
    private final Slots slots;
    private final Map<String, Container> containers = new HashMap<>();
    private final Map<String, List<Process>> members = new HashMap<>();
    private final Map<Long, Long> userParents = new HashMap<>();
    private final List<Process> hosts = new ArrayList<>();

    private ContainerGroups(Snapshot snapshot, Slots slots) {
        this.snapshot = snapshot;
        this.slots = slots;
        snapshot.containers().forEach(each -> containers.put(each.name(), each));
        snapshot.namespaces().stream().filter(each -> each.kind() == Kind.USER)
                .forEach(each -> each.parent().ifPresent(parent -> userParents.put(each.inode(), parent)));
        for (Process process : snapshot.processes()) {
            process.container()
                    .filter(containers::containsKey)
                    .map(name -> members.computeIfAbsent(name, n -> new ArrayList<>()))
                    .orElse(hosts)
                    .add(process);
        }
    }

    static Plan of(Snapshot snapshot, Slots slots) {
        ContainerGroups groups = new ContainerGroups(snapshot, slots);
        return new Plan(Optional.empty(), groups.host(), false, groups.inUserNamespaces(groups.podsAndContainers()));
    }

    private Optional<Group> host() {
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        int kernelThreads = (int) hosts.stream().filter(Process::kernel).count();
        List<Process> drawn = hosts.stream().filter(each -> !each.kernel()).toList();
        Heading heading = Heading.of("Host", Words.asides(hosts.size()))
                .detail(Words.label(snapshot.node().hostname()));
        return Optional.of(Group.around(Style.HOST, Optional.of(new Subject.OfHost()), heading, kernelThreads,
                HostSections.of(drawn)));
    }

    private List<Group> podsAndContainers() {
        List<Group> groups = new ArrayList<>();
        Set<String> inPods = new LinkedHashSet<>();
        for (Pod pod : snapshot.pods()) {
            List<Group> own = pod.containers().stream()
                    .filter(containers::containsKey)
                    .filter(inPods::add)
                    .map(containers::get)
                    .sorted((a, b) -> Integer.compare(a.leader(), b.leader()))
                    .map(this::container)
                    .toList();
            if (!own.isEmpty()) {
                groups.add(pod(pod, own));
            }
        }
        snapshot.containers().stream()
                .filter(each -> !inPods.contains(each.name()))
                .filter(each -> containers.get(each.name()) == each)
                .map(this::container)
                .forEach(groups::add);
        return groups;
    }

    /** A frame around what lives in the same user namespace, where the first of it stood; none around the host's. */
    private List<Group> inUserNamespaces(List<Group> groups) {
        Map<Object, List<Group>> frames = new LinkedHashMap<>();
        groups.forEach(each -> frames.computeIfAbsent(
                userNamespace(each).<Object>map(inode -> inode).orElseGet(each::identity), any -> new ArrayList<>()).add(each));
        return frames.entrySet().stream()
                .map(entry -> entry.getKey() instanceof Long inode
                        ? userNamespace(inode, entry.getValue()) : entry.getValue().getFirst())
                .toList();
    }

    private Group userNamespace(long inode, List<Group> inside) {
        int total = inside.stream().mapToInt(Group::total).sum();
        Heading heading = Heading.of("user " + inode, Words.asides(total)).detail("users of its own");
        return Group.around(Style.NAMESPACE, Optional.of(new Subject.OfNamespace(Kind.USER, inode)), heading, 0, inside);
    }

    /** The one all of its containers live in or below; none if that is the host's, or there are several. */
    private Optional<Long> userNamespace(Group group) {
        Set<Long> inodes = new LinkedHashSet<>();
        List<Group> own = group.children().isEmpty() ? List.of(group) : group.children();
        own.forEach(each -> each.members().stream().findFirst()
                .flatMap(leader -> leader.namespace(Kind.USER)).ifPresent(inodes::add));
        Set<Long> lower = inodes.stream()
                .filter(inode -> Optional.ofNullable(userParents.get(inode))
                        .filter(parent -> !parent.equals(inode)).filter(inodes::contains).isPresent())
                .collect(Collectors.toSet());
        inodes.removeAll(lower);
        return inodes.stream().findFirst()
                .filter(inode -> inodes.size() == 1 && !inode.equals(snapshot.host().get(Kind.USER)));
    }

    private Group pod(Pod pod, List<Group> own) {
        int total = own.stream().mapToInt(Group::total).sum();
        Heading heading = Heading.of("Pod " + Words.label(pod.name()), Words.asides(total))
                .detail("net " + pod.net() + " · " + Words.count(own.size(), "container", "containers"))
                .brief(Words.label(pod.name()));
        return Group.around(Style.POD, Optional.of(new Subject.OfPod(pod.name())), heading, 0, own);
    }

    private Group container(Container container) {
        List<Process> own = members.getOrDefault(container.name(), List.of());
        String name = Words.label(container.name());
        Heading heading = Heading.of(name, List.of(Words.number(own.size())))
                .detail(container.hostname().map(Words::label).filter(host -> !host.equals(name))
                        .orElseGet(() -> leaderCommand(container, own)))
                .slots(slots.ofContainer(container.name()));
        return Group.of(Style.CONTAINER, Optional.of(new Subject.OfContainer(container.name())), heading, own);
    }

    private static String leaderCommand(Container container, List<Process> own) {
        return own.stream()
                .filter(each -> each.pid() == container.leader())
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(Words::command)
                .orElse("no process was seen");
    }
}
