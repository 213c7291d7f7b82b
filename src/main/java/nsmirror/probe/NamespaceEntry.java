package nsmirror.probe;

import nsmirror.model.Kind;
import nsmirror.model.Process;

/**
 * The shell text that looks into a process's namespaces, and proves first that it is still the process meant: PIDs are
 * reused between the snapshot and the look.
 *
 * <p>A mount namespace is never entered: there {@code ls} would be the container's own program, run as root. It is
 * looked at through {@code /proc/PID/root}. A PID namespace is never entered: what runs in it is in the container's own
 * {@code /proc}, where CAP_SYS_PTRACE opens its {@code /proc/PID/root}, the node's. {@link PidLevels} looks from outside.
 *
 * <p>The others (uts, net, ipc, cgroup) are entered with the node's own programs. These stay in the node's PID namespace,
 * so a container's {@code /proc} does not have them, unless it shares that PID namespace: then all of the node's
 * processes are in its reach anyway, and nsmirror's add nothing.
 */
public final class NamespaceEntry {
    /** Exit status of a command whose process has ended. */
    public static final int GONE = 44;
    /** Exit status of a command whose PID now is another process. */
    public static final int OTHER = 45;

    /** Exit status of a command whose process has gone into another namespace since the snapshot. */
    public static final int MOVED = 48;

    private NamespaceEntry() {}

    /**
     * Runs the tool in the process's namespace of that kind. The namespace is opened before its inode is compared, so
     * what was checked is what is entered. It is opened for braces: mksh keeps from other programs what exec opens.
     *
     * @param tool what follows {@code nsenter --KIND=…}
     * @throws IllegalArgumentException for a mount or PID namespace, or one whose inode is not known
     */
    static String into(Process process, Kind kind, String tool) {
        if (kind == Kind.MNT || kind == Kind.PID) {
            throw new IllegalArgumentException("mount and PID namespaces are looked at from outside");
        }
        long inode = process.namespace(kind).orElseThrow(() -> new IllegalArgumentException("inode not known"));
        return "[ -d /proc/%1$d ] || exit %2$d; { ".formatted(process.pid(), GONE)
                + "[ \"$(stat -Lc %%i /proc/self/fd/9)\" = %d ] || { %s; exit %d; }; "
                        .formatted(inode, still(process), MOVED)
                + "exec nsenter --%1$s=/proc/self/fd/9 %2$s; } 9</proc/%3$d/ns/%1$s"
                        .formatted(kind.label(), tool, process.pid());
    }

    /**
     * Opens {@code /proc/PID/FILE} as descriptor 9, checks the process and its namespace of that kind, then runs what
     * follows; the descriptor stays with the process that was checked.
     *
     * @param more further redirections, opened before the check as well
     */
    static String opened(Process process, Kind kind, String file, String more, String then) {
        return "[ -d /proc/%1$d ] || exit %3$d; { %4$s; %5$s; %6$s; } 9</proc/%1$d/%2$s%7$s"
                .formatted(process.pid(), file, GONE, still(process), in(process, kind), then, more);
    }

    /** Runs the text and then makes sure that the process was the one meant all the while. */
    static String watched(Process process, String first) {
        return "[ -d /proc/%d ] || exit %d; %s; %s".formatted(process.pid(), GONE, first, still(process));
    }

    /** The same where what is read is of the process's namespace of that kind, which it may change and stay itself. */
    static String watched(Process process, Kind kind, String first) {
        return watched(process, first) + "; " + in(process, kind);
    }

    /** Ends unless the process is in the namespace it was in, as far as the login may know: it takes ptrace's rights. */
    private static String in(Process process, Kind kind) {
        return process.namespace(kind)
                .map(inode -> "n=$(stat -Lc %%i /proc/%d/ns/%s 2>/dev/null); [ \"${n:-%3$d}\" = %3$d ] || exit %4$d"
                        .formatted(process.pid(), kind.label(), inode, MOVED))
                .orElse("true");
    }

    /** Ends unless it still is that process. The start time is the 20th field behind the last bracket: the name in brackets may hold anything. */
    static String still(Process process) {
        return "[ \"$(sed -n '$s/.*) //p' /proc/%d/stat | cut -d' ' -f20)\" = %d ] || exit %d"
                .formatted(process.pid(), process.key().start(), OTHER);
    }
}
