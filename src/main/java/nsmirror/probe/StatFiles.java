package nsmirror.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.node.Command;

/** {@code /proc/PID/stat} of every process: what it is, and who it stays. See proc_pid_stat(5). */
public final class StatFiles {
    public static final Command COMMAND = ProcFiles.each("stat", "grep -aH \"\"");

    /** Flag of kernel threads in field 9, since Linux 2.6.27: PF_KTHREAD of include/linux/sched.h. */
    private static final long KERNEL_THREAD = 0x0020_0000;

    /** Longer than any: 52 numbers, and a name of up to 64 bytes for a kernel thread. */
    private static final int MOST = 4096;

    private static final int PPID = 4;
    private static final int FLAGS = 9;
    private static final int START = 22;

    private StatFiles() {}

    /**
     * What is read of one.
     *
     * @param comm the kernel's short name for it: up to 15 bytes of anything but NUL
     * @param state one letter; {@code Z} has ended and waits for its parent to notice
     * @param start clock ticks after boot
     * @param kernel whether it is a kernel thread
     */
    public record Stat(String comm, char state, int ppid, long start, boolean kernel) {
        /** Whether it has ended and only its entry is left. */
        public boolean ended() {
            return state == 'Z' || state == 'X';
        }
    }

    /** By PID. A name with line breaks in it comes on several lines, each with the prefix. */
    public static Map<Integer, Stat> read(String text) {
        Map<Integer, String> whole = new HashMap<>();
        ProcFiles.read(text, '\n', "stat", (line, pid) ->
                whole.merge(pid, line, (first, more) -> first.length() > MOST ? first : first + "\n" + more));
        Map<Integer, Stat> stats = HashMap.newHashMap(whole.size());
        whole.forEach((pid, content) -> stat(content).ifPresent(stat -> stats.put(pid, stat)));
        return stats;
    }

    /** The name may hold brackets and blanks itself: the fields begin behind the last bracket. */
    private static Optional<Stat> stat(String content) {
        int open = content.indexOf('(');
        int close = content.lastIndexOf(')');
        if (open < 0 || close < open || close + 2 >= content.length()) {
            return Optional.empty();
        }
        long ppid = Digits.NONE;
        long flags = 0;
        int at = close + 4;
        for (int field = PPID; field <= START && at < content.length(); field++) {
            int blank = content.indexOf(' ', at);
            int stop = blank < 0 ? content.length() : blank;
            long value = Digits.at(content, at, stop);
            if (field == PPID) {
                ppid = value;
            } else if (field == FLAGS) {
                flags = value;
            } else if (field == START && value >= 0 && ppid >= 0 && ppid <= Integer.MAX_VALUE) {
                return Optional.of(new Stat(content.substring(open + 1, close), content.charAt(close + 2), (int) ppid,
                        value, flags != Digits.NONE && (flags & KERNEL_THREAD) != 0));
            }
            at = stop + 1;
        }
        return Optional.empty();
    }
}
