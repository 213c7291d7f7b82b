package nsmirror.reading;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsmirror.model.Coverage;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles.Stat;

/** Collects what could not be seen of a node. */
final class CoverageNotes {
    private final List<Gap> gaps = new ArrayList<>();

    /** Everything noted so far. */
    Coverage coverage(Optional<Duration> kept) {
        return new Coverage(gaps, kept);
    }

    void note(Gap gap) {
        gaps.add(gap);
    }

    private void note(String missing, String why, String effect) {
        gaps.add(new Gap(missing, why, effect));
    }

    /** What a recording has lost. */
    void recording(List<String> lost) {
        lost.forEach(what -> note(what, "the file was damaged after it was recorded",
                "what those lines held is not shown; record the node once more"));
    }

    /**
     * Read without root.
     *
     * @param initSeen whether PID 1 is listed: only a /proc that hides other users' processes has none
     */
    void login(Login login, boolean initSeen) {
        String why = login.whyNotRoot().orElse("the node is read without root");
        if (login.rootTools().contains("find")) {
            note("what is inside containers", why,
                    "namespaces are shown, but no namespace is entered, and containers are named by id or by command");
        } else if (!login.root() && initSeen) {
            note("namespaces and root directories of other users' processes", why,
                    "those processes stand in no namespace, and what is inside containers is not seen");
        } else if (!login.root()) {
            note("processes of other users", "/proc hides them (its mount option hidepid), and " + why,
                    "they are not shown at all; root sees them");
        }
    }

    /** A question without an answer, or with half of one. */
    void answer(Question question, Optional<Answer> answer) {
        gap(question, answer).ifPresent(this::note);
    }

    /** What is not known where that is all the answer; empty where there was one, and where none was asked for. */
    static Optional<Gap> gap(Question question, Optional<Answer> answer) {
        return answer.flatMap(given -> why(question, given))
                .map(why -> new Gap(question.missing(), why, question.effect()));
    }

    private static Optional<String> why(Question question, Answer answer) {
        String command = bounded(question.command().shell(), 60);
        return switch (answer.ending()) {
            case TIMED_OUT -> Optional.of("\"" + command + "\" ran longer than its "
                    + question.command().limit().toSeconds() + " s on the node");
            case NOT_RECORDED -> Optional.of("the recording does not hold \"" + command + "\"");
            case EXITED -> answer.cut()
                    ? Optional.of("\"" + command + "\" printed more than " + (question.command().mostBytes() >> 20)
                            + " MiB")
                    : Optional.of(said(command, answer)).filter(any -> answer.out().length == 0
                            && !question.mayBeSilent());
        };
    }

    /** As the node gave it; who shows it makes it safe. */
    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String said(String command, Answer answer) {
        String last = answer.errorText().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return "\"" + command + "\" printed nothing"
                + (last.isEmpty() ? "" : " but \"" + bounded(last.strip(), 120) + "\"");
    }

    /** What this node's lsns does not tell. */
    void lsns(Answers answers, Sightings seen, Optional<String> version) {
        if (seen.told().lsns().isEmpty()) {
            note("owners, parents and net ids of namespaces, and namespaces without a process",
                    whyNothing(answers, Arrays.stream(Lsns.Form.values()).map(Lsns.Form::command), tripped(seen)),
                    "the links of processes are shown all the same; lsns is part of util-linux");
        } else if (seen.told().lsnsForm().filter(form -> form != Lsns.Form.OWNERS).isPresent()) {
            note("owners and parents of namespaces",
                    "lsns" + version.map(v -> " " + bounded(v, 20)).orElse("")
                            + " does not tell them (that of util-linux 2.37 does)",
                    "no namespace shows whose it is");
        }
    }

    /** Any user can silence lsns before 2.41 by a line break in a process's name, before 2.29 by a blank. */
    private static String tripped(Sightings seen) {
        return seen.stats().entrySet().stream()
                .filter(each -> each.getValue().comm().chars().anyMatch(Character::isWhitespace))
                .max(comparing(each -> each.getValue().comm().contains("\n")))
                .map(each -> "; PID " + each.getKey() + " may be why: older versions give up on a name like \""
                        + bounded(each.getValue().comm(), 30) + "\"")
                .orElse("");
    }

    /** What this node's ps does not tell. */
    void ps(Answers answers, Sightings seen) {
        if (seen.told().ps().isEmpty()) {
            note("user names as ps tells them",
                    whyNothing(answers, Arrays.stream(Ps.Form.values()).map(Ps.Form::command), ""),
                    "names are those of /etc/passwd, and ps is not compared with /proc; procps has a ps that can");
        } else if (seen.told().psForm().filter(form -> form == Ps.Form.USERS).isPresent()) {
            note("namespaces as ps tells them", "this ps has no columns for them (procps 3.3.9 on has)",
                    "ps is not compared with /proc");
        }
    }

