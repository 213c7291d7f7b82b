package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nsmirror.node.Command;

/**
 * Two lines of {@code /proc/PID/status} of every process: whose it is, and its PID at each level. The kernel escapes a
 * line break in the file's Name line, so no name can forge the others. See proc_pid_status(5).
 */
public final class StatusFiles {
    public static final Command COMMAND = ProcFiles.each("status", "grep -aHE \"^(Uid|NSpid):\"");

    private StatusFiles() {}

    /**
     * What is read of one.
     *
     * @param uid effective user id, its 32 bits; -1 if it was not there
     * @param nspid its PID from the reader's level to its own; empty before Linux 4.1
     */
    public record Status(int uid, List<Integer> nspid) {
        public Status {
            nspid = List.copyOf(nspid);
        }
    }

    /** By PID. */
    public static Map<Integer, Status> read(String text) {
        Map<Integer, Integer> uids = new HashMap<>();
        Map<Integer, List<Integer>> chains = new HashMap<>();
        ProcFiles.read(text, '\n', "status", (line, pid) -> {
            if (line.startsWith("NSpid:")) {
                chains.put(pid, chain(line));
            } else if (line.startsWith("Uid:")) {
                uids.put(pid, effective(line));
            }
        });
        Map<Integer, Status> all = HashMap.newHashMap(uids.size());
        uids.forEach((pid, uid) -> all.put(pid, new Status(uid, chains.getOrDefault(pid, List.of()))));
        return all;
    }

    /** The second of four: real, effective, saved set, filesystem. */
    private static int effective(String line) {
        String[] ids = line.split("\t", 4);
        long id = ids.length < 3 ? Digits.NONE : Digits.of(ids[2]);
        return id > 0xffff_ffffL ? -1 : (int) id;
    }

    /** The numbers behind {@code NSpid:}. */
    static List<Integer> chain(String line) {
        List<Integer> chain = new ArrayList<>();
        for (String level : line.substring(line.indexOf(':') + 1).strip().split("\t")) {
            int pid = Digits.pid(level, 0, level.length());
            if (pid < 0) {
                return List.of();
            }
            chain.add(pid);
        }
        return chain;
    }
}
