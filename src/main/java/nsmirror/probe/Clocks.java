package nsmirror.probe;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * Since when the node runs, and by how much a process's time namespace moves the clocks that count from there: {@code
 * /proc/uptime}, {@code btime} of {@code /proc/stat}, {@code /proc/PID/timens_offsets} (Linux 5.6 on). That file tells of
 * the namespace the process's next child is born in (proc_timens_show_offsets of the kernel), so the links of both are
 * asked for as well. See time_namespaces(7).
 */
public final class Clocks {
    /** uptime and btime are as the reader's own time namespace has them; the login is in the node's. */
    private static final String FILES = "cat /proc/uptime; grep -a \"^btime \" /proc/stat;"
            + " cat /proc/%1$d/timens_offsets 2>/dev/null";
    private static final String LINKS =
            "; readlink /proc/%1$d/ns/time /proc/%1$d/ns/time_for_children 2>/dev/null; true";

    private Clocks() {}

    /**
     * What was read.
     *
     * @param uptime how long the reader's namespace says the node runs
     * @param booted seconds since 1970 at which it started, likewise
     * @param offsets by clock, {@code monotonic} and {@code boottime}; empty where the kernel has no time namespaces
     * @param ofChildren whether the offsets are those of its next children, in another namespace than its own
     */
    public record Reading(
            Optional<Duration> uptime, Optional<Long> booted, Map<String, Duration> offsets, boolean ofChildren) {
        public Reading {
            offsets = Map.copyOf(offsets);
        }
    }

    /** Reads the clocks and the offsets of the node's PID 1. */
    public static Command ofHost() {
        return Command.asUser(FILES.formatted(1) + "; true");
    }

    /** Reads the clocks and the offsets of the process; its links need root. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.watched(process, (FILES + LINKS).formatted(process.pid())));
    }

    /** Reads what the command printed. */
    public static Reading read(Answer answer) {
        Optional<Duration> uptime = Optional.empty();
        Optional<Long> booted = Optional.empty();
        Map<String, Duration> offsets = new TreeMap<>();
        Set<String> links = new TreeSet<>();
        for (String line : answer.text().split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words[0].startsWith("time") && words[0].contains(":[")) {
                links.add(words[0].substring(words[0].indexOf('[')));
            } else if (words.length == 2 && words[0].equals("btime")) {
                booted = whole(words[1]);
            } else if (words.length == 2 && uptime.isEmpty()) {
                uptime = seconds(words[0]);
            } else if (words.length == 3 && words[0].matches("[a-z]{1,20}")) {
                offset(words).ifPresent(offset -> offsets.put(words[0], offset));
            }
        }
        return new Reading(uptime, booted, offsets, links.size() > 1);
    }

    /** Seconds, which may be negative, and nanoseconds, which are not. */
    private static Optional<Duration> offset(String[] words) {
        boolean negative = words[1].startsWith("-");
        Optional<Long> seconds = whole(negative ? words[1].substring(1) : words[1]);
        Optional<Integer> nanos = Digits.small(words[2]);
        return seconds.isEmpty() || nanos.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(negative ? -seconds.get() : seconds.get(), nanos.get()));
    }

    private static Optional<Long> whole(String text) {
        return Digits.of(text) == Digits.NONE ? Optional.empty() : Optional.of(Digits.of(text));
    }

    /** {@code 12345.67}. */
    private static Optional<Duration> seconds(String text) {
        int point = text.indexOf('.');
        Optional<Long> whole = whole(point < 0 ? text : text.substring(0, point));
        long hundredths = point < 0 || text.length() != point + 3 ? 0 : Math.max(0, Digits.of(text.substring(point + 1)));
        return whole.map(seconds -> Duration.ofSeconds(seconds).plusMillis(10 * hundredths));
    }
}
