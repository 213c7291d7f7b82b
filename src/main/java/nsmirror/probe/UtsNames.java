package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nsmirror.node.Command;

/**
 * The hostnames of uts namespaces, asked for inside them with the node's own {@code uname}.
 *
 * <p>Each is entered by an open file whose inode was compared first: a PID may be another process's by now. A hostname
 * holds up to 64 bytes of anything but NUL (the kernel's __NEW_UTS_LEN), so NUL ends each answer and no name can forge
 * the next.
 */
public final class UtsNames {
    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 4_000;

    /**
     * A descriptor opened for the braces alone: where the process has ended, the loop goes on. fdinfo tells the inode
     * without another process (Linux 5.14 on), stat elsewhere. Some small systems have no hostname; {@code uname -n}
     * prints the same.
     */
    private static final String LOOP = "while [ $# -gt 1 ]; do { i=; "
            + "while read -r k v; do [ \"$k\" != ino: ] || i=$v; done </proc/self/fdinfo/9; "
            + "[ \"${i:-$(stat -Lc %i /proc/self/fd/9)}\" = \"$2\" ] && printf \"%s \" \"$2\" "
            + "&& nsenter --uts=/proc/self/fd/9 uname -n; printf \"\\0\"; "
            + "} 9<\"/proc/$1/ns/uts\"; shift 2; done";

    private UtsNames() {}

    /**
     * Asks for the hostnames.
     *
     * @param pids for each uts inode a process in it
     */
    public static List<Command> commands(Map<Long, Integer> pids) {
        List<Long> inodes = pids.keySet().stream().sorted().toList();
        List<Command> commands = new ArrayList<>();
        for (int from = 0; from < inodes.size(); from += MOST_AT_ONCE) {
            StringBuilder words = new StringBuilder("set --");
            inodes.subList(from, Math.min(inodes.size(), from + MOST_AT_ONCE))
                    .forEach(inode -> words.append(' ').append(pids.get(inode)).append(' ').append(inode));
            commands.add(Command.asRoot(words + "; " + LOOP));
        }
        return commands;
    }

    /** Hostname by inode; a name may be empty. */
    public static Map<Long, String> read(String text) {
        Map<Long, String> names = new HashMap<>();
        int at = 0;
        for (int stop = text.indexOf('\0'); stop >= 0; stop = text.indexOf('\0', at)) {
            int blank = text.indexOf(' ', at, stop);
            long inode = blank < 0 ? Digits.NONE : Digits.at(text, at, blank);
            // uname ends the line; a line break before that is the name's own.
            if (inode > 0 && blank + 1 < stop && text.charAt(stop - 1) == '\n') {
                names.put(inode, text.substring(blank + 1, stop - 1));
            }
            at = stop + 1;
        }
        return names;
    }
}
