package nsmirror.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.TimeOffsets;
import nsmirror.node.Command;

/**
 * What some namespaces have in a file of their processes: {@code uid_map} and {@code gid_map} of a user namespace (see
 * user_namespaces(7)), {@code timens_offsets} of a time namespace (see time_namespaces(7)). The latter is that of the
 * process's next child, not of itself.
 */
public final class NamespaceFiles {
    private static final String UIDS = "uid_map";
    private static final String GIDS = "gid_map";
    private static final String OFFSETS = "timens_offsets";

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 4_000;

    private static final long MOST_NANOS = 999_999_999;

    private NamespaceFiles() {}

    /**
     * Asks for maps and offsets.
     *
     * @param users a process of each user namespace
     * @param times a process of each time namespace, whose next child will be in it as well
     */
    public static List<Command> commands(Collection<Integer> users, Collection<Integer> times) {
        List<String> paths = Stream.concat(
                        users.stream().flatMap(pid -> Stream.of(pid + "/" + UIDS, pid + "/" + GIDS)),
                        times.stream().map(pid -> pid + "/" + OFFSETS))
                .toList();
        return ProcFiles.chunks(paths, MOST_AT_ONCE, some -> ProcFiles.some(some, "grep -aH \"\""));
    }

    /** The maps by PID, of the processes of which either map has a line. */
    public static Map<Integer, IdMaps> maps(String text) {
        Map<Integer, List<IdRange>> uids = ranges(text, UIDS);
        Map<Integer, List<IdRange>> gids = ranges(text, GIDS);
        Map<Integer, IdMaps> maps = new HashMap<>();
        Stream.concat(uids.keySet().stream(), gids.keySet().stream()).forEach(pid -> maps.put(pid,
                new IdMaps(uids.getOrDefault(pid, List.of()), gids.getOrDefault(pid, List.of()))));
        return maps;
    }

    private static Map<Integer, List<IdRange>> ranges(String text, String file) {
        Map<Integer, List<IdRange>> ranges = new HashMap<>();
        ProcFiles.read(text, '\n', file, (line, pid) -> {
            String[] fields = line.strip().split("\\s+", 4);
            if (fields.length == 3) {
                long inside = Digits.of(fields[0]);
                long outside = Digits.of(fields[1]);
                long count = Digits.of(fields[2]);
                if (inside >= 0 && outside >= 0 && count > 0) {
                    ranges.computeIfAbsent(pid, any -> new ArrayList<>()).add(new IdRange(inside, outside, count));
                }
            }
        });
        return ranges;
    }

    /** The offsets by PID, of the processes of which both clocks were told. */
    public static Map<Integer, TimeOffsets> offsets(String text) {
        Map<Integer, Map<String, Duration>> clocks = new HashMap<>();
        ProcFiles.read(text, '\n', OFFSETS, (line, pid) -> {
            String[] fields = line.strip().split("\\s+", 4);
            if (fields.length == 3) {
                offset(fields[1], fields[2]).ifPresent(offset ->
                        clocks.computeIfAbsent(pid, any -> new HashMap<>()).put(fields[0], offset));
            }
        });
        Map<Integer, TimeOffsets> offsets = new HashMap<>();
        clocks.forEach((pid, each) -> {
            if (each.containsKey("monotonic") && each.containsKey("boottime")) {
                offsets.put(pid, new TimeOffsets(each.get("monotonic"), each.get("boottime")));
            }
        });
        return offsets;
    }

    /** Seconds may be negative, the nanoseconds that are added to them are not. */
    private static Optional<Duration> offset(String seconds, String nanos) {
        boolean behind = seconds.startsWith("-");
        long whole = Digits.of(behind ? seconds.substring(1) : seconds);
        long rest = Digits.of(nanos);
        return whole < 0 || rest < 0 || rest > MOST_NANOS
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(behind ? -whole : whole, rest));
    }
}
