package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.probe.RootDirectories;
import nsmirror.probe.StatFiles;
import nsmirror.probe.UtsNames;

/**
 * Where to look into for what only a look inside tells, and at what to look closer. One process stands for each
 * namespace, the one of the lowest PID: it is the likeliest to live on.
 *
 * @param mounts a PID by inode of each mount namespace whose root directory is asked for
 * @param names a PID by inode of each uts namespace whose hostname is asked for
 * @param forRoots asks for the root directories, and for the login's own
 * @param forNames asks for the hostnames
 * @param closer what else to read of namespaces, threads and containers
 * @param again asks of all these processes whether they are still the ones they were
 */
record Look(
        Map<Long, Integer> mounts,
        Map<Long, Integer> names,
        List<Command> forRoots,
        List<Command> forNames,
        CloserLook closer,
        List<Command> again) {
    /**
     * Looks into the namespaces not looked into before.
     *
     * @param root whether namespaces may be entered: only root may enter one that is not its own
     * @param known those looked into before; none at the first read
     * @param closer what else to read in the same round trip
     */
    static Look into(
            List<Process> processes, Host host, boolean root, Set<NamespaceId> known, CloserLook closer) {
        Map<Long, Integer> mounts = lowestPids(processes, Kind.MNT);
        mounts.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.MNT, inode)));
        Map<Long, Integer> names = root ? hostnamesOf(processes, host) : new TreeMap<>();
        names.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.UTS, inode)));
        Set<Integer> asked = new TreeSet<>(closer.pids());
        asked.addAll(mounts.values());
        return new Look(mounts, names,
                mounts.isEmpty() && !known.isEmpty() ? List.of() : RootDirectories.commands(mounts.values()),
                UtsNames.commands(names), closer, StatFiles.of(asked));
    }

    /** By inode in order, so that the same node is asked the same. */
    static Map<Long, Integer> lowestPids(List<Process> processes, Kind kind) {
        Map<Long, Integer> pids = new TreeMap<>();
        processes.forEach(each -> each.namespace(kind).ifPresent(inode -> pids.putIfAbsent(inode, each.pid())));
        return pids;
    }

    /** Those that are not the host's, whose hostname is known. */
    static Map<Long, Integer> hostnamesOf(List<Process> processes, Host host) {
        Map<Long, Integer> names = lowestPids(processes, Kind.UTS);
        names.keySet().removeIf(inode -> !host.lacks(Kind.UTS, Optional.of(inode)));
        return names;
    }

    /** Everything to ask, whether they are the same processes last. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>(forRoots);
        all.addAll(forNames);
        closer.questions().forEach(question -> all.add(question.command()));
        all.addAll(again);
        return all;
    }
}
