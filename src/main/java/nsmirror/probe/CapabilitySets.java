package nsmirror.probe;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * What a process may do beyond its user's rights: the capability sets in {@code /proc/PID/status}, each 64 bits in
 * hexadecimal, with no_new_privs and seccomp. See proc_pid_status(5) and capabilities(7). The kernel escapes a line
 * break in the file's Name line, so no name can forge the others.
 */
public final class CapabilitySets {
    private static final String LINES = "cat /proc/sys/kernel/cap_last_cap; "
            + "grep -aE \"^(Cap|NoNewPrivs|Seccomp)\" /proc/%d/status";
    private static final int BITS = 64;
    private static final int HEX = 16;

    private CapabilitySets() {}

    /** One of a process's sets. */
    public enum Set {
        EFFECTIVE("CapEff"),
        PERMITTED("CapPrm"),
        INHERITABLE("CapInh"),
        BOUNDING("CapBnd"),
        AMBIENT("CapAmb");

        private final String key;

        Set(String key) {
            this.key = key;
        }
    }

    /**
     * What was read; a line the kernel does not have is absent.
     *
     * @param sets bit by bit, without bits the kernel gives no meaning
     * @param noNewPrivs whether no program it starts can have more rights than it (Linux 4.10 on says so)
     * @param seccomp 0 off, 1 strict, 2 filter
     * @param filters how many filters (Linux 5.9 on says so)
     */
    public record Sets(
            Map<Set, Long> sets, Optional<Boolean> noNewPrivs, Optional<Integer> seccomp, Optional<Integer> filters) {
        public Sets {
            sets = Map.copyOf(sets);
        }

        /** Whether the capability of that number is in the set. */
        public boolean has(Set set, int number) {
            return (sets.getOrDefault(set, 0L) >>> number & 1) == 1;
        }
    }

    /** Reads those of the node's PID 1. */
    public static Command ofHost() {
        return Command.asUser(LINES.formatted(1));
    }

    /** Reads those of the process. */
    public static Command of(Process process) {
        return Command.asUser(NamespaceEntry.watched(process, LINES.formatted(process.pid())));
    }

    /** Reads what the command printed. */
    public static Sets read(Answer answer) {
        Map<Set, Long> sets = new EnumMap<>(Set.class);
        Optional<Boolean> noNewPrivs = Optional.empty();
        Optional<Integer> seccomp = Optional.empty();
        Optional<Integer> filters = Optional.empty();
        long known = -1;
        for (String line : answer.text().split("\n")) {
            int colon = line.indexOf(':');
            String key = line.substring(0, Math.max(0, colon));
            String value = line.substring(colon + 1).strip();
            switch (key) {
                case "" -> known = Digits.small(value).filter(last -> last < BITS - 1)
                        .map(last -> (1L << last + 1) - 1).orElse(known);
                case "NoNewPrivs" -> noNewPrivs = Digits.small(value).map(flag -> flag != 0);
                case "Seccomp" -> seccomp = Digits.small(value);
                case "Seccomp_filters" -> filters = Digits.small(value);
                default -> put(sets, key, value, known);
            }
        }
        return new Sets(sets, noNewPrivs, seccomp, filters);
    }

    private static void put(Map<Set, Long> sets, String key, String value, long known) {
        for (Set set : Set.values()) {
            if (set.key.equals(key) && value.matches("[0-9a-f]{1,16}")) {
                sets.put(set, Long.parseUnsignedLong(value, HEX) & known);
            }
        }
    }
}
