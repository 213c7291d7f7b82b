package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * The namespaces of threads, {@code /proc/PID/task/TID/ns}: unshare(2) and setns(2) move the thread that calls them
 * alone. Not asked for user, pid and time, which only a process as a whole can change.
 */
public final class ThreadLinks {
    /** Paths of so many threads fit the arguments of one program, 2 MiB by default (ARG_MAX of Linux). */
    private static final int MOST_THREADS = 40_000;

    /** A command is one argument of sh, at most 128 KiB (MAX_ARG_STRLEN of Linux). */
    private static final int MOST_PROCESSES = 5_000;

    private static final String CHILDREN = "_for_children";
    private static final String ARROW = " -> ";

    private ThreadLinks() {}

    /**
     * A link of a thread.
     *
     * @param pid its process
     * @param tid its own number
     * @param children whether this is where its next child will be born
     */
    public record ThreadLink(int pid, int tid, Kind kind, long inode, boolean children) {}

    /**
     * Asks for the threads of those processes.
     *
     * @param threads how many each process has, by PID
     * @param plain whether find knows no -printf (busybox)
     */
    public static List<Command> commands(Map<Integer, Integer> threads, boolean plain) {
        List<Command> commands = new ArrayList<>();
        List<Integer> some = new ArrayList<>();
        int sum = 0;
        for (Map.Entry<Integer, Integer> each : new TreeMap<>(threads).entrySet()) {
            if (!some.isEmpty() && (some.size() == MOST_PROCESSES || sum + each.getValue() > MOST_THREADS)) {
                commands.add(command(some, plain));
                some.clear();
                sum = 0;
            }
            some.add(each.getKey());
            sum += each.getValue();
        }
        if (!some.isEmpty()) {
            commands.add(command(some, plain));
        }
        return List.copyOf(commands);
    }

    private static Command command(List<Integer> pids, boolean plain) {
        StringBuilder paths = new StringBuilder();
        pids.forEach(pid -> paths.append(' ').append(pid).append("/task/*/ns"));
        return Command.asRoot(plain
                ? "cd /proc && ls -l" + paths.toString().replace("/ns", "/ns/*")
                : "cd /proc && find" + paths + " -mindepth 1 \\( -name \"[cimn]*\" -o -name uts -o -name \"*" + CHILDREN
                        + "\" \\) -printf \"%p %l\\n\"");
    }

    /** Reads {@code PID/task/TID/ns/KIND LINK} lines, as find prints them or at the end of those of ls. */
    public static List<ThreadLink> read(String text) {
        List<ThreadLink> links = new ArrayList<>();
        for (String line : text.split("\n")) {
            int arrow = line.lastIndexOf(ARROW);
            int blank = arrow < 0 ? line.lastIndexOf(' ') : arrow;
            if (blank > 0) {
                String[] path = line.substring(line.lastIndexOf(' ', blank - 1) + 1, blank).split("/", 6);
                NamespaceName.of(line.substring(blank + (arrow < 0 ? 1 : ARROW.length())))
                        .ifPresent(found -> add(links, path, found));
            }
        }
        return List.copyOf(links);
    }

    private static void add(List<ThreadLink> links, String[] path, NamespaceName found) {
        if (path.length == 5 && path[1].equals("task") && path[3].equals("ns")) {
            int pid = Digits.pid(path[0], 0, path[0].length());
            int tid = Digits.pid(path[2], 0, path[2].length());
            if (pid > 0 && tid > 0) {
                links.add(new ThreadLink(pid, tid, found.kind(), found.inode(), path[4].endsWith(CHILDREN)));
            }
        }
    }
}
