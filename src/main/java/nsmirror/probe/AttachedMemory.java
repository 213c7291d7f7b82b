package nsmirror.probe;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * Which processes have System V shared memory attached: lines of {@code /proc/PID/maps} that end in {@code /SYSVxxxxxxxx
 * (deleted)} have its id for an inode. Ids count in each ipc namespace anew, so the processes have to be told apart by
 * that. A process can make such a line of its own with a file of that name, and so only lie about itself.
 *
 * <p>The sweep costs a node of 2,600 processes 0.13 s, and runs only where something is attached at all. With it comes
 * {@code btime}, when the node started: whether a PID was used before its process began tells whether it is the same.
 */
public final class AttachedMemory {
    private static final int MOST_SECONDS = 5;
    private static final int MOST_A_PROCESS = 4_096;
    private static final String SWEEP = ("grep \"^btime \" /proc/stat; a=; "
            + "{ read -r h; while read -r k i p s c l n x; do case $n in 0|\"\") ;; *) a=1;; esac; done; } </proc/sysvipc/shm; "
            + "[ \"$a\" ] || exit 0; t=\"timeout -s KILL %d\"; $t true 2>/dev/null || t=; cd /proc; "
            + "$t grep -aHsE -m %d \" /SYSV[0-9a-f]{8} \\(deleted\\)$\" [0-9]*/maps; s=$?; [ $s -lt 124 ] || exit $s")
            .formatted(MOST_SECONDS, MOST_A_PROCESS);
    private static final Pattern LINE = Pattern.compile(
            "(\\d+)/maps:[0-9a-f]+-[0-9a-f]+ ..[x-]s [0-9a-f]+ [0-9a-f]+:[0-9a-f]+ (\\d+) +/SYSV[0-9a-f]{8} \\(deleted\\)");
    private static final String STARTED = "btime ";

    private AttachedMemory() {}

    /**
     * What was found.
     *
     * @param started when the node did, in seconds since 1970
     * @param pids by the id of the memory
     */
    public record Found(Optional<Long> started, Map<Long, SequencedSet<Integer>> pids) {}

    /** Asks for the memory of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asRoot(SWEEP);
    }

    /** Asks for the memory of the process's ipc namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.IPC, "sh -c " + ShellText.quoted(SWEEP)));
    }

    /** Reads what the command printed. */
    public static Found read(Answer answer) {
        Map<Long, SequencedSet<Integer>> pids = new HashMap<>();
        Optional<Long> started = Optional.empty();
        for (String line : answer.text().split("\n")) {
            Matcher fields = LINE.matcher(line);
            if (fields.matches()) {
                long id = Digits.of(fields.group(2));
                Digits.small(fields.group(1)).filter(pid -> id != Digits.NONE)
                        .ifPresent(pid -> pids.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(pid));
            } else if (line.startsWith(STARTED)) {
                started = Optional.of(Digits.of(line.substring(STARTED.length()).strip()))
                        .filter(seconds -> seconds != Digits.NONE);
            }
        }
        return new Found(started, pids);
    }
}
