package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.node.NodeException;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.RootDirectories;
import nsmirror.probe.UtsNames;

/**
 * What only a look inside tells: the second round trip of a snapshot, which needs the namespaces found in the first.
 * One process stands for each namespace, the one of the lowest PID: it is the likeliest to live on.
 *
 * @param roots the root directory, by inode of the mount namespace
 * @param hostnames by inode of the uts namespace, of those that are not the host's
 * @param rootsUnknown how many mount namespaces did not tell theirs
 * @param hostnamesUnknown how many uts namespaces did not
 */
record Inside(Map<Long, String> roots, Map<Long, String> hostnames, int rootsUnknown, int hostnamesUnknown) {
    /**
     * Asks for what the first round makes worth asking.
     *
     * @param root whether namespaces may be entered
     */
    static Inside ask(Answers answers, boolean root, SnapshotAssembly first) throws NodeException {
        Map<Long, Integer> mounts = lowestPids(first.processes(), Kind.MNT);
        Map<Long, Integer> names = lowestPids(first.processes(), Kind.UTS);
        names.keySet().removeIf(inode -> !first.host().lacks(Kind.UTS, Optional.of(inode)));
        List<Command> forRoots = RootDirectories.commands(mounts.values());
        // Only root may enter a namespace that is not its own.
        List<Command> forNames = root ? UtsNames.commands(names) : List.of();
        List<Command> both = new ArrayList<>(forRoots);
        both.addAll(forNames);
        answers.ask(both);

        Map<Long, String> roots = new HashMap<>();
        Map<Long, String> hostnames = new HashMap<>();
        forNames.forEach(command -> hostnames.putAll(UtsNames.read(answers.text(command))));
        for (Command command : forRoots) {
            RootDirectories.Roots read = RootDirectories.read(answers.text(command));
            mounts.forEach((inode, pid) -> Optional.ofNullable(read.byPid().get(pid))
                    .ifPresent(found -> roots.put(inode, found)));
            first.seen().links().login().map(Links::own).map(own -> own.get(Kind.MNT))
                    .ifPresent(inode -> read.login().ifPresent(found -> roots.putIfAbsent(inode, found)));
        }
        return new Inside(roots, hostnames, missing(mounts, roots), root ? missing(names, hostnames) : 0);
    }

    private static int missing(Map<Long, Integer> asked, Map<Long, String> known) {
        return (int) asked.keySet().stream().filter(inode -> !known.containsKey(inode)).count();
    }

    /** By inode in order, so that the same node is asked the same. */
    private static Map<Long, Integer> lowestPids(List<Process> processes, Kind kind) {
        Map<Long, Integer> pids = new TreeMap<>();
        processes.forEach(each -> each.namespace(kind).ifPresent(inode -> pids.putIfAbsent(inode, each.pid())));
        return pids;
    }
}
