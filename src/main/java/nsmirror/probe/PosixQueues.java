package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * POSIX message queues: the files of a {@code mqueue} file system, which shows the ipc namespace of who mounts it. See
 * mq_overview(7).
 *
 * <p>The container may have none mounted, or a link in its place. So one is mounted on the node's own /proc, which
 * every node has, in a mount namespace that ends with the command. util-linux before 2.27 does not make that namespace
 * private by itself.
 */
public final class PosixQueues {
    private static final String LISTING = "mount --make-rprivate / && mount -t mqueue mqueue /proc && "
            + "find /proc/. -mindepth 1 -maxdepth 1 -printf \"%f\\0%u\\0%m\\0\"";
    private static final int FIELD_COUNT = 3;

    private PosixQueues() {}

    /** A queue: its name without the slash in front, its owner, its permissions in octal. */
    public record Queue(String name, String owner, String mode) {}

    /** Lists the queues of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asRoot("exec " + inPrivate());
    }

    /** Lists the queues of the process's ipc namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.IPC, inPrivate()));
    }

    private static String inPrivate() {
        return "unshare -m sh -c " + ShellText.quoted(LISTING);
    }

    /** Reads what the command printed; a cut last queue is dropped. */
    public static List<Queue> read(Answer answer) {
        String[] fields = answer.text().split("\0", -1);
        List<Queue> queues = new ArrayList<>();
        for (int at = 0; at + FIELD_COUNT < fields.length; at += FIELD_COUNT) {
            queues.add(new Queue(fields[at], fields[at + 1], fields[at + 2]));
        }
        return queues;
    }
}
