package nsmirror.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts a snapshot together for tests: processes, containers and pods are added one after another, and the namespaces
 * follow from them. Inodes and PIDs are handed out in order, so the same calls give the same snapshot.
 */
public final class SampleNode {
    /** The host's namespaces, as the kernel numbers the initial ones. */
    public static final Map<Kind, Long> HOST = Map.of(
            Kind.MNT, 4026531841L, Kind.UTS, 4026531838L, Kind.IPC, 4026531839L, Kind.PID, 4026531836L,
            Kind.NET, 4026531840L, Kind.USER, 4026531837L, Kind.CGROUP, 4026531835L, Kind.TIME, 4026531834L);

    private final List<Process> processes = new ArrayList<>();
    private final List<Container> containers = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private Optional<Integer> reader = Optional.empty();
    private final List<Namespace> held = new ArrayList<>();
    private final Map<Long, Long> parents = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final String hostname;
    private long nextInode = 4026532100L;
    private int nextPid = 1;

    public SampleNode(String hostname) {
        this.hostname = hostname;
    }

    /** The PID the next process gets. */
    public SampleNode nextPid(int pid) {
        nextPid = pid;
        return this;
    }

    /** A namespace number nobody has yet. */
    public long inode() {
        return nextInode++;
    }

    /** A process in the host's namespaces. */
    public SampleNode host(String cgroup, String user, String... command) {
        return process(Map.of(), cgroup, user, List.of(), Optional.empty(), command);
    }

    /** A process of the host with a mount namespace of its own, as systemd's PrivateTmp gives one. */
    public SampleNode privateMount(String cgroup, String user, String... command) {
        return process(Map.of(Kind.MNT, inode()), cgroup, user, List.of(), Optional.empty(), command);
    }

    /** Kernel threads, kthreadd first. */
    public SampleNode kernelThreads(int count) {
        for (int i = 0; i < count; i++) {
            int pid = nextPid++;
            String comm = i == 0 ? "kthreadd" : "kworker/" + i + ":0";
            processes.add(new Process(new ProcessKey(pid, 10 + pid), i == 0 ? 0 : 2, 0, "root", List.of(), comm, true,
                    HOST, List.of(pid), Optional.of("/"), Optional.empty()));
        }
        return this;
    }

    /** A process with some namespaces other than the host's. */
    public SampleNode process(Map<Kind, Long> own, String cgroup, String user, List<Integer> innerPids,
            Optional<String> container, String... command) {
        int pid = nextPid++;
        Map<Kind, Long> namespaces = new EnumMap<>(HOST);
        namespaces.putAll(own);
        String name = command[0].substring(command[0].lastIndexOf('/') + 1).replaceFirst(":.*", "");
        List<Integer> chain = new ArrayList<>(List.of(pid));
        chain.addAll(innerPids);
        processes.add(new Process(new ProcessKey(pid, 1000L + pid), pid == 1 ? 0 : 1, user.equals("root") ? 0 : 1000,
                user, List.of(command), name.length() > 15 ? name.substring(0, 15) : name, false, namespaces, chain,
                Optional.of(cgroup), container));
        return this;
    }

    /** A process as it stands, whatever it says. */
    public SampleNode process(Process process) {
        processes.add(process);
        return this;
    }

