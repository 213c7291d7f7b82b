package nsmirror.probe;

import java.util.HashMap;
import java.util.Map;
import nsmirror.node.Command;

/**
 * {@code /proc/PID/cgroup} of every process: one line a hierarchy, {@code NUMBER:CONTROLLERS:PATH}. No cgroup's name
 * may hold a line break. See cgroups(7).
 */
public final class CgroupFiles {
    /** A hierarchy of v1 in which the process is at the root tells nothing; there may be a dozen. */
    public static final Command COMMAND = ProcFiles.each("cgroup", "grep -aHE \"^0:|:name=systemd:|:/.\"");

    private static final String V2 = "0::";
    private static final String SYSTEMD = "name=systemd:";

    private CgroupFiles() {}

    /**
     * The path that tells most, by PID: of systemd's hierarchy where there is one, else of the v2 tree, unless only the
     * hierarchy of a v1 controller has the process below its root.
     */
    public static Map<Integer, String> read(String text) {
        Map<Integer, String> best = new HashMap<>();
        ProcFiles.read(text, '\n', "cgroup", (line, pid) -> {
            if (rank(line) > 0) {
                best.merge(pid, line, (one, other) -> rank(other) > rank(one) ? other : one);
            }
        });
        best.replaceAll((pid, line) -> path(line));
        return best;
    }

    private static int rank(String line) {
        int first = line.indexOf(':');
        if (first < 0 || line.indexOf(':', first + 1) < 0) {
            return 0;
        }
        boolean deep = path(line).length() > 1;
        if (line.startsWith(SYSTEMD, first + 1)) {
            return deep ? 6 : 3;
        }
        return line.startsWith(V2) ? deep ? 5 : 2 : deep ? 4 : 1;
    }

    /** The controllers may hold no colon, the path may. */
    private static String path(String line) {
        return line.substring(line.indexOf(':', line.indexOf(':') + 1) + 1);
    }
}
