package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.probe.RootDirectories;
import nsmirror.probe.UtsNames;

/**
 * What only a look inside tells.
 *
 * @param roots the root directory, by inode of the mount namespace
 * @param hostnames by inode of the uts namespace, of those that are not the host's
 */
record Inside(Map<Long, String> roots, Map<Long, String> hostnames) {
    static final Inside NOTHING = new Inside(Map.of(), Map.of());

    /** What is known of the namespaces that are still the same. */
    Inside of(Set<NamespaceId> same) {
        Inside left = new Inside(new HashMap<>(roots), new HashMap<>(hostnames));
        left.roots.keySet().removeIf(inode -> !same.contains(new NamespaceId(Kind.MNT, inode)));
        left.hostnames.keySet().removeIf(inode -> !same.contains(new NamespaceId(Kind.UTS, inode)));
        return left;
    }

    /**
     * The same with what a look found.
     *
     * @param processes as they were swept in the same read
     * @param still whether a PID was the same process before and after the look
     * @param login inode of the mount namespace of the shell that looked
     */
    Inside and(Look look, Answers answers, List<Process> processes, IntPredicate still, Optional<Long> login) {
        Inside more = new Inside(new HashMap<>(roots), new HashMap<>(hostnames));
        look.forNames().forEach(command -> more.hostnames.putAll(UtsNames.read(answers.text(command))));
        Map<Integer, Process> byPid = new HashMap<>();
        processes.forEach(each -> byPid.put(each.pid(), each));
        for (Command command : look.forRoots()) {
            RootDirectories.Roots read = RootDirectories.read(answers.text(command));
            look.mounts().forEach((inode, pid) -> Optional.ofNullable(read.byPid().get(pid))
                    .filter(found -> still.test(pid) && in(byPid.get(pid), inode))
                    .ifPresent(found -> more.roots.put(inode, found)));
            login.ifPresent(inode -> read.login().ifPresent(found -> more.roots.putIfAbsent(inode, found)));
        }
        return more;
    }

    private static boolean in(Process process, long mounts) {
        return process != null && process.namespace(Kind.MNT).equals(Optional.of(mounts));
    }
}
