package nsmirror.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which container of a later snapshot is which of an earlier one. A name is no identity: a runtime renames, and where
 * it could not be asked the name is the hostname, which a process inside can set. The leader is one, and where that
 * went any other process that is in both is.
 */
public final class SameContainers {
    private final Map<Container, Container> later = new LinkedHashMap<>();

    private SameContainers() {}

    /** The containers that are in both snapshots. Each is the same as one other at most. */
    public static SameContainers of(Snapshot before, Snapshot after) {
        SameContainers same = new SameContainers();
        Map<Integer, Process> were = before.byPid();
        Map<Integer, Process> are = after.byPid();
        Map<ProcessKey, Container> byLeader = new HashMap<>();
        Map<ProcessKey, Container> byMember = new HashMap<>();
        for (Container container : after.containers()) {
            key(container.leader(), are).ifPresent(key -> byLeader.put(key, container));
            container.pids().forEach(pid -> key(pid, are).ifPresent(key -> byMember.put(key, container)));
        }
        Set<Container> taken = new HashSet<>();
        before.containers().forEach(each -> same.pair(each, List.of(each.leader()), were, byLeader, taken));
        before.containers().forEach(each -> same.pair(each, each.pids(), were, byMember, taken));
        return same;
    }

    private void pair(Container earlier, List<Integer> pids, Map<Integer, Process> were,
            Map<ProcessKey, Container> known, Set<Container> taken) {
        if (later.containsKey(earlier)) {
            return;
        }
        pids.stream()
                .flatMap(pid -> key(pid, were).stream())
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(found -> !taken.contains(found))
                .findFirst()
                .ifPresent(found -> {
                    later.put(earlier, found);
                    taken.add(found);
                });
    }

    private static Optional<ProcessKey> key(int pid, Map<Integer, Process> processes) {
        return Optional.ofNullable(processes.get(pid)).map(Process::key);
    }

    /** What that container of the earlier snapshot is in the later one. */
    public Optional<Container> later(Container earlier) {
        return Optional.ofNullable(later.get(earlier));
    }

    /** What the container of that name is called in the later snapshot, if it is still there. */
    public Optional<String> name(String earlier) {
        return later.entrySet().stream()
                .filter(each -> each.getKey().name().equals(earlier))
                .map(each -> each.getValue().name())
                .findFirst();
    }

    /** Those that are in both, the earlier one's words for each first. */
    Map<Container, Container> pairs() {
        return later;
    }
}
