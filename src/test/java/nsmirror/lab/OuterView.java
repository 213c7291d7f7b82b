package nsmirror.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Kind;

/**
 * The processes of a machine, read from the outside: out of this computer's own /proc, without running anything in the
 * machine. Neither the commands nor the parsers of the program are involved. Format: proc_pid_status(5) and
 * proc_pid_stat(5).
 */
final class OuterView {
    private static final Path PROC = Path.of("/proc");

    private OuterView() {}

    /** The process and everything that descends from it, ordered by PID. Those that vanish meanwhile are left out. */
    static List<SeenProcess> below(int outerInit) {
        Map<Integer, Raw> all = readAll();
        Set<Integer> inside = new HashSet<>(Set.of(outerInit));
        // PIDs are not always in the order of birth, so one round may not find every descendant.
        for (boolean grown = true; grown; ) {
            grown = false;
            for (Raw raw : all.values()) {
                grown |= inside.contains(raw.ppid) && inside.add(raw.pid);
            }
        }
        // The machine's own level is the one at which its init is 1: the last of init's PIDs.
        int level = all.get(outerInit).nspid.size() - 1;
        return all.values().stream()
                .filter(raw -> inside.contains(raw.pid))
                .map(raw -> raw.seenAt(level, all))
                .sorted((one, other) -> Integer.compare(one.pid(), other.pid()))
                .toList();
    }

    private static Map<Integer, Raw> readAll() {
        Map<Integer, Raw> all = new HashMap<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            for (Path entry : entries.filter(OuterView::isProcess).toList()) {
                Raw.read(entry).ifPresent(raw -> all.put(raw.pid, raw));
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc cannot be listed", e);
        }
        return all;
    }

    private static boolean isProcess(Path entry) {
        return entry.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    /** As this computer counts. */
    private record Raw(
            int pid, int ppid, List<Integer> nspid, long start, char state, int uid, String comm, List<String> command,
            Map<Kind, Long> namespaces) {
        static Optional<Raw> read(Path dir) {
            try {
                Map<String, String> status = Files.readAllLines(dir.resolve("status"), StandardCharsets.ISO_8859_1)
                        .stream()
                        .map(line -> line.split(":\\s*", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length < 2 ? "" : pair[1]));
                String stat = Files.readString(dir.resolve("stat"), StandardCharsets.ISO_8859_1);
                String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return Optional.of(new Raw(
                        Integer.parseInt(status.get("Pid")),
                        Integer.parseInt(status.get("PPid")),
                        Stream.of(status.get("NSpid").split("\\s+")).map(Integer::valueOf).toList(),
                        Long.parseLong(afterName[19]),
                        afterName[0].charAt(0),
                        Integer.parseInt(status.get("Uid").split("\\s+")[1]),
                        stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
                        arguments(dir),
                        namespaces(dir)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        SeenProcess seenAt(int level, Map<Integer, Raw> all) {
            Raw parent = all.get(ppid);
            int parentPid = level > 0 && parent != null && parent.nspid.size() > level ? parent.nspid.get(level) : 0;
            List<Integer> fromThere = nspid.subList(level, nspid.size());
            return new SeenProcess(
                    pid, fromThere.getFirst(), fromThere, parentPid, start, uid, comm, command, namespaces, state);
        }

        private static List<String> arguments(Path dir) throws IOException {
            List<String> arguments = new ArrayList<>();
            String text = Files.readString(dir.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            for (int from = 0; from < text.length(); ) {
                int end = text.indexOf('\0', from) < 0 ? text.length() : text.indexOf('\0', from);
                arguments.add(text.substring(from, end));
                from = end + 1;
            }
            return arguments;
        }

        private static Map<Kind, Long> namespaces(Path dir) throws IOException {
            Map<Kind, Long> inodes = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.ALL) {
                try {
                    String link = Files.readSymbolicLink(dir.resolve("ns").resolve(kind.label())).toString();
                    inodes.put(kind, Long.valueOf(link.substring(link.indexOf('[') + 1, link.indexOf(']'))));
                } catch (NoSuchFileException e) {
                    // A zombie has left its namespaces already, and an older kernel has fewer kinds.
                }
            }
            return inodes;
        }
    }
}
