package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.probe.RootDirectories;
import nsmirror.probe.UtsNames;

/**
 * Where to look into for what only a look inside tells. One process stands for each namespace, the one of the lowest
 * PID: it is the likeliest to live on.
 *
 * @param mounts a PID by inode of each mount namespace whose root directory is asked for
 * @param names a PID by inode of each uts namespace whose hostname is asked for
 * @param forRoots asks for the root directories, and for the login's own
 * @param forNames asks for the hostnames
 */
record Look(Map<Long, Integer> mounts, Map<Long, Integer> names, List<Command> forRoots, List<Command> forNames) {
    /**
     * Looks into the namespaces not looked into before.
     *
     * @param root whether namespaces may be entered: only root may enter one that is not its own
     * @param known those looked into before; none at the first read
     */
    static Look into(List<Process> processes, Host host, boolean root, Set<NamespaceId> known) {
        Map<Long, Integer> mounts = lowestPids(processes, Kind.MNT);
        mounts.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.MNT, inode)));
        Map<Long, Integer> names = root ? hostnamesOf(processes, host) : new TreeMap<>();
        names.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.UTS, inode)));
        return new Look(mounts, names,
                mounts.isEmpty() && !known.isEmpty() ? List.of() : RootDirectories.commands(mounts.values()),
                UtsNames.commands(names));
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

    List<Command> commands() {
        List<Command> both = new ArrayList<>(forRoots);
        both.addAll(forNames);
        return both;
    }
}
