package nsmirror.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Evidence;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.OwnProcesses;
import nsmirror.model.PidChains;
import nsmirror.model.PidLevel;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.details.Details.Fact;
import nsmirror.ui.details.Details.Member;
import nsmirror.ui.parts.Text;

/** Puts what a snapshot knows of a thing into words. */
public final class DetailsOf {
    private static final int LONGEST_COMMAND = 2_000;
    private static final int MOST_NAMES = 12;
    private static final int MOST_REASONS = 20;

    private final Snapshot snapshot;
    private final Belongings belongings;
    private final PidChains chains;
    private final Set<Integer> own;

    /** Details of things in that snapshot. */
    public DetailsOf(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.belongings = new Belongings(snapshot);
        this.chains = new PidChains(snapshot);
        this.own = OwnProcesses.of(snapshot);
    }

    /** Of that subject, or of the node where it is not in the snapshot. */
    public Details of(Subject subject) {
        Optional<Details> known = switch (subject) {
            case Subject.OfProcess one -> Subjects.process(snapshot, one).map(this::process);
            case Subject.OfNamespace group -> snapshot.namespace(group.kind(), group.inode()).map(this::namespace);
            case Subject.OfCombination same -> combination(Subjects.members(snapshot, same));
            case Subject.OfContainer container -> snapshot.container(container.name()).map(this::container);
            case Subject.OfPod pod -> snapshot.pod(pod.name()).map(this::pod);
            case Subject.OfHost _ -> Optional.of(host());
        };
        return known.orElseGet(this::node);
    }

    /** Of the node itself: what is shown when nothing is selected. */
    public Details node() {
        NodeFacts node = snapshot.node();
        List<Fact> facts = new ArrayList<>();
        node.os().ifPresent(os -> facts.add(fact("os", Shown.line(os))));
        facts.add(fact("kernel", Shown.line(node.kernel())));
        facts.add(fact("readas", readAs(node)));
        facts.add(fact("tools", tools(node)));
        facts.add(fact("processes", processCount()));
        facts.add(fact("containers", Text.count("count.containers", snapshot.containers().size())
                + ", " + Text.count("count.pods", snapshot.pods().size())));
        facts.add(fact("namespaces", Kind.ALL.stream()
                .map(kind -> kind.label() + " " + namespacesOf(kind))
                .collect(Collectors.joining(" · "))));
        return details("node", Shown.line(node.hostname()), Optional.empty(), facts, List.of(), containerMembers(
                snapshot.containers().stream().map(Container::name).toList()));
    }

    private static String readAs(NodeFacts node) {
        String user = Shown.line(node.user());
        return user.equals("root") ? user : Text.of(node.root() ? "fact.withroot" : "fact.withoutroot", user);
    }

    private long namespacesOf(Kind kind) {
        return snapshot.namespaces().stream().filter(each -> each.kind() == kind).count();
    }

    private String processCount() {
        long kernel = snapshot.processes().stream().filter(Process::kernel).count();
        return Text.count("count.processes", snapshot.processes().size())
                + (kernel == 0 ? "" : ", " + Text.count("count.kernel", kernel));
    }

    private static String tools(NodeFacts node) {
        return node.tools().isEmpty() ? Text.of("fact.none") : node.tools().entrySet().stream()
                .map(tool -> Shown.line(tool.getKey() + " " + tool.getValue(), 40))
                .collect(Collectors.joining(" · "));
    }

    private Details host() {
        List<Process> hosts = Subjects.members(snapshot, new Subject.OfHost());
        List<Fact> facts = List.of(fact("processes", Text.count("count.processes", hosts.size())));
        return details("host", Shown.line(snapshot.node().hostname()), Optional.empty(), facts,
                belongings.ofHost(), processMembers(hosts));
    }

    private Details process(Process process) {
        List<Fact> facts = new ArrayList<>();
        if (own.contains(process.pid())) {
            facts.add(fact("role", Text.of("fact.own")));
        }
        facts.add(fact("pidchain", chain(process)));
        if (process.nspid().size() > 1) {
            facts.add(fact("pidspaces", chainNamespaces(process)));
        }
        facts.add(fact("user", Shown.line(process.user()) + " (" + Shown.uid(process.uid()) + ")"));
        process.container().ifPresent(name -> facts.add(fact("container", Shown.line(name))));
        facts.add(fact("parent", parent(process)));
        facts.add(fact("started", Ticks.afterBoot(process.key().start())));
        process.cgroup().ifPresent(path -> facts.add(fact("cgroup", Shown.line(path, 400))));
        String title = process.kernel() ? "[" + Shown.line(process.comm()) + "]" : Shown.line(process.comm());
        Optional<String> command = process.command().isEmpty()
                ? Optional.empty()
                : Optional.of(Shown.line(String.join(" ", process.command()), LONGEST_COMMAND));
        return details(process.kernel() ? "kernelthread" : "process", title, command, facts,
                belongings.of(process), List.of());
    }

    private String chain(Process process) {
        List<PidLevel> levels = chains.of(process);
        return levels.stream().map(level -> String.valueOf(level.pid())).collect(Collectors.joining(" → "))
                + (levels.size() < 2 ? "" : "  " + Text.of("fact.pidchain.hint"));
    }

    /** In which PID namespace each of these PIDs counts. */
    private String chainNamespaces(Process process) {
        return chains.of(process).stream()
                .map(level -> level.namespace().map(String::valueOf).orElse("?"))
                .collect(Collectors.joining(" → "));
    }

