package nsmirror.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * Namespaces held by a mount, as {@code ip netns add} leaves one: the rows of mountinfo whose file system is nsfs. See
 * proc_pid_mountinfo(5).
 */
public final class NamespaceMounts {
    /** In the host's mount namespace and in the login's; grep ends with 1 where there is none. */
    public static final Command COMMAND =
            Command.asRoot("grep -ahF \" - nsfs \" /proc/1/mountinfo /proc/self/mountinfo");

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_AT_ONCE = 5_000;

    private static final String FILE = "mountinfo";

    private NamespaceMounts() {}

    /** A namespace and where it is mounted. */
    public record Mount(Kind kind, long inode, String path) {}

    /** Asks for those of other mount namespaces, one process of each. */
    public static List<Command> in(Collection<Integer> pids) {
        return ProcFiles.chunks(pids, MOST_AT_ONCE, some -> ProcFiles.some(
                some.stream().map(pid -> pid + "/" + FILE).toList(), "grep -aHF \" - nsfs \""));
    }

    /** Each mount once. */
    public static List<Mount> read(String text) {
        return MountTable.read(text).mounts().stream()
                .filter(mount -> mount.type().equals("nsfs"))
                .flatMap(mount -> of(mount.root(), mount.target()).stream())
                .distinct()
                .toList();
    }

    /** By the process that sees them; paths are as it sees them. */
    public static Map<Integer, List<Mount>> readEach(String text) {
        Map<Integer, StringBuilder> rows = new LinkedHashMap<>();
        ProcFiles.read(text, '\n', FILE, (row, pid) ->
                rows.computeIfAbsent(pid, any -> new StringBuilder()).append(row).append('\n'));
        Map<Integer, List<Mount>> mounts = new HashMap<>();
        rows.forEach((pid, all) -> mounts.put(pid, read(all.toString())));
        return mounts;
    }

    /** The root of such a mount is the link's text: {@code net:[4026532177]}. */
    private static Optional<Mount> of(String root, String path) {
        return NamespaceName.of(root).map(name -> new Mount(name.kind(), name.inode(), path));
    }
}
