package nsmirror.probe;

import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/** {@code hostname} and {@code uname -a}, which answer from the uts namespace. A name may hold any byte but NUL. */
public final class HostNames {
    /** Some small systems have no {@code hostname}; {@code uname -n} says the same. */
    private static final String BOTH = "{ hostname 2>/dev/null || uname -n; }; printf \"\\0\"; uname -a";

    private HostNames() {}

    /** What the two commands printed; empty where a tool failed. */
    public record Names(Optional<String> hostname, Optional<String> uname) {}

    /** Asks on the node. */
    public static Command ofHost() {
        return Command.asUser(BOTH);
    }

    /** Asks in the process's uts namespace, with the node's own tools. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.UTS, "sh -c " + ShellText.quoted(BOTH)));
    }

    /** Reads what the command printed. */
    public static Names read(Answer answer) {
        String[] parts = answer.text().split("\0", -1);
        return new Names(line(parts[0]), parts.length < 2 ? Optional.empty() : line(parts[1]));
    }

    /** Only the line's own end is dropped: a name may end in a line break too. */
    private static Optional<String> line(String printed) {
        String text = printed.endsWith("\n") ? printed.substring(0, printed.length() - 1) : printed;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
