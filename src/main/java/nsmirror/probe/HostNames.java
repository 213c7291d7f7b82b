package nsmirror.probe;

import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * {@code hostname}, the NIS domain name and {@code uname -a}, which answer from the uts namespace. A name may hold any byte but
 * NUL.
 *
 * <p>The domain name is read as {@code domainname} reads it: the kernel's file tells the name of who opens it.
 */
public final class HostNames {
    /** Some small systems have no {@code hostname}; {@code uname -n} says the same. */
    private static final String ALL = "{ hostname 2>/dev/null || uname -n; }; printf \"\\0\"; "
            + "cat /proc/sys/kernel/domainname 2>/dev/null; printf \"\\0\"; uname -a";

    private HostNames() {}

    /**
     * The names; empty where a tool failed.
     *
     * @param domain {@code (none)}, the kernel's own word, where none was set
     */
    public record Names(Optional<String> hostname, Optional<String> domain, Optional<String> uname) {}

    /** Asks on the node. */
    public static Command ofHost() {
        return Command.asUser(ALL);
    }

    /** Asks in the process's uts namespace, with the node's own tools. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.UTS, "sh -c " + ShellText.quoted(ALL)));
    }

    /** Reads what the command printed. */
    public static Names read(Answer answer) {
        String[] parts = answer.text().split("\0", -1);
        return new Names(part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static Optional<String> part(String[] parts, int index) {
        return index < parts.length ? line(parts[index]) : Optional.empty();
    }

    /** Only the line's own end is dropped: a name may end in a line break too. */
    private static Optional<String> line(String printed) {
        String text = printed.endsWith("\n") ? printed.substring(0, printed.length() - 1) : printed;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
