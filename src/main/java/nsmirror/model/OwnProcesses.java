package nsmirror.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The processes by which nsmirror itself reads a node: the sh that its connection has, and what descends from it. sshd,
 * sudo and whatever else stands above that sh are the login's.
 */
public final class OwnProcesses {
    /** On no node is it the sh of a login; from a node that says so everything would be nsmirror's own. */
    private static final int INIT = 1;

    private OwnProcesses() {}

    /** Their PIDs, in order; none where the snapshot does not say which sh reads it. */
    public static Set<Integer> of(Snapshot snapshot) {
        Set<Integer> own = new TreeSet<>();
        Deque<Integer> next = new ArrayDeque<>();
        snapshot.node().reader().filter(pid -> pid > INIT).flatMap(snapshot::process).map(Process::pid)
                .ifPresent(next::add);
        if (next.isEmpty()) {
            return own;
        }
        Map<Integer, List<Process>> children =
                snapshot.processes().stream().collect(Collectors.groupingBy(Process::ppid));
        while (!next.isEmpty()) {
            int pid = next.remove();
            if (own.add(pid)) {
                children.getOrDefault(pid, List.of()).forEach(child -> next.add(child.pid()));
            }
        }
        return own;
    }
}
