package nsmirror.lab;

import java.util.List;
import java.util.Map;
import nsmirror.model.Kind;

/**
 * A process of a {@link Machine} as the computer it runs on sees it.
 *
 * @param outerPid its PID on this computer
 * @param pid its PID in the machine
 * @param nspid its PID in the machine and at each level below
 * @param ppid its parent's PID in the machine, 0 for init
 * @param start its start time, field 22 of {@code stat}
 * @param uid effective user id, as the machine counts
 * @param comm the kernel's short name
 * @param command its arguments
 * @param namespaces inode of each kind's link; a zombie has left most of them
 * @param state {@code S}, {@code Z}, …
 */
public record SeenProcess(
        int outerPid,
        int pid,
        List<Integer> nspid,
        int ppid,
        long start,
        int uid,
        String comm,
        List<String> command,
        Map<Kind, Long> namespaces,
        char state) {
    /** The inode of its namespace of that kind. */
    public long namespace(Kind kind) {
        return namespaces.get(kind);
    }

    /** Whether it is in that namespace; a zombie is in none it has left. */
    public boolean isIn(Kind kind, long inode) {
        return namespaces.containsKey(kind) && namespaces.get(kind) == inode;
    }

    /** Whether it is in the same namespace of that kind as another. */
    public boolean shares(Kind kind, SeenProcess other) {
        return other.namespaces.containsKey(kind) && isIn(kind, other.namespace(kind));
    }
}
