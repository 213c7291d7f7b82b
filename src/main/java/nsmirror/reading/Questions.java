package nsmirror.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.node.Command;
import nsmirror.node.NodeException;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.NodeWords;
import nsmirror.probe.OpenNamespaces;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;

/**
 * What is asked of a node for a snapshot, and how often: once, at every read, or when there are namespaces that were not
 * there before. A new probe is a question in one of these lists, and what it tells a part of {@link Sightings}.
 */
final class Questions {
    static final Command LSNS = Lsns.Form.OWNERS.command();
    static final Command PS = Ps.Form.ALL_KINDS.command();

    /** At the first read: what stays as it is while the node runs. */
    private static final List<Question> ONCE = List.of(
            new Question(NodeWords.UNAME, "the node's name and kernel", "they are shown empty", false),
            new Question(NodeWords.OS_RELEASE, "the node's distribution", "it is not shown", true),
            new Question(NodeWords.VERSIONS, "versions of lsns, ps and ip", "they are not shown", true));

    /**
     * At every read. The stat files come before all that is known of processes, the status files after it: a process in
     * both lived while the others looked.
     */
    private static final List<Question> SWEEP = List.of(
            new Question(StatFiles.COMMAND, "processes", "those not read are not shown", false),
            new Question(CgroupFiles.COMMAND, "cgroups of processes",
                    "containers are told by their namespaces alone and have no id", false),
            new Question(ArgumentFiles.COMMAND, "arguments of processes",
                    "the kernel's short names are shown instead", true),
            new Question(NamespaceLinks.COMMAND, "namespaces of processes",
                    "processes without them stand in no group", true),
            new Question(NamespaceMounts.COMMAND, "namespaces held by a mount",
                    "those no process is in are shown only where lsns tells them", true));

    private static final Question STATUS = new Question(StatusFiles.COMMAND, "user ids, and PIDs inside containers",
            "those not read are shown as unknown", false);

    /**
     * At the first read, and when a namespace is new: what does not change as long as a namespace lives. Goes with lsns,
     * which has several forms.
     */
    private static final List<Question> OF_NAMESPACES = List.of(
            new Question(OpenNamespaces.COMMAND, "namespaces held by an open file",
                    "those nothing else holds are not shown", true));

    /** Asked only where the tools of the first round know other words. */
    private static final List<Question> IN_OTHER_WORDS = List.of(
            new Question(ArgumentFiles.BY_PS, "arguments of processes",
                    "the kernel's short names are shown instead", false),
            new Question(NamespaceLinks.BY_LS, "namespaces of processes",
                    "processes stand in no group, and containers are told by their cgroups alone", false),
            new Question(OpenNamespaces.BY_LS, "namespaces held by an open file",
                    "those nothing else holds are not shown", true),
            new Question(Passwd.COMMAND, "names of users", "they are shown by number", false));

    private static final Map<Command, Command> OTHER_WORDS = Map.of(
            ArgumentFiles.COMMAND, ArgumentFiles.BY_PS,
            NamespaceLinks.COMMAND, NamespaceLinks.BY_LS);

    /** lsns compares each process with each namespace and takes longer than all the others. */
    static final Beside BESIDE_LSNS = new Beside(LSNS,
            List.of(NamespaceLinks.COMMAND, PS, CgroupFiles.COMMAND, OpenNamespaces.COMMAND, ArgumentFiles.COMMAND));

    private Questions() {}

    /** Every question; one that was not asked leaves no gap. */
    static List<Question> all() {
        return Stream.of(ONCE, SWEEP, OF_NAMESPACES, List.of(STATUS), IN_OTHER_WORDS).flatMap(List::stream).toList();
    }

    /** The commands whose answers later reads go by: which words the node's tools know. */
    static Set<Command> lasting() {
        return Stream.of(all().stream().map(Question::command),
                        Arrays.stream(Lsns.Form.values()).map(Lsns.Form::command),
                        Arrays.stream(Ps.Form.values()).map(Ps.Form::command))
                .flatMap(commands -> commands)
                .collect(Collectors.toSet());
    }

    /** Asks all of a node nothing is known of. */
    static void askWhole(Answers answers) throws NodeException {
        List<Command> before = new ArrayList<>();
        Stream.of(ONCE, SWEEP, OF_NAMESPACES).flatMap(List::stream)
                .map(Question::command)
                .filter(command -> !BESIDE_LSNS.each().contains(command))
                .forEach(before::add);
        answers.ask(before, BESIDE_LSNS, List.of(STATUS.command()));
    }

    /**
     * Of a node that was read before, what can have changed, in the words its tools know.
     *
     * @param between is asked in the same round trip
     */
    static List<Command> ofSweep(Answers answers, List<Command> between) {
        List<Command> commands = new ArrayList<>();
        SWEEP.stream()
                .map(Question::command)
                .map(command -> answers.failed(command) ? OTHER_WORDS.getOrDefault(command, command) : command)
                .forEach(commands::add);
        commands.addAll(between);
        commands.add(STATUS.command());
        return commands;
    }

    /** Of namespaces that are new, in the form of lsns that answered before; without lsns where none did. */
    static List<Command> ofNamespaces(Optional<Lsns.Form> lsns, boolean plain) {
        return Stream.concat(lsns.map(Lsns.Form::command).stream(), OF_NAMESPACES.stream().map(Question::command))
                .map(command -> plain && command.equals(OpenNamespaces.COMMAND) ? OpenNamespaces.BY_LS : command)
                .toList();
    }

    /** Whether find knows no -printf, as that of busybox. */
    static boolean plain(Answers answers) {
        return answers.failed(NamespaceLinks.COMMAND);
    }

    /** Asks again where a tool that was asked in this read knows other words, and only there. */
    static void askInOtherWords(Answers answers) throws NodeException {
        Optional<String> lsns = Optional.ofNullable(NodeWords.versions(answers.text(NodeWords.VERSIONS)).get("lsns"));
        answers.askInTurn(Stream.of(
                        after(answers, NamespaceLinks.COMMAND, List.of(NamespaceLinks.BY_LS)),
                        after(answers, NamespaceLinks.COMMAND, List.of(OpenNamespaces.BY_LS)),
                        after(answers, ArgumentFiles.COMMAND, List.of(ArgumentFiles.BY_PS)),
                        after(answers, LSNS, Lsns.afterFailure(lsns)),
                        after(answers, PS,
                                List.of(Ps.Form.SIX_KINDS.command(), Ps.Form.USERS.command(), Passwd.COMMAND)),
                        !answers.fresh(PS) || answers.complete(PS) || answers.failed(PS)
                                ? List.<Command>of()
                                : List.of(Passwd.COMMAND))
                .toList(), StatusFiles.COMMAND);
    }

    private static List<Command> after(Answers answers, Command first, List<Command> others) {
        return answers.fresh(first) && answers.failed(first) ? others : List.of();
    }

    /** The form of lsns that printed something in this read. */
    static Optional<Lsns.Form> lsns(Answers answers) {
        return answers.answered(Arrays.stream(Lsns.Form.values()).map(Lsns.Form::command).filter(answers::fresh))
                .flatMap(Lsns.Form::of);
    }

    /** The form of ps that printed something in this read. */
    static Optional<Ps.Form> ps(Answers answers) {
        return answers.answered(Arrays.stream(Ps.Form.values()).map(Ps.Form::command).filter(answers::fresh))
                .flatMap(Ps.Form::of);
    }
}
