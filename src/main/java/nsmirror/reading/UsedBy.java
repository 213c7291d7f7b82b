package nsmirror.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.model.Process;

/**
 * Which processes use something of the kernel's, a socket by its inode or shared memory by its id, with their PIDs on the
 * host and on one side.
 */
final class UsedBy {
    /** A server may fork a worker for each of many connections, all with its socket. */
    private static final int MOST_NAMED = 3;

    private final Asked asked;
    private final Map<Long, SequencedSet<Integer>> byNumber;
    private final Map<Integer, Process> byPid;
    private final Map<Integer, String> users = new HashMap<>();
    private final Optional<InnerPids> inner;

    /** As that side numbers processes. */
    UsedBy(Asked asked, Map<Long, SequencedSet<Integer>> byNumber) {
        this.asked = asked;
        this.byNumber = byNumber;
        this.byPid = asked.snapshot().byPid();
        byPid.values().forEach(process -> users.putIfAbsent(process.uid(), process.user()));
        this.inner = switch (asked.side()) {
            case Side.OfHost _ -> Optional.empty();
            case Side.OfContainer(var _, var leader) -> leader.namespace(Kind.PID)
                    .map(any -> InnerPids.of(asked.snapshot(), leader, Map.of()));
        };
    }

    /** The same, of processes in the side's own namespace of that kind alone. */
    UsedBy ofSame(Kind kind) {
        Optional<Long> own = asked.side().namespace(asked.snapshot(), kind);
        Map<Long, SequencedSet<Integer>> here = new HashMap<>();
        byNumber.forEach((number, pids) -> {
            SequencedSet<Integer> some = new LinkedHashSet<>(pids);
            some.removeIf(pid -> own.isEmpty()
                    || !Optional.ofNullable(byPid.get(pid)).flatMap(each -> each.namespace(kind)).equals(own));
            if (!some.isEmpty()) {
                here.put(number, some);
            }
        });
        return new UsedBy(asked, here);
    }

    /** PIDs on the host. */
    List<Integer> onHost(long number) {
        return byNumber.containsKey(number) ? List.copyOf(byNumber.get(number)) : List.of();
    }

    /** PIDs on this side, of those that are in there. */
    List<Integer> inside(long number) {
        return onHost(number).stream().map(this::here).flatMap(Optional::stream).toList();
    }

    /** The first of them in words; empty where none is known. */
    Optional<String> words(long number) {
        Collection<Integer> pids = onHost(number);
        String named = pids.stream().limit(MOST_NAMED).map(this::process).collect(Collectors.joining(", "));
        return pids.isEmpty()
                ? Optional.empty()
                : Optional.of(pids.size() > MOST_NAMED ? named + " and %d more".formatted(pids.size() - MOST_NAMED) : named);
    }

    /** The node's name for that user, where one of its processes has it. */
    String user(int uid) {
        return users.getOrDefault(uid, Integer.toUnsignedString(uid));
    }

    private Optional<Integer> here(int pid) {
        return asked.side() instanceof Side.OfHost
                ? Optional.of(pid)
                : inner.flatMap(pids -> pids.pid(pid, Optional.ofNullable(byPid.get(pid))));
    }

    /** {@code nginx 1 (4470 on the host)}. */
    String process(int pid) {
        String name = Optional.ofNullable(byPid.get(pid)).map(process -> process.comm() + " ").orElse("");
        Optional<Integer> here = here(pid);
        return here.map(own -> own == pid ? name + pid : "%s%d (%d on the host)".formatted(name, own, pid))
                .orElse("%s%d on the host".formatted(name, pid));
    }
}