    private String parent(Process process) {
        if (process.ppid() == 0) {
            return Text.of("fact.noparent");
        }
        return process.ppid()
                + snapshot.process(process.ppid()).map(parent -> "  " + Shown.line(parent.comm())).orElse("");
    }

    private Details container(Container container) {
        List<Fact> facts = new ArrayList<>();
        container.hostname().ifPresent(name -> facts.add(fact("hostname", Shown.line(name))));
        container.pod().ifPresent(pod -> facts.add(fact("pod", Shown.line(pod))));
        if (container.infrastructure()) {
            facts.add(fact("role", Text.of("fact.infrastructure")));
        }
        container.runtime().ifPresent(runtime -> facts.add(fact("runtime", Shown.line(runtime))));
        container.id().ifPresent(id -> facts.add(fact("id", Shown.line(id))));
        facts.add(fact("leader", container.leader()
                + snapshot.process(container.leader()).map(first -> "  " + Shown.line(first.comm())).orElse("")));
        return details("container", Shown.line(container.name()), Optional.empty(), facts,
                belongings.of(container), processMembers(
                        Subjects.members(snapshot, new Subject.OfContainer(container.name()))));
    }

    private Details pod(Pod pod) {
        List<Fact> facts = List.of(
                fact("net", String.valueOf(pod.net())),
                fact("containers", Text.count("count.containers", pod.containers().size())),
                fact("processes", Text.count("count.processes",
                        Subjects.members(snapshot, new Subject.OfPod(pod.name())).size())));
        return details("pod", Shown.line(pod.name()), Optional.empty(), facts, List.of(),
                containerMembers(pod.containers()));
    }

    private Details namespace(Namespace group) {
        List<Process> inside = Subjects.members(snapshot, new Subject.OfNamespace(group.kind(), group.inode()));
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("whose", Text.of(group.initial() ? "fact.whose.host" : "fact.whose.other")));
        facts.add(fact("processes", Text.count("count.processes", group.processes())));
        containers(inside).ifPresent(names -> facts.add(fact("within", names)));
        group.leader().ifPresent(pid -> facts.add(fact("leader", pid
                + snapshot.process(pid).map(first -> "  " + Shown.line(first.comm())).orElse(""))));
        facts.add(fact("heldby", group.heldBy().isEmpty() ? Text.of("fact.notknown")
                : KindWords.bounded(group.heldBy().stream().map(Shown::line).toList(), MOST_REASONS)));
        // The initial user namespace is above all: that one has no owner.
        if (group.owner().isPresent() || !group.initial() || group.kind() != Kind.USER) {
            facts.add(fact("owner", group.owner()
                    .map(owner -> relative(Kind.USER, owner, group.lineage().ownerBy()))
                    .orElseGet(() -> Text.of("fact.notknown"))));
        }
        group.parent().ifPresent(parent -> facts.add(fact("above",
                relative(group.kind(), parent, group.lineage().parentBy()))));
        group.ids().ifPresent(ids -> facts.add(fact("ids", Shown.line(ids.words(), 400))));
        group.offsets().ifPresent(offsets -> facts.add(fact("offsets", Shown.line(offsets.words()))));
        group.netnsid().ifPresent(id -> facts.add(fact("netnsid", String.valueOf(id))));
        return details("namespace." + group.kind().label(), String.valueOf(group.inode()), Optional.empty(), facts,
                List.of(), processMembers(inside));
    }

    private Optional<Details> combination(List<Process> inside) {
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>(List.of(fact("processes", Text.count("count.processes", inside.size()))));
        containers(inside).ifPresent(names -> facts.add(fact("within", names)));
        return Optional.of(details("combination", Shown.line(inside.getFirst().comm()), Optional.empty(), facts,
                belongings.of(inside.getFirst()), processMembers(inside)));
    }

    /** The containers whose processes these are; empty if none is in one. */
    private static Optional<String> containers(List<Process> inside) {
        List<String> names = inside.stream().flatMap(each -> each.container().stream()).distinct().toList();
        return names.isEmpty() ? Optional.empty()
                : Optional.of(KindWords.bounded(names.stream().map(name -> Shown.line(name, 60)).toList(), MOST_NAMES));
    }

    private String relative(Kind kind, long inode, Optional<Evidence> evidence) {
        boolean hosts = Optional.ofNullable(snapshot.host().get(kind)).filter(own -> own == inode).isPresent();
        return inode + (hosts ? "  " + Text.of("fact.whose.host") : "")
                + (evidence.equals(Optional.of(Evidence.LIKELY)) ? "  " + Text.of("fact.likely") : "");
    }

    private static Fact fact(String key, String value) {
        return new Fact(Text.of("fact." + key), value);
    }

    private static Details details(String what, String title, Optional<String> command, List<Fact> facts,
            List<Details.Belonging> namespaces, List<Member> members) {
        int shown = Math.min(members.size(), Details.MOST_MEMBERS);
        return new Details(Text.of("what." + what), title, command, facts, namespaces, members.subList(0, shown),
                members.size() - shown);
    }

    private static List<Member> processMembers(List<Process> processes) {
        return processes.stream()
                .map(process -> new Member(new Subject.OfProcess(process.key()), process.pid() + "  " + name(process)))
                .toList();
    }

    private List<Member> containerMembers(List<String> names) {
        return names.stream()
                .filter(name -> snapshot.container(name).isPresent())
                .map(name -> new Member(new Subject.OfContainer(name), Shown.line(name, 80)))
                .toList();
    }

    private static String name(Process process) {
        return process.kernel() ? "[" + Shown.line(process.comm(), 40) + "]" : Shown.line(process.comm(), 40);
    }
}
