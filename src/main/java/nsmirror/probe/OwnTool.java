package nsmirror.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * A container's own tool, which may be anybody's program: run without any rights, and only when a person asked for it.
 *
 * <p>nsenter goes into the namespaces and the root directory that were opened and checked before, gives up all groups,
 * group and user, and only then starts the tool: between entering and giving up it opens nothing (strace, util-linux
 * 2.38.1). The user id is one nothing else on the node has, so there is nothing it could signal or trace. It is
 * without capabilities, with {@code no_new_privs}, so that no setuid file gives any back, with PATH for an environment,
 * its output in a pipe of its own and no other descriptor, since what sshd gives the login is one socket for both ways.
 * setsid takes the terminal from it.
 *
 * <p>It runs in a PID namespace of its own, not the container's: when timeout, the first process there, ends, the kernel
 * ends all that the tool left behind. Where unshare knows {@code --kill-child} (util-linux 2.32) a cancelled call ends it
 * at once, else when its time is up.
 */
public final class OwnTool {
    /** How much of what it prints is kept, in bytes. */
    public static final int MOST_BYTES = 65_536;
    /** How many processes it may be at once. */
    public static final int MOST_PROCESSES = 64;

    private static final List<Kind> KINDS = List.of(Kind.MNT, Kind.UTS, Kind.IPC, Kind.NET);
    private static final int ROOT = 5;
    /** For timeout and the kernel to end it all. */
    private static final int MORE_SECONDS = 5;
    private static final String LIMITS = "prlimit --nproc=" + MOST_PROCESSES
            + " --fsize=0 --core=0 --nofile=64 --as=2147483648";

    private OwnTool() {}

    /**
     * Runs the tool.
     *
     * @param user a user id that nothing else on the node has, and the group id as well
     * @param tool fixed words, such as {@code ls -la /}
     * @param seconds how long it may run
     * @throws IllegalArgumentException if an inode of the process is not known
     */
    public static Command of(Process process, long user, String tool, int seconds) {
        StringBuilder files = new StringBuilder(" %d</proc/%d/root/".formatted(ROOT, process.pid()));
        List<String> checks = new ArrayList<>();
        StringBuilder enter = new StringBuilder("nsenter");
        for (Kind kind : KINDS) {
            long inode = process.namespace(kind).orElseThrow(() -> new IllegalArgumentException("inode not known"));
            int file = ROOT + 1 + KINDS.indexOf(kind);
            files.append(" %d</proc/%d/ns/%s".formatted(file, process.pid(), kind.label()));
            checks.add("[ \"$(stat -Lc %%i /proc/self/fd/%d)\" = %d ] || exit %d"
                    .formatted(file, inode, NamespaceEntry.OTHER));
            enter.append(" --%s=$f/%d".formatted(kind == Kind.MNT ? "mount" : kind.label(), file));
        }
        enter.append(" --root=$f/%1$d --wd=$f/%1$d -S %2$d -G %2$d -- %3$s".formatted(ROOT, user, tool));
        // The shell's PID as its /proc counts; its children name its descriptors, and have none of them.
        String run = "read -r m o </proc/self/stat; f=/proc/$m/fd; k=; "
                + "unshare --help 2>&1 | grep -q -e --kill-child && k=--kill-child; "
                + "{ s=$( { { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin unshare --pid --fork $k "
                + "timeout -s KILL " + seconds + " setsid " + LIMITS + " setpriv --no-new-privs --inh-caps=-all " + enter
                + " 3>&- 4>&- 5<&- 6<&- 7<&- 8<&- 9<&-; echo $? >&3; } 2>&1 | head -c " + MOST_BYTES
                + " >&4; } 3>&1 ); } 4>&1; exit ${s:-1}";
        String shell = "[ -d /proc/%d ] || exit %d; { ".formatted(process.pid(), NamespaceEntry.GONE)
                + NamespaceEntry.still(process) + "; " + String.join("; ", checks) + "; " + run + "; }" + files;
        return Command.asRoot("exec sh -c " + ShellText.quoted(shell)).within(Duration.ofSeconds(seconds + MORE_SECONDS));
    }

    /** What a person types to run it with no more rights. */
    public static String typed(Process process, long user, String tool) {
        return "sudo setpriv --no-new-privs nsenter -t %1$d -m -u -i -n -r -w -S %2$d -G %2$d %3$s"
                .formatted(process.pid(), user, tool);
    }
}