    /** A container whose processes run those commands; in a PID namespace of its own the first is PID 1. */
    public SampleNode container(String name, Map<Kind, Long> own, Optional<String> pod, Map<Kind, Sharing> shares,
            List<String[]> commands) {
        int leader = nextPid;
        boolean ownPids = own.containsKey(Kind.PID);
        for (int i = 0; i < commands.size(); i++) {
            process(own, "/kubepods.slice/" + name + ".scope", "1000080000", ownPids ? List.of(i == 0 ? 1 : i + 6)
                    : List.of(), Optional.of(name), commands.get(i));
        }
        Map<Kind, Sharing> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.ALL) {
            all.put(kind, shares.getOrDefault(kind, own.containsKey(kind) ? Sharing.OWN : Sharing.HOST));
        }
        containers.add(new Container(name, Optional.empty(), Optional.of("cri-o"),
                own.containsKey(Kind.UTS) ? Optional.of(name) : Optional.empty(), leader,
                IntStream.range(leader, nextPid).boxed().toList(), pod, all));
        return this;
    }

    /** A container with those kinds of its own and as many equal processes. */
    public SampleNode container(String name, List<Kind> own, int count, String... command) {
        Map<Kind, Long> inodes = new EnumMap<>(Kind.class);
        own.forEach(kind -> inodes.put(kind, inode()));
        return container(name, inodes, Optional.empty(), Map.of(), IntStream.range(0, count)
                .mapToObj(i -> command).toList());
    }

    /** A pod: its containers share net and ipc, each has its own mnt, uts and pid. */
    public SampleNode pod(String name, Map<String, List<String[]>> commandsByContainer) {
        long net = inode();
        long ipc = inode();
        commandsByContainer.forEach((container, commands) -> container(container,
                Map.of(Kind.NET, net, Kind.IPC, ipc, Kind.MNT, inode(), Kind.UTS, inode(), Kind.PID, inode()),
                Optional.of(name), Map.of(Kind.NET, Sharing.POD, Kind.IPC, Sharing.POD), commands));
        pods.add(new Pod(name, net, List.copyOf(commandsByContainer.keySet())));
        return this;
    }

    /** A namespace no process is in. */
    public SampleNode held(Kind kind, String why) {
        held.add(new Namespace(kind, inode(), 0, Optional.empty(), false, Optional.of(HOST.get(Kind.USER)),
                Optional.empty(), Optional.empty(), List.of(why)));
        return this;
    }

    /** Says that a PID or user namespace lies below another one than the host's. */
    public SampleNode parent(long child, long parent) {
        parents.put(child, parent);
        return this;
    }

    public SampleNode pod(Pod pod) {
        pods.add(pod);
        return this;
    }

    public SampleNode container(Container container) {
        containers.add(container);
        return this;
    }

    public SampleNode gap(Gap gap) {
        gaps.add(gap);
        return this;
    }

    /** The PID of the sh that reads it. */
    public SampleNode readBy(int pid) {
        reader = Optional.of(pid);
        return this;
    }

    /** Everything added so far. */
    public Snapshot snapshot() {
        List<Namespace> namespaces = new ArrayList<>(held);
        for (Kind kind : Kind.ALL) {
            Map<Long, List<Integer>> pids = new LinkedHashMap<>();
            processes.forEach(each -> each.namespace(kind)
                    .ifPresent(inode -> pids.computeIfAbsent(inode, i -> new ArrayList<>()).add(each.pid())));
            pids.forEach((inode, members) -> namespaces.add(namespace(kind, inode, members)));
        }
        return new Snapshot(
                new NodeFacts("student@" + hostname, hostname, "6.1.0-18-amd64",
                        Optional.of("Debian GNU/Linux 12 (bookworm)"), "student", true, reader,
                        Map.of("lsns", "2.38.1", "ps", "4.0.2", "ip", "6.1.0")),
                HOST, processes, namespaces, containers, pods, new Coverage(gaps), new Timings(120, 80, 3));
    }

    private Namespace namespace(Kind kind, long inode, List<Integer> members) {
        boolean initial = HOST.get(kind) == inode;
        boolean nests = kind == Kind.PID || kind == Kind.USER;
        Optional<Long> parent = initial || !nests
                ? Optional.empty()
                : Optional.of(parents.getOrDefault(inode, HOST.get(kind)));
        return new Namespace(kind, inode, members.size(), members.stream().min(Integer::compare), initial,
                Optional.of(HOST.get(Kind.USER)), parent, Optional.empty(), List.of("process"));
    }
}
