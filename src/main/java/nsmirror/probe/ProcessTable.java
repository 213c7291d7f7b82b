package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * {@code ps} of the node, with the start times that tell a process from a later one of the same PID.
 *
 * <p>No PID namespace is entered to ask ps in there: its processes would see ps, in their own {@code /proc}, and with
 * CAP_SYS_PTRACE they could reach the host's files through {@code /proc/PID/root} of it. What a process is inside,
 * {@link PidLevels} tells.
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

    /** Makes sure that it still is the process meant. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.watched(process, "true"));
    }

    /** Reads what the command printed. */
    public static Table read(Answer answer) {
        String[] parts = answer.text().split("\0", -1);
        if (parts.length < 3) {
            return new Table(List.of(), Optional.empty(), answer.text().isBlank() ? 0 : 1);
        }
        Map<Integer, Optional<Long>> starts = starts(parts[0]);
        Optional<Integer> own = Digits.small(parts[1]);
        List<Line> lines = new ArrayList<>();
        int skipped = 0;
        for (String text : parts[2].split("\n")) {
            Optional<Line> line = line(text, starts);
            line.filter(found -> !own.equals(Optional.of(found.pid()))).ifPresent(lines::add);
            skipped += line.isPresent() || text.isBlank() || heading(text) ? 0 : 1;
        }
        return new Table(heading(parts[2]) ? genuine(lines, starts.keySet()) : lines, own, skipped);
    }

    /** Of busybox's ps; that of procps is asked for none. */
    private static boolean heading(String text) {
        return text.stripLeading().startsWith("PID");
    }

    /**
     * busybox prints a name as it is, line breaks too, and so what looks like another's line: of a PID seen twice
     * neither command counts, and one of no process is none.
     */
    private static List<Line> genuine(List<Line> lines, Set<Integer> there) {
        Map<Integer, Line> byPid = new LinkedHashMap<>();
        lines.stream().filter(line -> there.isEmpty() || there.contains(line.pid())).forEach(line -> byPid.merge(line.pid(), line,
                (one, other) -> new Line(one.pid(), one.ppid(), one.user(), "", one.start())));
        return List.copyOf(byPid.values());
    }

    private static Optional<Line> line(String text, Map<Integer, Optional<Long>> starts) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Integer> pid = Digits.small(matcher.group(1));
        Optional<Integer> ppid = Digits.small(matcher.group(2));
        return pid.isEmpty() || ppid.isEmpty() ? Optional.empty() : Optional.of(new Line(pid.get(), ppid.get(),
                matcher.group(3), matcher.group(4).strip(), starts.getOrDefault(pid.get(), Optional.empty())));
    }

    /**
     * By PID. The name in brackets may hold a line break, and what looks like another process's line behind it: where
     * the line is cut, and for a PID seen twice, the start time is not known.
     */
    private static Map<Integer, Optional<Long>> starts(String text) {
        Map<Integer, Optional<Long>> starts = new HashMap<>();
        for (String line : text.split("\n")) {
            int name = line.indexOf(" (");
            Optional<Integer> pid = name <= 0 ? Optional.empty() : Digits.small(line.substring(0, name));
            pid.ifPresent(known -> starts.merge(known, start(line), (one, other) -> Optional.empty()));
        }
        return starts;
    }

    private static Optional<Long> start(String line) {
        int bracket = line.lastIndexOf(") ");
        String[] fields = bracket < 0 ? new String[0] : line.substring(bracket + 2).split(" ");
        return fields.length > START_FIELD && Digits.whole(fields[START_FIELD]).orElse(null) instanceof Long start
                ? Optional.of(start)
                : Optional.empty();
    }
}
