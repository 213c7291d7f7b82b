package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/** {@code /proc/PID/uid_map} and {@code gid_map}: which ids inside are which outside. See user_namespaces(7). */
public final class UidMaps {
    private static final String BETWEEN = "gid";

    private UidMaps() {}

    /**
     * A range of ids.
     *
     * @param kind {@code uid} or {@code gid}
     * @param inside its first id in the process's user namespace
     * @param outside the same id in the namespace of who reads, here the node's
     * @param count how many ids
     */
    public record Range(String kind, long inside, long outside, long count) {}

    /** The ranges, and how many lines could not be read. */
    public record Maps(List<Range> ranges, int skipped) {
        public Maps {
            ranges = List.copyOf(ranges);
        }
    }

    /** Reads the maps of the node's PID 1. */
    public static Command ofHost() {
        return Command.asUser(text(1));
    }

    /** Reads the process's maps; as root only to know that it still is in the same namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.watched(process, Kind.USER, text(process.pid())));
    }

    private static String text(int pid) {
        return "cat /proc/%1$d/uid_map; echo %2$s; cat /proc/%1$d/gid_map".formatted(pid, BETWEEN);
    }

    /** Reads what the command printed. */
    public static Maps read(Answer answer) {
        List<Range> ranges = new ArrayList<>();
        int skipped = 0;
        String kind = "uid";
        for (String line : answer.text().split("\n")) {
            if (line.equals(BETWEEN)) {
                kind = "gid";
                continue;
            }
            Optional<Range> range = range(kind, line.strip().split("\\s+"));
            range.ifPresent(ranges::add);
            skipped += range.isPresent() || line.isBlank() ? 0 : 1;
        }
        return new Maps(ranges, skipped);
    }

    private static Optional<Range> range(String kind, String[] fields) {
        if (fields.length == 3
                && Digits.whole(fields[0]).orElse(null) instanceof Long inside
                && Digits.whole(fields[1]).orElse(null) instanceof Long outside
                && Digits.whole(fields[2]).orElse(null) instanceof Long count) {
            return Optional.of(new Range(kind, inside, outside, count));
        }
        return Optional.empty();
    }
}
