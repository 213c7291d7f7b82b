package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles.Stat;
import nsmirror.probe.StatusFiles.Status;

/** Puts each process together from what was read of it in its several files. */
final class Processes {
    /** The id of a user that could not be read; no user has it (it is the kernel's "no change"). */
    private static final int NOBODY_KNOWN = -1;

    private final Sightings seen;
    private final Map<Integer, String> users;

    private Processes(Sightings seen) {
        this.seen = seen;
        this.users = users(seen);
    }

    /**
     * The processes that lived throughout, by PID. One that ended while the others were read is none of them: half of
     * it would be missing. The commands that read are such processes themselves.
     */
    static List<Process> of(Sightings seen) {
        Processes processes = new Processes(seen);
        List<Process> all = new ArrayList<>(seen.stats().size());
        seen.stats().forEach((pid, stat) -> {
            if (seen.statuses().containsKey(pid) || !seen.allStatuses()) {
                all.add(processes.process(pid, stat));
            }
        });
        all.sort(Comparator.comparing(Process::pid));
        return List.copyOf(all);
    }

    private Process process(int pid, Stat stat) {
        Optional<Status> status = Optional.ofNullable(seen.statuses().get(pid));
        int uid = status.map(Status::uid)
                .filter(id -> id != NOBODY_KNOWN)
                .orElseGet(() -> Optional.ofNullable(seen.told().ps().get(pid)).map(Ps.Row::uid).orElse(NOBODY_KNOWN));
        List<Integer> chain = status.map(Status::nspid).orElse(List.of());
        return new Process(
                new ProcessKey(pid, stat.start()),
                stat.ppid(),
                uid,
                user(uid),
                seen.arguments().getOrDefault(pid, List.of()),
                stat.comm(),
                stat.kernel(),
                seen.links().byPid().getOrDefault(pid, Links.NONE).own(),
                chain.isEmpty() ? List.of(pid) : chain,
                Optional.ofNullable(seen.cgroups().get(pid)),
                Optional.empty());
    }

    private String user(int uid) {
        return uid == NOBODY_KNOWN ? "?" : users.getOrDefault(uid, Integer.toUnsignedString(uid));
    }

    /** Whether ps, where it tells names, has not been asked since there is a process of one of these users. */
    static boolean anyUserNew(Sightings seen) {
        Set<Integer> told = seen.told().ps().values().stream().map(Ps.Row::uid).collect(Collectors.toSet());
        return !told.isEmpty() && seen.statuses().values().stream()
                .map(Status::uid)
                .anyMatch(uid -> uid != NOBODY_KNOWN && !told.contains(uid));
    }

    private static Map<Integer, String> users(Sightings seen) {
        Map<Integer, String> users = new HashMap<>(seen.told().passwd());
        seen.told().ps().values().forEach(row -> row.user().ifPresent(name -> users.put(row.uid(), name)));
        return users;
    }
}
