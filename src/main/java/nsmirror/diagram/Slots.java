package nsmirror.diagram;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/** Whose namespaces each process lives in, from the inodes alone: the one rule for map, matrix and details. */
public final class Slots {
    private static final String HOST = "";

    private final Map<Kind, Long> host;
    private final Set<Kind> lacking;
    private final Map<Kind, Set<Long>> shared = new EnumMap<>(Kind.class);
    private final Map<String, Process> leaders = new HashMap<>();

    /** Those of that snapshot. */
    public Slots(Snapshot snapshot) {
        host = snapshot.host();
        lacking = Kind.ALL.stream().filter(snapshot::lacks).collect(Collectors.toSet());
        for (Kind kind : Kind.ALL) {
            shared.put(kind, sharedInodes(snapshot.processes(), kind));
        }
        Map<Integer, Process> byPid = new HashMap<>();
        snapshot.processes().forEach(each -> byPid.put(each.pid(), each));
        for (Container container : snapshot.containers()) {
            Optional.ofNullable(byPid.get(container.leader())).ifPresent(each -> leaders.put(container.name(), each));
        }
    }

    /** Whose namespace of that kind the process lives in. */
    public Slot of(Process process, Kind kind) {
        Long inode = process.namespaces().get(kind);
        if (inode == null || !host.containsKey(kind)) {
            return lacking.contains(kind) ? Slot.NONE : Slot.UNKNOWN;
        }
        if (inode.equals(host.get(kind))) {
            return Slot.HOST;
        }
        return shared.get(kind).contains(inode) ? Slot.SHARED : Slot.OWN;
    }

    /** Whose namespace of that kind the host's own processes live in. */
    public Slot ofHost(Kind kind) {
        return host.containsKey(kind) ? Slot.HOST : lacking.contains(kind) ? Slot.NONE : Slot.UNKNOWN;
    }

    /** All eight. */
    Map<Kind, Slot> of(Process process) {
        Map<Kind, Slot> slots = new EnumMap<>(Kind.class);
        Kind.ALL.forEach(kind -> slots.put(kind, of(process, kind)));
        return slots;
    }

    /** The slots of a container, by its leader; none where the leader was not seen. */
    Map<Kind, Slot> ofContainer(String name) {
        return Optional.ofNullable(leaders.get(name)).map(this::of).orElse(Map.of());
    }

    /**
     * The kinds in which it lives apart from those it belongs to: apart from the host, or for a process in a container
     * apart from its leader. This is what tells a service with a private mount from any other.
     */
    List<Kind> apart(Process process) {
        Map<Kind, Long> usual = process.container().map(leaders::get).map(Process::namespaces).orElse(host);
        return process.namespaces().entrySet().stream()
                .filter(entry -> usual.containsKey(entry.getKey())
                        && !usual.get(entry.getKey()).equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Inodes that processes of two containers, or of one and of the host's own, live in. */
    private Set<Long> sharedInodes(List<Process> processes, Kind kind) {
        Map<Long, String> livesIn = new HashMap<>();
        Set<Long> both = new HashSet<>();
        for (Process process : processes) {
            Long inode = process.namespaces().get(kind);
            if (inode != null && !inode.equals(host.get(kind))) {
                String who = process.container().orElse(HOST);
                String before = livesIn.putIfAbsent(inode, who);
                if (before != null && !before.equals(who)) {
                    both.add(inode);
                }
            }
        }
        return both;
    }
}
