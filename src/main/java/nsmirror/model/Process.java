package nsmirror.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of the node.
 *
 * <p>Everything here but the numbers is hostile text: it is shown escaped and bounded.
 *
 * @param key PID and start time
 * @param ppid the parent's PID, 0 for PID 1 and where the parent is outside what the node sees
 * @param uid effective user id, its 32 bits unsigned; -1 where it could not be read, which no process has
 * @param user the node's name for that id, or the number as text where it has none
 * @param command arguments from {@code /proc/PID/cmdline}, empty for a kernel thread
 * @param comm the kernel's short name for it
 * @param kernel whether this is a kernel thread
 * @param namespaces inode by kind; a kind whose link could not be read is absent
 * @param nspid its PID at each level from the node's to its own, from {@code NSpid}; only the node's where the kernel
 *     does not say (before Linux 4.1)
 * @param cgroup its path in the cgroup v2 tree, or of the systemd hierarchy on v1; empty if unreadable
 * @param container name of the container it belongs to
 */
public record Process(
        ProcessKey key,
        int ppid,
        int uid,
        String user,
        List<String> command,
        String comm,
        boolean kernel,
        Map<Kind, Long> namespaces,
        List<Integer> nspid,
        Optional<String> cgroup,
        Optional<String> container) {
    public Process {
        command = List.copyOf(command);
        namespaces = Kinds.ordered(namespaces);
        nspid = List.copyOf(nspid);
    }

    /** The PID as the node sees it. */
    public int pid() {
        return key.pid();
    }

    /** The inode of its namespace of that kind, or empty if the link could not be read. */
    public Optional<Long> namespace(Kind kind) {
        return Optional.ofNullable(namespaces.get(kind));
    }

    /** Its PID in its own PID namespace. */
    public int innermostPid() {
        return nspid.isEmpty() ? pid() : nspid.getLast();
    }

    /** The same process as a member of that container. */
    public Process in(String containerName) {
        return new Process(key, ppid, uid, user, command, comm, kernel, namespaces, nspid, cgroup,
                Optional.of(containerName));
    }
}
