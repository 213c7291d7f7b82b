package nsmirror.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Coverage;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.model.Timings;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.NodeWords;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatFiles.Stat;

/** Puts a snapshot together from what was read, and says what was not. Asks nothing itself. */
final class SnapshotAssembly {
    private final Login login;
    private final List<String> nodeGaps;
    private final Answers answers;
    private final boolean whole;
    private final Set<NamespaceId> there;
    private final Set<NamespaceId> same;
    private final Optional<Sightings> then;
    private final Host host;
    private final List<Gap> disagreements;
    private Sightings seen;
    private List<Process> processes;
    private Inside inside;
    private Findings findings;
    private Set<String> asked;
    private Optional<Look> looked = Optional.empty();

    /**
     * From the answers to the sweep.
     *
     * @param before what was read before; nothing where all is read
     */
    SnapshotAssembly(Node node, Answers answers, Optional<Known> before) {
        this.login = node.login();
        this.nodeGaps = node.gaps();
        this.answers = answers;
        whole = before.isEmpty();
        then = before.map(Known::seen);
        Sightings.Told told = before.map(known -> known.seen().told()).orElse(Sightings.Told.NOTHING);
        Sightings all = Sightings.of(answers, told);
        same = before.map(known -> all.stillThere(known.seen())).orElse(Set.of());
        there = all.namespaces();
        seen = Questions.lsns(answers).isPresent() ? all : all.with(all.told().of(same, there, pid ->
                before.filter(known -> sameStart(known.seen().stats(), all.stats(), pid)).isPresent()));
        processes = Processes.of(seen);
        host = Host.of(seen);
        // Only where the node is read whole were all asked in between the same two looks at the processes.
        disagreements = before.map(Known::disagreements).orElseGet(() -> CrossCheck.of(seen.told(), processes));
        asked = before.map(Known::asked).orElse(Set.of());
        inside = before.map(Known::inside).orElse(Inside.NOTHING).of(same);
        findings = before.map(Known::findings).orElse(Findings.NOTHING).of(same, this::met);
    }

    /** Whether it was there in the read before. */
    private boolean met(int pid) {
        return then.map(Sightings::stats).filter(before -> sameStart(before, seen.stats(), pid)).isPresent();
    }

    private static boolean sameStart(Map<Integer, Stat> one, Map<Integer, Stat> other, int pid) {
        return one.containsKey(pid) && other.containsKey(pid) && one.get(pid).start() == other.get(pid).start();
    }

    List<Process> processes() {
        return processes;
    }

    /** Whether there are namespaces that were not there before. */
    boolean anyNew() {
        return !whole && !same.containsAll(there);
    }

    /** Whether ps has not told the name of a process's user. */
    boolean anyUserNew() {
        return !whole && Processes.anyUserNew(seen);
    }

    Sightings.Told told() {
        return seen.told();
    }

    /** Where to look into that was not looked into before. */
    Look look() {
        return Look.into(processes, host, login.root(), same, CloserLook.at(seen, processes, host, same,
                process -> met(process.pid()), lacking(), Questions.plain(answers), login.root()));
    }

    /** Takes up the answers to what was looked into. */
    void lookedInto(Look look) {
        looked = Optional.of(look);
        Map<Integer, Stat> again = new HashMap<>();
        look.again().forEach(command -> again.putAll(StatFiles.read(answers.text(command))));
        IntPredicate still = pid -> sameStart(seen.stats(), again, pid);
        findings = findings.and(look.closer(), answers, still, seen::in);
        inside = inside.and(look, answers, processes, still,
                seen.links().login().map(Links::own).map(own -> own.get(Kind.MNT)));
    }

    /** Whom to ask for the names of containers that no file told. */
    AskedRuntimes runtimes() {
        List<RuntimeCgroup> left = lacking().stream().filter(each -> !asked.contains(each.id())).toList();
        return login.root() ? AskedRuntimes.of(left, processes, host) : AskedRuntimes.NONE;
    }

    /** Takes up what the runtimes answered. */
    void runtimesTold(AskedRuntimes now) {
        findings = findings.and(now, answers);
        asked = Stream.concat(asked.stream(), now.ids().stream()).collect(Collectors.toSet());
    }

    private List<RuntimeCgroup> lacking() {
        return Names.lacking(processes, host, findings.names().keySet());
    }

    /** Takes up what the tools told meanwhile. */
    void toldMore() {
        seen = seen.with(seen.told().and(answers));
        processes = Processes.of(seen);
    }

    /** What the next read may take as known. */
    Known known(Optional<Look> young) {
        return new Known(seen, inside, findings, disagreements, asked, young);
    }

    /**
     * The snapshot.
     *
     * @param kept how old the oldest is that was not read now
     * @param timings asked last, so that it covers this work too
     */
    Snapshot snapshot(Optional<Duration> kept, Supplier<Timings> timings) {
        NodeWords.Uname uname = NodeWords.uname(answers.text(NodeWords.UNAME));
        Map<String, String> tools = NodeWords.versions(answers.text(NodeWords.VERSIONS));
        Containers containers = Containers.of(ContainerFinder.find(processes, host, inside.roots()), host,
                new Names(processes, host, inside.hostnames(), findings.names(), uname.hostname()), seen.stats());
        NodeFacts facts = new NodeFacts(login.target(), uname.hostname(), uname.kernel(),
                NodeWords.os(answers.text(NodeWords.OS_RELEASE)), login.user(), login.root(), login.reader(), tools);
        List<Namespace> namespaces = NamespaceTable.of(seen, findings, processes, host);
        return new Snapshot(facts, host.namespaces(), containers.joined(processes), namespaces,
                containers.containers(), containers.pods(), coverage(uname, tools, namespaces, kept), timings.get());
    }

    private Coverage coverage(NodeWords.Uname uname, Map<String, String> tools, List<Namespace> namespaces,
            Optional<Duration> kept) {
        CoverageNotes notes = new CoverageNotes();
        notes.recording(nodeGaps);
        notes.login(login, seen.stats().containsKey(1));
        Questions.all().forEach(question -> notes.answer(question, answers.to(question.command())));
        host.gap().ifPresent(notes::note);
        notes.lsns(answers, seen, Optional.ofNullable(tools.get("lsns")));
        notes.ps(answers, seen);
        notes.arguments(answers);
        notes.kinds(seen, uname.kernel());
        notes.links(seen, processes, login);
        notes.innerPids(seen);
        findings.gaps().values().forEach(notes::note);
        notes.mounts(namespaces);
        notes.roots(missing(Look.lowestPids(processes, Kind.MNT), inside.roots()),
                looked.flatMap(look -> answers.complaint(look.forRoots())));
        notes.hostnames(login.root() ? missing(Look.hostnamesOf(processes, host), inside.hostnames()) : 0,
                looked.flatMap(look -> answers.complaint(look.forNames())));
        disagreements.forEach(notes::note);
        return notes.coverage(kept);
    }

    private static int missing(Map<Long, Integer> there, Map<Long, String> known) {
        return (int) there.keySet().stream().filter(inode -> !known.containsKey(inode)).count();
    }
}
