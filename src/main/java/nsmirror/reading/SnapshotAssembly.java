package nsmirror.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nsmirror.model.Coverage;
import nsmirror.model.NodeFacts;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.model.Timings;
import nsmirror.node.Login;
import nsmirror.probe.NodeWords;

/** Puts a snapshot together from what was read, and says what was not. Pure. */
final class SnapshotAssembly {
    private final Login login;
    private final List<String> nodeGaps;
    private final Answers answers;
    private final Sightings seen;
    private final List<Process> processes;
    private final Host host;
    private final NodeWords.Uname uname;
    private final Map<String, String> tools;

    /**
     * From the answers to the first round.
     *
     * @param nodeGaps what the node says of itself, such as of a damaged recording
     */
    SnapshotAssembly(Login login, List<String> nodeGaps, Answers answers) {
        this.login = login;
        this.nodeGaps = nodeGaps;
        this.answers = answers;
        seen = Sightings.of(answers);
        processes = Processes.of(seen);
        host = Host.of(seen);
        uname = NodeWords.uname(answers.text(NodeWords.UNAME));
        tools = NodeWords.versions(answers.text(NodeWords.VERSIONS));
    }

    List<Process> processes() {
        return processes;
    }

    Host host() {
        return host;
    }

    /** The inodes of the login's own namespaces are part of it. */
    Sightings seen() {
        return seen;
    }

    /**
     * The snapshot.
     *
     * @param questions what the answers are to; one that was not asked leaves no gap
     * @param timings asked last, so that it covers this work too
     */
    Snapshot with(Inside inside, List<Question> questions, Supplier<Timings> timings) {
        Containers containers = Containers.of(ContainerFinder.find(processes, host, inside.roots()), host,
                inside.hostnames(), uname.hostname());
        NodeFacts facts = new NodeFacts(login.target(), uname.hostname(), uname.kernel(),
                NodeWords.os(answers.text(NodeWords.OS_RELEASE)), login.user(), login.root(), tools);
        return new Snapshot(facts, host.namespaces(), containers.joined(processes),
                NamespaceTable.of(seen, processes, host), containers.containers(), containers.pods(),
                coverage(inside, questions), timings.get());
    }

    private Coverage coverage(Inside inside, List<Question> questions) {
        CoverageNotes notes = new CoverageNotes();
        notes.recording(nodeGaps);
        notes.login(login);
        questions.forEach(question -> notes.answer(question, answers.to(question.command())));
        host.gap().ifPresent(notes::note);
        notes.lsns(answers, seen, Optional.ofNullable(tools.get("lsns")));
        notes.ps(answers, seen);
        notes.arguments(answers);
        notes.kinds(seen, uname.kernel());
        notes.links(seen, processes, login);
        notes.innerPids(seen);
        notes.inside(inside);
        CrossCheck.of(seen, processes).forEach(notes::note);
        return notes.coverage();
    }
}
