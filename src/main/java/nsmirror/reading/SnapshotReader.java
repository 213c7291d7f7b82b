package nsmirror.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.model.Snapshot;
import nsmirror.model.Timings;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.NodeWords;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;
import nsmirror.text.Shown;

/**
 * Reads a node: everything in /proc, lsns and ps in one round trip, then in a second what depends on the first (see
 * {@link Inside}). Old or small tools cost another round trip, in which they are asked in words they know.
 */
public final class SnapshotReader {
    private static final int MOST_OF_AN_ERROR = 120;

    private static final Command LSNS = Lsns.Form.OWNERS.command();
    private static final Command PS = Ps.Form.ALL_KINDS.command();

    private static final List<Question> QUESTIONS = List.of(
            new Question(NodeWords.UNAME, "the node's name and kernel", "they are shown empty", false),
            new Question(NodeWords.OS_RELEASE, "the node's distribution", "it is not shown", true),
            new Question(NodeWords.VERSIONS, "versions of lsns, ps and ip", "they are not shown", true),
            new Question(StatFiles.COMMAND, "processes", "those not read are not shown", false),
            new Question(CgroupFiles.COMMAND, "cgroups of processes",
                    "containers are told by their namespaces alone and have no id", false),
            new Question(ArgumentFiles.COMMAND, "arguments of processes",
                    "the kernel's short names are shown instead", true),
            new Question(NamespaceLinks.COMMAND, "namespaces of processes",
                    "processes without them stand in no group", true),
            new Question(NamespaceMounts.COMMAND, "namespaces held by a mount",
                    "those no process is in are shown only where lsns tells them", true),
            new Question(StatusFiles.COMMAND, "user ids, and PIDs inside containers",
                    "those not read are shown as unknown", false));

    /** Asked only where the tools of the first round know other words. */
    private static final List<Question> IN_OTHER_WORDS = List.of(
            new Question(ArgumentFiles.BY_PS, "arguments of processes",
                    "the kernel's short names are shown instead", false),
            new Question(NamespaceLinks.BY_LS, "namespaces of processes",
                    "processes stand in no group, and containers are told by their cgroups alone", false),
            new Question(Passwd.COMMAND, "names of users", "they are shown by number", false));

    /**
     * Reads the node once.
     *
     * @throws NodeException if the node was lost, the call cancelled, or not one process could be read
     */
    public Snapshot read(Node node) throws NodeException {
        long begun = System.nanoTime();
        Answers answers = new Answers(node);
        answers.ask(firstRound());
        askInOtherWords(answers);
        SnapshotAssembly assembly = new SnapshotAssembly(node.login(), node.gaps(), answers);
        if (assembly.processes().isEmpty()) {
            throw nothingRead(node, answers);
        }
        Inside inside = Inside.ask(answers, node.login().root(), assembly);
        List<Question> questions = Stream.concat(QUESTIONS.stream(), IN_OTHER_WORDS.stream()).toList();
        return assembly.with(inside, questions, () -> new Timings(
                node.login().connecting().toMillis(),
                answers.time().toMillis(),
                Duration.ofNanos(System.nanoTime() - begun - answers.nanosWaited()).toMillis()));
    }

    /**
     * The stat files come before all that is known of processes, the status files after it: a process in both lived
     * while lsns and ps looked.
     */
    private static List<Command> firstRound() {
        List<Command> commands = new ArrayList<>(QUESTIONS.stream().map(Question::command).toList());
        commands.addAll(commands.size() - 1, List.of(LSNS, PS));
        return commands;
    }

    private static void askInOtherWords(Answers answers) throws NodeException {
        Optional<String> lsns = Optional.ofNullable(NodeWords.versions(answers.text(NodeWords.VERSIONS)).get("lsns"));
        answers.askInTurn(Stream.of(
                        after(answers, NamespaceLinks.COMMAND, List.of(NamespaceLinks.BY_LS)),
                        after(answers, ArgumentFiles.COMMAND, List.of(ArgumentFiles.BY_PS)),
                        after(answers, LSNS, Lsns.afterFailure(lsns)),
                        after(answers, PS,
                                List.of(Ps.Form.SIX_KINDS.command(), Ps.Form.USERS.command(), Passwd.COMMAND)),
                        answers.complete(PS) || answers.failed(PS) ? List.<Command>of() : List.of(Passwd.COMMAND))
                .toList(), StatusFiles.COMMAND);
    }

    private static List<Command> after(Answers answers, Command first, List<Command> others) {
        return answers.failed(first) ? others : List.of();
    }

    private static NodeException nothingRead(Node node, Answers answers) {
        String said = answers.to(StatFiles.COMMAND).map(Answer::errorText).orElse("").lines().findFirst().orElse("");
        return new NodeException(Reason.UNREADABLE, Shown.line(node.login().target())
                + ": no process could be read" + (said.isBlank() ? "" : ": " + Shown.line(said, MOST_OF_AN_ERROR))
                + "; it must be Linux with /proc");
    }
}
