package nsmirror.probe;

import java.util.EnumMap;
import java.util.Map;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * The namespaces the login itself is in. A shell inside a debug container looks like one on the node and is not: what
 * it is shown as the host's is then that container's.
 */
public final class LoginNamespaces {
    private LoginNamespaces() {}

    /** Asks for the inodes; a kind the kernel does not know prints no line. */
    public static Command command() {
        return Command.asUser("stat -Lc '%i %n' /proc/self/ns/* 2>/dev/null; true");
    }

    /** Inode by kind. */
    public static Map<Kind, Long> read(Answer answer) {
        Map<Kind, Long> inodes = new EnumMap<>(Kind.class);
        for (String line : answer.text().split("\n")) {
            int blank = line.indexOf(' ');
            if (blank > 0 && Digits.whole(line.substring(0, blank)).orElse(null) instanceof Long inode) {
                Kind.of(line.substring(line.lastIndexOf('/') + 1)).ifPresent(kind -> inodes.put(kind, inode));
            }
        }
        return inodes;
    }
}