    /** Why the last of these commands that was asked told nothing; the hint goes with one that ended by itself. */
    private static String whyNothing(Answers answers, Stream<Command> commands, String hint) {
        Command last = commands.filter(command -> answers.to(command).isPresent())
                .reduce((one, other) -> other).orElseThrow();
        Answer answer = answers.to(last).orElseThrow();
        return why(new Question(last, "", "", false), answer).orElse("what it printed could not be read")
                + (answer.ending() == Ending.EXITED && !answer.cut() ? hint : "");
    }

    /** Arguments that are not told apart. */
    void arguments(Answers answers) {
        if (answers.complete(ArgumentFiles.BY_PS)) {
            note("where an argument ends", "grep knows no -z here (GNU grep does)",
                    "arguments are shown in one piece, as ps prints them");
        }
    }

    /** Kinds of namespace this kernel has not got. */
    void kinds(Sightings seen, String kernel) {
        Set<Kind> listed = EnumSet.noneOf(Kind.class);
        seen.links().byPid().values().forEach(links -> listed.addAll(links.listed()));
        seen.links().login().ifPresent(links -> listed.addAll(links.listed()));
        if (listed.isEmpty()) {
            return;
        }
        for (Kind kind : EnumSet.complementOf(EnumSet.copyOf(listed))) {
            note(kind.label() + " namespaces", "the kernel " + bounded(kernel, 60) + " has none",
                    "all processes share what they would separate");
        }
    }

    /** Processes some links of which could not be read. */
    void links(Sightings seen, List<Process> processes, Login login) {
        if (seen.links().byPid().isEmpty()) {
            // Said already, as a question without an answer.
            return;
        }
        int ended = 0;
        int unreadable = 0;
        for (Process each : processes) {
            Links links = seen.links().byPid().getOrDefault(each.pid(), Links.NONE);
            Stat stat = seen.stats().get(each.pid());
            if (links.listed().isEmpty() || links.own().size() < links.listed().size()) {
                if (stat != null && stat.ended()) {
                    ended++;
                } else {
                    unreadable++;
                }
            }
        }
        if (unreadable > 0) {
            note("namespaces of " + count(unreadable),
                    login.root()
                            ? "the kernel refused even root, as it does to one without CAP_SYS_PTRACE"
                            : "only root may read them",
                    "they are shown where their readable links put them"
                            + (login.root() ? "; log in on the node itself, not in a container of it" : ""));
        }
        if (ended > 0) {
            note("namespaces of " + count(ended),
                    "ended, and only waiting for the parent to take notice (zombies)",
                    "the kernel keeps their pid and user namespace alone");
        }
    }

    /** What a kernel before 4.1 does not say. */
    void innerPids(Sightings seen) {
        if (!seen.statuses().isEmpty() && seen.statuses().values().stream().allMatch(each -> each.nspid().isEmpty())) {
            note("PIDs inside containers", "the kernel has no NSpid (Linux 4.1 on has)",
                    "processes are shown with the node's PIDs alone");
        }
    }

    /** Mount namespaces without a process whose mountinfo could be read. */
    void mounts(List<Namespace> namespaces) {
        long empty = namespaces.stream().filter(each -> each.kind() == Kind.MNT && each.processes() == 0).count();
        if (empty > 0) {
            note("mounts in mount namespaces without a process: " + empty,
                    "only a process shows what is mounted where it lives",
                    "namespaces that only a mount in there holds are not shown");
        }
    }

    /** Mount namespaces whose root directory could not be seen, and what the tools complained of. */
    void roots(int unknown, Optional<String> complaint) {
        if (unknown > 0) {
            note("root directories of mount namespaces: " + unknown,
                    "their processes ended meanwhile, or a file system did not answer" + quoted(complaint),
                    "a container with nothing of its own but files is not told from a service with a private mount");
        }
    }

    /** Uts namespaces that could not be entered, likewise. */
    void hostnames(int unknown, Optional<String> complaint) {
        if (unknown > 0) {
            note("hostnames of uts namespaces: " + unknown,
                    "their processes ended meanwhile, or nsenter failed" + quoted(complaint),
                    "containers in them are named by id or by command");
        }
    }

    private static String quoted(Optional<String> complaint) {
        return complaint.map(said -> ": \"" + bounded(said, 120) + "\"").orElse("");
    }

    private static String count(int processes) {
        return processes == 1 ? "1 process" : processes + " processes";
    }
}
