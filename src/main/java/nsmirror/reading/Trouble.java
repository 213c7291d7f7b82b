package nsmirror.reading;

import java.util.Optional;
import nsmirror.mirror.Facet;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.probe.NamespaceEntry;

/** Why a side could not be read, in one line with what would help. */
final class Trouble {
    private static final int NOT_FOUND = 127;
    private static final int MOST = 160;

    static final String HANGS = "no answer within the time limit, something it touches hangs on the node:"
            + " try again, or look there with the command above";

    private Trouble() {}

    /** What went wrong with the command, if anything did. */
    static Optional<String> with(Asked asked, Answer answer) {
        return switch (answer.ending()) {
            case NOT_RECORDED -> Optional.of("not in this recording: record the node again with nsmirror capture");
            case TIMED_OUT -> Optional.of(HANGS);
            case EXITED -> answer.ok() ? Optional.empty() : Optional.of(exited(asked, answer));
        };
    }

    /** A namespace whose link could not be read cannot be entered. */
    static String unknown(Asked asked, Facet facet) {
        Kind kind = facet.kind();
        return asked.login().root()
                ? "the %s namespace of process %d could not be read: it may have ended, read the node again"
                        .formatted(kind.label(), asked.side().pid())
                : "the %s namespace of process %d cannot be read without root: %s"
                        .formatted(kind.label(), asked.side().pid(), noRoot(asked));
    }

    /** Whether what it printed is of another process or namespace than the one that was meant. */
    static boolean mistaken(Answer answer) {
        return answer.exit() == NamespaceEntry.GONE || answer.exit() == NamespaceEntry.OTHER
                || answer.exit() == NamespaceEntry.MOVED;
    }

    private static String exited(Asked asked, Answer answer) {
        int pid = asked.side().pid();
        if (answer.cut()) {
            return "more was printed than is kept: the rows are incomplete";
        }
        return switch (answer.exit()) {
            case NamespaceEntry.GONE -> "process %d has ended: read the node again".formatted(pid);
            case NamespaceEntry.OTHER ->
                "process %d is no longer the one it was: read the node again".formatted(pid);
            case NamespaceEntry.MOVED ->
                "process %d has moved to another namespace meanwhile: read the node again".formatted(pid);
            case NOT_FOUND -> "a tool is missing on the node: " + said(answer);
            default -> asked.login().root() ? said(answer) : said(answer) + ": " + noRoot(asked);
        };
    }

    /** Why there is no root, or what would help. */
    static String noRoot(Asked asked) {
        return asked.login().whyNotRoot().orElse("log in as root, or as a user who may use sudo");
    }

    /** The first line of what it complained, else its exit status. */
    static String said(Answer answer) {
        return answer.errorText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > MOST ? line.substring(0, MOST) + "…" : line)
                .orElse("it ended with status " + answer.exit());
    }
}
