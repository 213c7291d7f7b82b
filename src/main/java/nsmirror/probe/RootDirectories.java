package nsmirror.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.node.Command;

/**
 * Which directory {@code /proc/PID/root} leads to, as device and inode: two processes with the same one see the same
 * files at {@code /}, whatever else is mounted.
 */
public final class RootDirectories {
    /** A container on a FUSE file system whose server hangs must not hold up the rest for long. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 10_000;

    private RootDirectories() {}

    /**
     * What could be read.
     *
     * @param login of the shell the commands run in
     */
    public record Roots(Map<Integer, String> byPid, Optional<String> login) {}

    /** Asks for those processes' and the login's own. */
    public static List<Command> commands(Collection<Integer> pids) {
        List<Integer> all = List.copyOf(pids);
        List<Command> commands = new ArrayList<>();
        for (int from = 0; from == 0 || from < all.size(); from += MOST_AT_ONCE) {
            StringBuilder words = new StringBuilder("self");
            all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)).forEach(pid -> words.append(' ').append(pid));
            commands.add(Command.asRoot("cd /proc && printf \"%s/root\\0\" " + words
                    + " | xargs -0 stat -L -c \"%n %d:%i\"").within(LIMIT));
        }
        return commands;
    }

    /** Reads {@code PID/root DEVICE:INODE} lines. */
    public static Roots read(String text) {
        Map<Integer, String> byPid = new HashMap<>();
        Optional<String> login = Optional.empty();
        for (String line : text.split("\n")) {
            int slash = line.indexOf("/root ");
            if (slash < 0) {
                continue;
            }
            String root = line.substring(slash + "/root ".length());
            int pid = Digits.pid(line, 0, slash);
            if (pid > 0) {
                byPid.put(pid, root);
            } else if (line.startsWith("self/")) {
                login = Optional.of(root);
            }
        }
        return new Roots(byPid, login);
    }
}
