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

    /** By PID. A name with line breaks in it comes on several lines, each with the prefix, one after the other. */
    public static Map<Integer, Stat> read(String text) {
        Reader reader = new Reader();
        ProcFiles.readInPlace(text, '\n', "stat", reader);
        reader.end();
        return reader.stats;
    }

    /** Puts the lines of each process together; nearly always it is one, which is read where it stands. */
    private static final class Reader implements ProcFiles.Part {
        private final Map<Integer, Stat> stats = new HashMap<>();
        private final StringBuilder several = new StringBuilder();
        private String text = "";
        private int pid = -1;
        private int from;
        private int to;

        @Override
        public void accept(String whole, int begin, int end, int its) {
            if (its != pid) {
                end();
                text = whole;
                pid = its;
                from = begin;
                to = end;
                return;
            }
            if (several.isEmpty()) {
                several.append(text, from, to);
            }
            if (several.length() <= MOST) {
                several.append('\n').append(whole, begin, end);
            }
        }

        void end() {
            Optional<Stat> stat = several.isEmpty()
                    ? stat(text, from, to)
                    : stat(several.toString(), 0, several.length());
            stat.ifPresent(found -> stats.put(pid, found));
            several.setLength(0);
        }
    }

    /** The name may hold brackets and blanks itself: the fields begin behind the last bracket. */
    private static Optional<Stat> stat(String text, int from, int to) {
        int open = text.indexOf('(', from, to);
        int close = text.lastIndexOf(')', to - 1);
        if (open < 0 || close < open || close + 2 >= to) {
            return Optional.empty();
        }
        long[] fields = new long[START + 1];
        int at = close + 4;
        for (int field = PPID; field <= START; field++) {
            if (at >= to) {
                return Optional.empty();
            }
            int blank = text.indexOf(' ', at, to);
            int stop = blank < 0 ? to : blank;
            fields[field] = Digits.at(text, at, stop);
            at = stop + 1;
        }
        if (fields[START] < 0 || fields[PPID] < 0 || fields[PPID] > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new Stat(text.substring(open + 1, close), text.charAt(close + 2), (int) fields[PPID],
                fields[START], fields[FLAGS] != Digits.NONE && (fields[FLAGS] & KERNEL_THREAD) != 0,
                Math.clamp(fields[THREADS], 1, Integer.MAX_VALUE),
                Math.max(0, fields[UTIME]) + Math.max(0, fields[STIME])));
    }
}
