package nsmirror.node;

import java.time.Duration;
import java.util.Set;

/**
 * How a command is held to its time limit on the node itself, with what the node has.
 *
 * @param timeout whether there is a {@code timeout} that takes seconds first (busybox before 1.30 does not)
 * @param kills whether it also takes {@code -k}, for a command that ignores the first signal (busybox before 1.35 does
 *     not)
 * @param session whether {@code setsid} is put in front, so that the command can be killed with all its children. GNU
 *     and uutils timeout make a process group of their own, busybox's does not.
 */
record Limiter(boolean timeout, boolean kills, boolean session) {
    /** What to run before anything is known of the node. */
    static final Limiter NONE = new Limiter(false, false, false);

    /** Prints the words {@link #of} reads, one a line. Only busybox's timeout knows no --version. */
    static final String PROBE = "{ timeout 5 true && echo timeout; timeout -k 2 5 true && echo kills; "
            + "timeout --version >/dev/null || { command -v setsid >/dev/null && echo session; }; } 2>/dev/null";

    static Limiter of(Set<String> words) {
        return new Limiter(words.contains("timeout"), words.contains("kills"), words.contains("session"));
    }

    /** The command for a background job: it ends in time, has nothing to read, and $! is its process whatever the sh. */
    String limited(Command command) {
        long seconds = Math.max(1, command.limit().plusMillis(999).toSeconds());
        return (session ? "exec setsid " : "exec ")
                + (timeout ? "timeout " + (kills ? "-k 2 " : "") + seconds + " " : "")
                + "sh -c " + ShellText.quoted(command.shell()) + " </dev/null";
    }

    /**
     * Whether an exit status means that the limit was reached: 124 from timeout itself, 128 + TERM or KILL if it became
     * the command (busybox) or had to kill it.
     */
    boolean reached(int exit, Duration took, Duration limit) {
        return timeout && (exit == 124 || (exit == 143 || exit == 137) && took.compareTo(limit) >= 0);
    }
}
