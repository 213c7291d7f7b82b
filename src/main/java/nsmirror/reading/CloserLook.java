package nsmirror.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.probe.NamespaceFiles;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.OpenNamespaces;
import nsmirror.probe.OpenNamespaces.Unnamed;
import nsmirror.probe.RuntimeFiles;
import nsmirror.probe.ThreadLinks;

/**
 * What files to read that stand for a namespace, a thread or a container. As in {@link Look}, one process stands for
 * each namespace.
 *
 * @param mounts a PID by inode of each mount namespace but the host's
 * @param users a PID by inode of each user namespace
 * @param times a PID by inode of each time namespace, whose next child will be in it
 * @param threads how many threads a process has, by PID, of those with more than one
 * @param unnamed open files that may be net namespaces
 * @param files ids of containers whose runtime keeps a file for each
 * @param storage whether there are containers of Podman or CRI-O
 * @param plain whether find knows no -printf
 */
record CloserLook(
        Map<Long, Integer> mounts,
        Map<Long, Integer> users,
        Map<Long, Integer> times,
        Map<Integer, Integer> threads,
        List<Unnamed> unnamed,
        Set<String> files,
        boolean storage,
        boolean plain) {
    private static final Set<String> IN_STORAGE = Set.of("podman", "cri-o");

    /**
     * Looks at what is not known yet.
     *
     * @param known the namespaces that were looked at before
     * @param met the processes that were
     * @param lacking the containers whose names are not known
     * @param plain whether find knows no -printf
     * @param root whether namespaces may be entered
     */
    static CloserLook at(Sightings seen, List<Process> processes, Host host, Set<NamespaceId> known,
            Predicate<Process> met, List<RuntimeCgroup> lacking, boolean plain, boolean root) {
        Map<Long, Integer> mounts = Look.lowestPids(processes, Kind.MNT);
        mounts.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.MNT, inode))
                || host.has(Kind.MNT, Optional.of(inode)));
        Map<Long, Integer> users = Look.lowestPids(processes, Kind.USER);
        users.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.USER, inode)));
        Map<Long, Integer> times = times(seen, processes);
        times.keySet().removeIf(inode -> known.contains(new NamespaceId(Kind.TIME, inode)));
        Map<Integer, Integer> threads = new TreeMap<>();
        processes.stream().filter(each -> !met.test(each)).forEach(each -> {
            int count = seen.stats().get(each.pid()).threads();
            if (count > 1) {
                threads.put(each.pid(), count);
            }
        });
        Set<String> files = new TreeSet<>();
        lacking.stream().filter(found -> !inStorage(found)).forEach(found -> files.add(found.id()));
        return new CloserLook(mounts, users, times, threads, root ? unnamed(seen, processes) : List.of(), files,
                lacking.stream().anyMatch(CloserLook::inStorage), plain);
    }

    private static List<Unnamed> unnamed(Sightings seen, List<Process> processes) {
        Set<Integer> pids = processes.stream().map(Process::pid).collect(Collectors.toSet());
        return seen.told().unnamedFiles().stream().filter(file -> pids.contains(file.pid())).toList();
    }

    private static boolean inStorage(RuntimeCgroup cgroup) {
        return cgroup.runtime().filter(IN_STORAGE::contains).isPresent();
    }

    private static Map<Long, Integer> times(Sightings seen, List<Process> processes) {
        Map<Long, Integer> pids = new TreeMap<>();
        for (Process each : processes) {
            Links links = seen.links().byPid().getOrDefault(each.pid(), Links.NONE);
            Optional.ofNullable(links.children().get(Kind.TIME))
                    .ifPresent(inode -> pids.putIfAbsent(inode, each.pid()));
        }
        return pids;
    }

    List<Command> forMounts() {
        return NamespaceMounts.in(mounts.values());
    }

    List<Command> forThreads() {
        return ThreadLinks.commands(threads, plain);
    }

    List<Command> forFiles() {
        return OpenNamespaces.behind(unnamed);
    }

    List<Command> forNamespaces() {
        return NamespaceFiles.commands(users.values(), times.values());
    }

    List<Command> forNames() {
        List<Command> commands = new ArrayList<>(RuntimeFiles.of(files));
        if (storage) {
            commands.add(RuntimeFiles.STORAGE);
        }
        return commands;
    }

    /** Everything to ask, and what is not known where there is no answer. */
    List<Question> questions() {
        return Stream.of(
                        questions(forMounts(), "namespaces held by a mount in another mount namespace",
                                "those nothing else holds are not shown", true),
                        questions(forThreads(), "namespaces of single threads",
                                "those no whole process is in are not shown", true),
                        questions(forFiles(), "net namespaces held by an open file whose name is gone",
                                "those nothing else holds are not shown", true),
                        questions(forNamespaces(), "uid and gid maps, and time offsets",
                                "they are not shown", false),
                        questions(forNames(), "names that runtimes give their containers",
                                "containers are named by hostname, id or command", true))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Question> questions(List<Command> commands, String missing, String effect, boolean silent) {
        return commands.stream().map(command -> new Question(command, missing, effect, silent)).toList();
    }

    /** The processes that stand for something. */
    Collection<Integer> pids() {
        Set<Integer> pids = new TreeSet<>(mounts.values());
        pids.addAll(users.values());
        pids.addAll(times.values());
        pids.addAll(threads.keySet());
        unnamed.forEach(file -> pids.add(file.pid()));
        return pids;
    }
}
