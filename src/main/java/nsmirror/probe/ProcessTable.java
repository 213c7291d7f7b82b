package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * {@code ps} as it answers in a PID namespace, with the start times that tell a process from a later one of the same
 * PID.
 *
 * <p>{@code nsenter -p} alone would still list the host's processes, since {@code /proc} is the host's: {@code unshare
 * --mount-proc} mounts a {@code /proc} of the entered namespace, in a mount namespace of its own that ends with ps.
 */
public final class ProcessTable {
    /**
     * First the start times, then the shell's own PID, then ps in the shell's place, so that this PID is ps itself. One
     * {@code -o} a column, without heading; busybox's ps knows neither and gets its own line.
     */
    private static final String LISTING = "cat /proc/[0-9]*/stat 2>/dev/null; printf \"\\0%s\\0\" $$; "
            + "if ps -ww -o pid= -p $$ >/dev/null 2>&1; "
            + "then exec ps -e -ww -o pid= -o ppid= -o user:32= -o args=; else exec ps -o pid,ppid,user,args; fi";
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\S+) ?(.*)", Pattern.DOTALL);
    /** Field 22 of stat, counted from behind the name's closing bracket. */
    private static final int START_FIELD = 19;

    private ProcessTable() {}

    /**
     * A line of ps.
     *
     * @param command its arguments as ps prints them: some signs replaced
     * @param start clock ticks after boot, where it is known
     */
    public record Line(int pid, int ppid, String user, String command, Optional<Long> start) {}

    /**
     * What ps printed.
     *
     * @param lines every process but ps itself
     * @param own the PID ps itself had
     * @param skipped how many lines could not be read
     */
    public record Table(List<Line> lines, Optional<Integer> own, int skipped) {
        public Table {
            lines = List.copyOf(lines);
        }
    }

    /** Lists the node's processes. */
    public static Command ofHost() {
        return Command.asRoot(LISTING);
    }

    /** Lists the processes of the process's PID namespace, with the node's own tools. */
    public static Command of(Process process) {
        String tool = "unshare --mount-proc sh -c " + ShellText.quoted(LISTING);
        return Command.asRoot(NamespaceEntry.into(process, Kind.PID, tool));
    }

    /** Reads what the command printed. */
    public static Table read(Answer answer) {
        String[] parts = answer.text().split("\0", -1);
        if (parts.length < 3) {
            return new Table(List.of(), Optional.empty(), answer.text().isBlank() ? 0 : 1);
        }
        Map<Integer, Long> starts = starts(parts[0]);
        Optional<Integer> own = Digits.small(parts[1]);
        List<Line> lines = new ArrayList<>();
        int skipped = 0;
        for (String text : parts[2].split("\n")) {
            Optional<Line> line = line(text, starts);
            line.filter(found -> !own.equals(Optional.of(found.pid()))).ifPresent(lines::add);
            skipped += line.isPresent() || text.isBlank() || text.stripLeading().startsWith("PID") ? 0 : 1;
        }
        return new Table(lines, own, skipped);
    }

    private static Optional<Line> line(String text, Map<Integer, Long> starts) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Integer> pid = Digits.small(matcher.group(1));
        Optional<Integer> ppid = Digits.small(matcher.group(2));
        return pid.isEmpty() || ppid.isEmpty() ? Optional.empty() : Optional.of(new Line(pid.get(), ppid.get(),
                matcher.group(3), matcher.group(4).strip(), Optional.ofNullable(starts.get(pid.get()))));
    }

    /**
     * The name in brackets may hold a line break and what looks like another process's line: a PID seen twice has no
     * start time.
     */
    private static Map<Integer, Long> starts(String text) {
        Map<Integer, Long> starts = new HashMap<>();
        Set<Integer> twice = new HashSet<>();
        for (String line : text.split("\n")) {
            int name = line.indexOf(" (");
            int bracket = line.lastIndexOf(") ");
            if (name <= 0 || bracket < name) {
                continue;
            }
            String[] fields = line.substring(bracket + 2).split(" ");
            Optional<Integer> pid = Digits.small(line.substring(0, name));
            if (pid.isPresent() && fields.length > START_FIELD
                    && Digits.whole(fields[START_FIELD]).orElse(null) instanceof Long start
                    && starts.put(pid.get(), start) != null) {
                twice.add(pid.get());
            }
        }
        starts.keySet().removeAll(twice);
        return starts;
    }
}
