package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nsmirror.diagram.Group.Style;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * Groups by the namespaces of one kind: the host's first, then by inode, then those no process is in, then the
 * processes whose link could not be read. A container keeps its outline in the box it lives in, so that one in the
 * host's namespace is seen to be there.
 */
final class NamespaceGroups {
    private final Snapshot snapshot;
    private final Kind kind;
    private final Slots slots;
    private final Optional<Long> host;
    private final Map<Long, Namespace> known;
    private final Map<String, Container> containers = new HashMap<>();
    private final Map<Long, List<Process>> members = new TreeMap<>();
    private final List<Process> unreadable = new ArrayList<>();

    private NamespaceGroups(Snapshot snapshot, Kind kind, Slots slots) {
        this.snapshot = snapshot;
        this.kind = kind;
        this.slots = slots;
        host = Optional.ofNullable(snapshot.host().get(kind));
        known = snapshot.namespaces().stream()
                .filter(each -> each.kind() == kind)
                .collect(Collectors.toMap(Namespace::inode, Function.identity(), (a, b) -> a, TreeMap::new));
        snapshot.containers().forEach(each -> containers.put(each.name(), each));
        for (Process process : snapshot.processes()) {
            process.namespace(kind)
                    .map(inode -> members.computeIfAbsent(inode, i -> new ArrayList<>()))
                    .orElse(unreadable)
                    .add(process);
        }
    }

    static Plan of(Snapshot snapshot, Kind kind, Slots slots) {
        NamespaceGroups groups = new NamespaceGroups(snapshot, kind, slots);
        return kind == Kind.PID || kind == Kind.USER ? groups.nested() : groups.flat();
    }

    private Plan flat() {
        List<Group> rest = new ArrayList<>();
        others().forEach(inode -> rest.add(namespace(inode, Optional.empty(), List.of())));
        rest.addAll(withoutPlace());
        return new Plan(Optional.empty(), host.filter(members::containsKey).map(this::host), true, rest);
    }

    private Plan nested() {
        NamespaceTree tree = NamespaceTree.of(host, others(), known);
        boolean framed = host.isPresent() && members.containsKey(host.get());
        List<Group> rest = new ArrayList<>();
        if (framed) {
            rest.addAll(tree.below(host.get(), 2, this::namespace));
        }
        tree.roots().stream().filter(root -> !host.equals(Optional.of(root)))
                .forEach(root -> rest.addAll(tree.at(root, 1, this::namespace)));
        rest.addAll(withoutPlace());
        Optional<Group> frame = framed ? Optional.of(frame(host.get())) : Optional.empty();
        Optional<Group> own = host.filter(members::containsKey).map(this::host);
        return new Plan(frame, framed ? own.map(this::insideFrame) : own, true, rest);
    }

    private List<Long> others() {
        return members.keySet().stream().filter(inode -> !host.equals(Optional.of(inode))).toList();
    }

    private Group frame(long inode) {
        int all = snapshot.processes().size() - unreadable.size();
        String count = Words.processes(all);
        Heading heading = Heading.of(hostName() + " " + inode,
                List.of(count + ", those in the namespaces below it included", count, ""));
        return Group.of(Style.HOST, subject(inode), heading, List.of());
    }

    private Group insideFrame(Group own) {
        Heading heading = Heading.of("Directly in it", own.heading().asides());
        return new Group(own.style(), own.subject(), heading, own.members(), own.folded(), own.children(), own.total());
    }

    private Group host(long inode) {
        List<Process> all = members.get(inode);
        int kernelThreads = (int) all.stream().filter(Process::kernel).count();
        List<Process> drawn = all.stream().filter(each -> !each.kernel()).toList();
        List<Process> loose = drawn.stream().filter(each -> containerOf(each).isEmpty()).toList();
        List<Group> parts = new ArrayList<>(loose.isEmpty() ? List.of() : HostSections.of(loose));
        parts.addAll(containersIn(drawn));
        return Group.around(Style.HOST, subject(inode), Heading.of(hostName(), Words.asides(all.size()))
                .detail(Long.toString(inode)), kernelThreads, parts);
    }

