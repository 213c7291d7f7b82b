package nsmirror.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * Which PID namespace each process is in and its PID at each level, seen from outside: {@code /proc/PID/ns/pid} and
 * {@code NSpid} of {@code /proc/PID/status} (Linux 4.1 on). Every path and value is the kernel's, so no name can forge
 * a line.
 */
public final class PidLevels {
    private static final String LINK = "/ns/pid -> ";

    /** Prints in any case: a process that ends meanwhile, or whose link may not be read, is no error. */
    public static final Command COMMAND = Command.asRoot("cd /proc && { printf \"%s/status\\0\" [0-9]* "
            + "| xargs -0 grep -aH ^NSpid:; printf \"%s/ns/pid\\0\" [0-9]* | xargs -0 ls -ln; } 2>/dev/null; true");

    private PidLevels() {}

    /**
     * A process.
     *
     * @param namespace inode of the PID namespace it is in, where its link could be read
     * @param nspid its PID from the reader's level to its own; empty before Linux 4.1
     */
    public record Levels(Optional<Long> namespace, List<Integer> nspid) {
        public Levels {
            nspid = List.copyOf(nspid);
        }
    }

    /** By PID. */
    public static Map<Integer, Levels> read(String text) {
        Map<Integer, List<Integer>> chains = new HashMap<>();
        ProcFiles.read(text, '\n', "status", (line, pid) -> chains.put(pid, StatusFiles.chain(line)));
        Map<Integer, Levels> levels = new HashMap<>();
        chains.forEach((pid, chain) -> levels.put(pid, new Levels(Optional.empty(), chain)));
        text.lines().filter(line -> line.startsWith("l") && line.contains(LINK)).forEach(line -> {
            int at = line.indexOf(LINK);
            int pid = Digits.pid(line, line.lastIndexOf(' ', at) + 1, at);
            NamespaceName.of(line.substring(at + LINK.length()))
                    .filter(name -> pid > 0 && name.kind() == Kind.PID)
                    .ifPresent(name -> levels.put(pid,
                            new Levels(Optional.of(name.inode()), chains.getOrDefault(pid, List.of()))));
        });
        return levels;
    }
}
