package nsmirror.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
    private static final int UTIME = 14;
    private static final int STIME = 15;
    private static final int THREADS = 20;
    private static final int START = 22;

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 8_000;

    private StatFiles() {}

    /**
     * What is read of one.
     *
     * @param comm the kernel's short name for it: up to 15 bytes of anything but NUL
     * @param state one letter; {@code Z} has ended and waits for its parent to notice
     * @param start clock ticks after boot
     * @param kernel whether it is a kernel thread
     * @param threads how many it has
     * @param spent clock ticks it has computed for so far
     */
    public record Stat(
            String comm, char state, int ppid, long start, boolean kernel, int threads, long spent) {
        /** Whether it has ended and only its entry is left. */
        public boolean ended() {
            return state == 'Z' || state == 'X';
        }
    }

    /** Asks for those processes alone, to see whether they are still the ones they were. */
    public static List<Command> of(Collection<Integer> pids) {
        return ProcFiles.chunks(pids, MOST_AT_ONCE, some -> ProcFiles.some(
                some.stream().map(pid -> pid + "/stat").toList(), "grep -aH \"\""));
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
        long[] fields = new long[START + 1];
        int at = close + 4;
        for (int field = PPID; field <= START; field++) {
            if (at >= content.length()) {
                return Optional.empty();
            }
            int blank = content.indexOf(' ', at);
            int stop = blank < 0 ? content.length() : blank;
            fields[field] = Digits.at(content, at, stop);
            at = stop + 1;
        }
        if (fields[START] < 0 || fields[PPID] < 0 || fields[PPID] > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new Stat(content.substring(open + 1, close), content.charAt(close + 2), (int) fields[PPID],
                fields[START], fields[FLAGS] != Digits.NONE && (fields[FLAGS] & KERNEL_THREAD) != 0,
                Math.clamp(fields[THREADS], 1, Integer.MAX_VALUE),
                Math.max(0, fields[UTIME]) + Math.max(0, fields[STIME])));
    }
}
