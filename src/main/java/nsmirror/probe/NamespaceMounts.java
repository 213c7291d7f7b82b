package nsmirror.probe;

import java.util.List;
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

    private NamespaceMounts() {}

    /** A namespace and where it is mounted. */
    public record Mount(Kind kind, long inode, String path) {}

    /** Each mount once. */
    public static List<Mount> read(String text) {
        return MountTable.read(text).mounts().stream()
                .filter(mount -> mount.type().equals("nsfs"))
                .flatMap(mount -> of(mount.root(), mount.target()).stream())
                .distinct()
                .toList();
    }

    /** The root of such a mount is the link's text: {@code net:[4026532177]}. */
    private static Optional<Mount> of(String root, String path) {
        int open = root.indexOf(":[");
        long inode = open < 0 ? Digits.NONE : Digits.at(root, open + 2, root.length() - 1);
        return inode <= 0
                ? Optional.empty()
                : Kind.of(root.substring(0, open)).map(kind -> new Mount(kind, inode, path));
    }
}
