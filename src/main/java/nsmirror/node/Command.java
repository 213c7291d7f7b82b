package nsmirror.node;

import java.time.Duration;

/**
 * One command for a node, as POSIX sh reads it. Built by the probes alone, from fixed text and numbers.
 *
 * @param shell the text for {@code sh}
 * @param root whether it needs root; without root it is run all the same and shows what it can
 * @param limit how long it may run on the node
 * @param mostBytes how much of each stream is kept; the rest is read and dropped
 */
public record Command(String shell, boolean root, Duration limit, int mostBytes) {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(20);
    private static final int USUAL_BYTES = 64 << 20;

    /** A command for the login user. */
    public static Command asUser(String shell) {
        return new Command(shell, false, USUAL_LIMIT, USUAL_BYTES);
    }

    /** A command that needs root. */
    public static Command asRoot(String shell) {
        return new Command(shell, true, USUAL_LIMIT, USUAL_BYTES);
    }

    /** The same with another time limit. */
    public Command within(Duration otherLimit) {
        return new Command(shell, root, otherLimit, mostBytes);
    }

    /** What a person types to run the same: with {@code sudo} in front where it needs root. Also a recording's key. */
    public String typed() {
        if (!root) {
            return shell;
        }
        return shell.chars().anyMatch(c -> "|&;<>()$`*?[#~\n\"'\\".indexOf(c) >= 0)
                ? "sudo sh -c " + ShellText.quoted(shell)
                : "sudo " + shell;
    }
}
