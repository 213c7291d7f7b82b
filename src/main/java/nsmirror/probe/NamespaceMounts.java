package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * Namespaces held by a mount, as {@code ip netns add} leaves one: the rows of mountinfo whose file system is nsfs. See
 * proc_pid_mountinfo(5).
 */
public final class NamespaceMounts {
    /** In the host's mount namespace and in the login's; grep ends with 1 where there is none. */
    public static final Command COMMAND =
            Command.asRoot("grep -ahF \" - nsfs \" /proc/1/mountinfo /proc/self/mountinfo");

    private static final int ROOT = 3;
    private static final int PATH = 4;

    private NamespaceMounts() {}

    /** A namespace and where it is mounted. */
    public record Mount(Kind kind, long inode, String path) {}

    /** Each mount once. */
    public static List<Mount> read(String text) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] fields = line.split(" ", PATH + 2);
            if (fields.length == PATH + 2 && fields[PATH + 1].contains(" - nsfs ")) {
                String root = fields[ROOT];
                int open = root.indexOf(":[");
                long inode = open < 0 ? Digits.NONE : Digits.at(root, open + 2, root.length() - 1);
                if (inode > 0) {
                    Kind.of(root.substring(0, open))
                            .ifPresent(kind -> mounts.add(new Mount(kind, inode, unescaped(fields[PATH]))));
                }
            }
        }
        return mounts.stream().distinct().toList();
    }

    /** The kernel writes blank, tab, line break and backslash as three octal digits. */
    private static String unescaped(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int code = c == '\\' && i + 3 < path.length() ? octal(path, i + 1) : -1;
            text.append(code < 0 ? c : (char) code);
            i += code < 0 ? 0 : 3;
        }
        return text.toString();
    }

    private static int octal(String text, int at) {
        int code = 0;
        for (int i = at; i < at + 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            code = code * 8 + digit;
        }
        return code < 128 ? code : -1;
    }
}
