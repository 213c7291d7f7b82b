package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Command;
import nsmirror.probe.RuntimeName;
import nsmirror.probe.RuntimeTools.Daemon;

/**
 * The runtimes that are asked for names no file told. A cgroup's name is no reason to ask: any user can make one that
 * looks like Docker's. Its daemon has to run, as root and as a process of the node itself.
 *
 * @param daemons a PID of each
 * @param ids of the containers asked about
 */
record AskedRuntimes(Map<Daemon, Integer> daemons, Set<String> ids) {
    static final AskedRuntimes NONE = new AskedRuntimes(Map.of(), Set.of());

    private static final Optional<String> PODMAN = Optional.of("podman");
    private static final Optional<String> DOCKER = Optional.of("docker");

    /**
     * Whom to ask.
     *
     * @param lacking the containers whose names are not known
     */
    static AskedRuntimes of(List<RuntimeCgroup> lacking, List<Process> processes, Host host) {
        Map<Daemon, Integer> daemons = new TreeMap<>();
        processes.stream().filter(each -> mayBeDaemon(each, host)).forEach(each -> wanted(lacking).stream()
                .filter(daemon -> daemon.program().equals(each.comm()))
                .forEach(daemon -> daemons.putIfAbsent(daemon, each.pid())));
        return new AskedRuntimes(daemons, lacking.stream().map(RuntimeCgroup::id).collect(Collectors.toSet()));
    }

    private static boolean mayBeDaemon(Process process, Host host) {
        return process.uid() == 0
                && host.has(Kind.PID, process.namespace(Kind.PID))
                && host.has(Kind.MNT, process.namespace(Kind.MNT));
    }

    private static Set<Daemon> wanted(List<RuntimeCgroup> lacking) {
        Set<Daemon> wanted = new TreeSet<>();
        lacking.stream().filter(each -> !each.runtime().equals(PODMAN)).forEach(each -> {
            if (each.podUid().isPresent()) {
                wanted.addAll(Set.of(Daemon.CONTAINERD, Daemon.CRIO));
            }
            if (each.runtime().isEmpty() || each.runtime().equals(DOCKER)) {
                wanted.add(Daemon.DOCKER);
            }
        });
        return wanted;
    }

    /** What is not known where a runtime does not answer. */
    List<Question> questions() {
        return commands().stream()
                .map(command -> new Question(command, "names that a runtime itself tells of its containers",
                        "containers no file names are named by hostname, id or command", false))
                .toList();
    }

    List<Command> commands() {
        return daemons.entrySet().stream().flatMap(each -> each.getKey().commands(each.getValue()).stream()).toList();
    }

    /** Names by id. */
    Map<String, RuntimeName> names(Answers answers) {
        Map<String, RuntimeName> names = new HashMap<>();
        daemons.forEach((daemon, pid) -> daemon.commands(pid)
                .forEach(command -> names.putAll(daemon.read(answers.text(command)))));
        return names;
    }
}
