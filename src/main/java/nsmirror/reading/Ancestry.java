package nsmirror.reading;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Evidence;
import nsmirror.model.Kind;
import nsmirror.model.Lineage;
import nsmirror.model.Process;

/**
 * Parents and owners of PID and user namespaces where lsns does not tell them. Nothing in /proc says them outright.
 *
 * <p>Of PID namespaces the parent follows from {@code NSpid}, whose length is the depth. A process's parent lives in the
 * same PID namespace or in one above it, since setns(2) leads down alone and a reaper is one of the same or of one above
 * (find_new_reaper of kernel/exit.c): if it lives exactly one level up, it lives in the parent. Else the parent is the
 * only one of that depth in which no other process has the PID this one has there; a PID namespace with a process in it
 * has a parent with a process in it, its PID 1.
 *
 * <p>Without {@code NSpid}, and for user namespaces, who started the first process is a sign, no more: it may have moved
 * since.
 */
final class Ancestry {
    private final Host host;
    private final Map<Integer, Process> byPid = new HashMap<>();
    private final Map<Long, List<Process>> byPidNamespace = new HashMap<>();
    private final Map<Long, List<Process>> byUserNamespace = new HashMap<>();

    Ancestry(List<Process> processes, Host host) {
        this.host = host;
        processes.forEach(each -> {
            byPid.put(each.pid(), each);
            each.namespace(Kind.PID).ifPresent(inode -> add(byPidNamespace, inode, each));
            each.namespace(Kind.USER).ifPresent(inode -> add(byUserNamespace, inode, each));
        });
    }

    private static void add(Map<Long, List<Process>> groups, long inode, Process process) {
        groups.computeIfAbsent(inode, any -> new ArrayList<>()).add(process);
    }

    /** What is told of it, and what else can be said. */
    Lineage of(NamespaceId id, Lineage told) {
        if (!host.lacks(id.kind(), Optional.of(id.inode()))) {
            return told;
        }
        return switch (id.kind()) {
            case PID -> ofPid(id.inode(), told);
            case USER -> ofUser(id.inode(), told);
            default -> told;
        };
    }

    private Lineage ofPid(long inode, Lineage told) {
        List<Process> members = byPidNamespace.getOrDefault(inode, List.of());
        Optional<Process> first = members.stream()
                .filter(each -> each.innermostPid() == 1)
                .findFirst()
                .or(() -> members.stream().min(comparing(each -> each.key().start())));
        Lineage lineage = provenParent(members).map(parent -> told.orParent(parent, Evidence.NSPID))
                .or(() -> first.flatMap(each -> startedFrom(each, Kind.PID))
                        .map(parent -> told.orParent(parent, Evidence.LIKELY)))
                .orElse(told);
        return first.flatMap(each -> each.namespace(Kind.USER))
                .map(owner -> lineage.orOwner(owner, Evidence.LIKELY))
                .orElse(lineage);
    }

    /** The owner of a user namespace is its parent. */
    private Lineage ofUser(long inode, Lineage told) {
        return byUserNamespace.getOrDefault(inode, List.of()).stream()
                .min(comparing(each -> each.key().start()))
                .flatMap(first -> startedFrom(first, Kind.USER))
                .map(parent -> told.orParent(parent, Evidence.LIKELY).orOwner(parent, Evidence.LIKELY))
                .orElse(told);
    }

    /** The other namespace of that kind in which its parent, or else an ancestor, lives. */
    private Optional<Long> startedFrom(Process process, Kind kind) {
        Set<Integer> seen = new HashSet<>();
        for (Process at = byPid.get(process.ppid()); at != null && seen.add(at.pid()); at = byPid.get(at.ppid())) {
            Optional<Long> inode = at.namespace(kind);
            if (inode.isPresent() && !inode.equals(process.namespace(kind))) {
                return inode;
            }
        }
        return Optional.empty();
    }

    private Optional<Long> provenParent(List<Process> members) {
        int depth = depth(members);
        if (depth < 2) {
            return Optional.empty();
        }
        if (depth == 2) {
            return Optional.ofNullable(host.namespaces().get(Kind.PID));
        }
        return members.stream()
                .flatMap(each -> Optional.ofNullable(byPid.get(each.ppid())).stream())
                .filter(parent -> parent.nspid().size() == depth - 1)
                .flatMap(parent -> parent.namespace(Kind.PID).stream())
                .findFirst()
                .or(() -> onlyOneLeft(members, depth - 1));
    }

    private Optional<Long> onlyOneLeft(List<Process> members, int depth) {
        List<Long> left = byPidNamespace.entrySet().stream()
                .filter(entry -> depth(entry.getValue()) == depth)
                .filter(entry -> entry.getValue().stream().noneMatch(each -> members.stream()
                        .anyMatch(member -> each.nspid().getLast().equals(member.nspid().get(depth - 1)))))
                .map(Map.Entry::getKey)
                .toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    /** How many levels there are from the node's to theirs; 1 too where the kernel does not say. */
    private static int depth(List<Process> members) {
        return members.stream().mapToInt(each -> each.nspid().size()).min().orElse(0);
    }
}