    /** A namespace that is not the host's, with the namespaces inside it. */
    private Group namespace(long inode, Optional<Long> above, List<Group> inside) {
        String name = kind.label() + " " + inode + above.map(each -> " in " + each).orElse("");
        List<Process> all = members.getOrDefault(inode, List.of());
        List<Group> parts = new ArrayList<>();
        List<Process> loose = all.stream().filter(each -> containerOf(each).isEmpty()).toList();
        List<Group> inContainers = containersIn(all);
        Heading heading = heading(name, all.size());
        if (loose.isEmpty() && inContainers.size() == 1) {
            Group only = inContainers.getFirst();
            parts.add(Group.section(Heading.NONE, only.members()));
            heading = heading.detail(only.heading().name()).brief(only.heading().name());
        } else {
            if (!loose.isEmpty()) {
                parts.add(Group.section(Heading.NONE, loose));
            }
            parts.addAll(inContainers);
            heading = loose.stream().findFirst()
                    .map(first -> heading(name, all.size()).detail(Words.command(first)).brief(Words.name(first)))
                    .orElseGet(() -> heading(name, all.size()).detail(named(inContainers)).brief(named(inContainers)));
        }
        parts.addAll(inside);
        return Group.around(Style.NAMESPACE, subject(inode), heading, 0, parts);
    }

    private static Heading heading(String name, int processes) {
        return Heading.of(name, Words.asides(processes));
    }

    /** The pod those containers make up, or their names. */
    private String named(List<Group> inContainers) {
        List<String> names = inContainers.stream()
                .map(each -> ((Subject.OfContainer) each.subject().orElseThrow()).name())
                .toList();
        return snapshot.pods().stream()
                .filter(pod -> pod.containers().containsAll(names) && !names.isEmpty())
                .findFirst()
                .map(pod -> "Pod " + Words.label(pod.name()))
                .orElseGet(() -> Words.label(String.join(", ", names)));
    }

    private List<Group> containersIn(List<Process> processes) {
        Map<String, List<Process>> byContainer = new LinkedHashMap<>();
        processes.forEach(each -> containerOf(each)
                .ifPresent(name -> byContainer.computeIfAbsent(name, n -> new ArrayList<>()).add(each)));
        return byContainer.entrySet().stream()
                .sorted(Comparator.comparing(entry -> containers.get(entry.getKey()).leader()))
                .map(entry -> Group.of(Style.CONTAINER, Optional.of(new Subject.OfContainer(entry.getKey())),
                        Heading.of(Words.label(entry.getKey()), List.of(Words.number(entry.getValue().size())))
                                .detail(Words.command(entry.getValue().getFirst()))
                                .slots(slots.ofContainer(entry.getKey())),
                        entry.getValue()))
                .toList();
    }

    private Optional<String> containerOf(Process process) {
        return process.container().filter(containers::containsKey);
    }

    /** Namespaces no process is in, with why they exist, and the processes that are in no namespace that is known. */
    private List<Group> withoutPlace() {
        List<Group> groups = new ArrayList<>();
        known.values().stream()
                .filter(each -> !members.containsKey(each.inode()))
                .map(this::empty)
                .forEach(groups::add);
        if (!unreadable.isEmpty()) {
            int kernelThreads = (int) unreadable.stream().filter(Process::kernel).count();
            List<Process> drawn = unreadable.stream().filter(each -> !each.kernel()).toList();
            boolean none = snapshot.lacks(kind);
            groups.add(Group.around(Style.UNREADABLE, Optional.empty(),
                    Heading.of(none ? "No " + kind.label() + " namespaces" : kind.label() + " not readable",
                                    Words.asides(unreadable.size()))
                            .detail(none ? "this kernel has none" : "the link in /proc could not be read"),
                    kernelThreads, List.of(Group.section(Heading.NONE, drawn))));
        }
        return groups;
    }

    private Group empty(Namespace namespace) {
        String why = namespace.heldBy().isEmpty() ? "held by something unknown"
                : "held by " + Words.label(String.join(", ", namespace.heldBy()));
        Heading heading = Heading.of(kind.label() + " " + namespace.inode(), List.of("empty", "0")).detail(why);
        return Group.of(Style.NAMESPACE, subject(namespace.inode()), heading, List.of());
    }

    private String hostName() {
        return "Host's " + kind.label();
    }

    private Optional<Subject> subject(long inode) {
        return Optional.of(new Subject.OfNamespace(kind, inode));
    }
}
