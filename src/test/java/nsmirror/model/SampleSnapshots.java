package nsmirror.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Snapshots to test with: the lab's situation, any number of processes, and a node that lies about everything. */
public final class SampleSnapshots {
    private static final List<Kind> USUAL = List.of(Kind.MNT, Kind.UTS, Kind.IPC, Kind.PID, Kind.NET);
    private static final String[] COMMANDS = {"/usr/bin/java", "/usr/sbin/nginx", "/usr/bin/python3", "/usr/bin/node",
        "/usr/bin/redis-server", "/usr/sbin/httpd", "/bin/sh", "/usr/bin/postgres"};

    private SampleSnapshots() {}

    /**
     * The lab's node: a pod of three containers and seven processes, a web server of twelve, a container in the host's
     * net, pid and ipc, one in its own user namespace with another one nested in it, services with a private mount, a
     * net namespace held by a name alone.
     */
    public static Snapshot lab() {
        SampleNode node = host(new SampleNode("node-3.example.com"), 64);
        node.nextPid(4470).container("app-cli-4-18k2s", USUAL, 12, "/usr/sbin/httpd", "-D", "FOREGROUND");
        node.nextPid(33154).pod("hawkular-cassandra", labPod());
        Map<Kind, Long> exporter = Map.of(Kind.MNT, node.inode(), Kind.UTS, node.inode());
        node.nextPid(35100).container("node-exporter", exporter, Optional.empty(), Map.of(),
                List.<String[]>of(new String[] {"/bin/node_exporter", "--web.listen-address=:9100"}));
        nested(node.nextPid(36200));
        return node.held(Kind.NET, "mount /run/netns/blue").snapshot();
    }

    /** The lab's node read without root: only the login's own links, and a coverage that says so. */
    public static Snapshot labWithoutRoot() {
        Snapshot lab = lab();
        List<Process> seen = lab.processes().stream()
                .map(each -> each.uid() == 0 || each.pid() == 4470 ? without(each) : each)
                .toList();
        return new Snapshot(lab.node(), lab.host(), seen, lab.namespaces(), lab.containers(), lab.pods(),
                new Coverage(List.of(new Gap("namespaces of 90 processes", "read without root",
                        "they stand in no namespace's box; log in as a user with sudo"))), lab.timings());
    }

    /** The lab on a kernel that has no time namespaces, as before Linux 5.6. */
    public static Snapshot labOnOldKernel() {
        Snapshot lab = lab();
        Map<Kind, Long> host = new EnumMap<>(lab.host());
        host.remove(Kind.TIME);
        List<Process> processes = lab.processes().stream().map(each -> {
            Map<Kind, Long> namespaces = new EnumMap<>(each.namespaces());
            namespaces.remove(Kind.TIME);
            return new Process(each.key(), each.ppid(), each.uid(), each.user(), each.command(), each.comm(),
                    each.kernel(), namespaces, each.nspid(), each.cgroup(), each.container());
        }).toList();
        return new Snapshot(lab.node(), host, processes,
                lab.namespaces().stream().filter(each -> each.kind() != Kind.TIME).toList(), lab.containers(),
                lab.pods(), lab.coverage(), lab.timings());
    }

    /** A node with as many processes: up to 120 of its own, the rest in containers of ten, half of them in pods. */
    public static Snapshot of(int processes) {
        int own = Math.min(120, Math.max(3, processes * 3 / 10));
        SampleNode node = host(new SampleNode("node-3.example.com"), own / 2);
        while (node.snapshot().processes().size() < own) {
            node.host("/system.slice/worker.service", "root", "/usr/libexec/worker");
        }
        node.nextPid(4000);
        int left = processes - node.snapshot().processes().size();
        for (int i = 0; left > 0; i++) {
            String command = COMMANDS[i % COMMANDS.length];
            String name = command.substring(command.lastIndexOf('/') + 1) + "-" + Integer.toString(i + 4096, 36);
            if (i % 4 == 0 && left >= 3) {
                int size = Math.min(left, 30);
                node.pod(name, podOf(name, size, command));
                left -= size;
            } else {
                int size = Math.min(left, 10);
                node.container(name, USUAL, size, command, "--worker");
                left -= size;
            }
        }
        return node.snapshot();
    }

    /** A node whose every text is hostile and whose facts contradict each other. */
    public static Snapshot hostile(long seed, int processes) {
        Random random = new Random(seed);
        SampleNode node = new SampleNode(HostileText.of(random));
        List<Long> inodes = new ArrayList<>(SampleNode.HOST.values());
        for (int i = 0; i < 12; i++) {
            inodes.add(node.inode());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1 + processes / 8; i++) {
            names.add(HostileText.of(random) + i);
        }
        for (int i = 1; i <= processes; i++) {
            node.process(hostileProcess(random, i, inodes, names));
        }
        for (String name : names) {
            List<Integer> pids = random.ints(random.nextInt(6), 1, processes + 20).distinct().sorted().boxed().toList();
            node.container(new Container(name, Optional.empty(), Optional.empty(), Optional.of(HostileText.of(random)),
                    random.nextInt(processes) + 1, pids, random.nextBoolean() ? Optional.of("pod") : Optional.empty(),
                    Map.of(Kind.MNT, Sharing.OWN, Kind.NET, Sharing.POD)));
        }
        node.pod(new Pod(HostileText.of(random), inodes.getLast(), List.of("absent", names.getFirst())));
        for (int i = 8; i < inodes.size(); i++) {
            node.parent(inodes.get(i), inodes.get(random.nextInt(inodes.size())));
        }
        return node.held(Kind.NET, HostileText.of(random))
                .gap(new Gap(HostileText.of(random), HostileText.of(random), HostileText.of(random)))
                .snapshot();
    }

    private static SampleNode host(SampleNode node, int most) {
        node.host("/init.scope", "root", "/usr/lib/systemd/systemd", "--switched-root", "--system");
        node.kernelThreads(Math.max(1, most / 2));
        node.nextPid(Math.max(400, most));
        List<Runnable> services = List.of(
                () -> node.host("/system.slice/sshd.service", "root", "/usr/sbin/sshd", "-D"),
                () -> node.host("/user.slice/user-1000.slice/session-4.scope", "student", "-bash"),
                () -> node.privateMount("/system.slice/chronyd.service", "chrony", "/usr/sbin/chronyd", "-F", "1"),
                () -> node.host("/system.slice/systemd-journald.service", "root", "/usr/lib/systemd/systemd-journald"),
                () -> node.host("/system.slice/crio.service", "root", "/usr/bin/crio"),
                () -> node.host("/system.slice/kubelet.service", "root", "/usr/bin/kubelet", "--v=2"),
                () -> node.privateMount("/system.slice/systemd-udevd.service", "root",
                        "/usr/lib/systemd/systemd-udevd"),
                () -> node.host("/system.slice/dbus.service", "dbus", "/usr/bin/dbus-daemon", "--system"),
                () -> node.host("/system.slice/crond.service", "root", "/usr/sbin/crond", "-n"),
                () -> node.privateMount("/system.slice/systemd-logind.service", "root",
                        "/usr/lib/systemd/systemd-logind"),
                () -> node.host("/system.slice/rsyslog.service", "root", "/usr/sbin/rsyslogd", "-n"),
                () -> node.host("/user.slice/user-1000.slice/session-4.scope", "root", "sshd: student [priv]"),
                () -> node.host("/system.slice/getty.slice/getty@tty1.service", "root", "/sbin/agetty", "tty1"));
        services.stream().limit(Math.max(1, most / 3)).forEach(Runnable::run);
        return node;
    }

    private static Map<String, List<String[]>> labPod() {
        Map<String, List<String[]>> pod = new LinkedHashMap<>();
        pod.put("hawkular-cassandra-1-w2vqb", List.of(
                new String[] {"/bin/bash", "/opt/apache-cassandra/bin/cassandra-docker.sh"},
                new String[] {"/usr/bin/java", "-server", "-Xmx2G", "org.apache.cassandra.service.CassandraDaemon"},
                new String[] {"/usr/bin/tail", "-F", "/var/log/cassandra/system.log"},
                new String[] {"/usr/bin/sleep", "infinity"}));
        pod.put("cassandra-pause", List.<String[]>of(new String[] {"/usr/bin/pod"}));
        pod.put("cassandra-metrics", List.of(
                new String[] {"/usr/bin/python3", "/opt/metrics/agent.py"},
                new String[] {"/bin/sh", "-c", "sleep 60"}));
        return pod;
    }

    private static void nested(SampleNode node) {
        Map<Kind, Long> outer = new EnumMap<>(Kind.class);
        Kind.ALL.stream().filter(kind -> kind != Kind.TIME).forEach(kind -> outer.put(kind, node.inode()));
        Optional<String> pod = Optional.of("rootless");
        Map<Kind, Sharing> both = Map.of(Kind.UTS, Sharing.POD, Kind.IPC, Sharing.POD, Kind.NET, Sharing.POD,
                Kind.CGROUP, Sharing.POD);
        node.container("rootless-shell", outer, pod, both, List.of(
                new String[] {"/usr/bin/fish"}, new String[] {"/usr/bin/vim", "notes.txt"}));
        Map<Kind, Long> inner = new EnumMap<>(outer);
        List.of(Kind.PID, Kind.MNT, Kind.USER, Kind.TIME).forEach(kind -> inner.put(kind, node.inode()));
        node.container("sandbox", inner, pod, both, List.<String[]>of(new String[] {"/usr/bin/bwrap"}));
        node.pod(new Pod("rootless", outer.get(Kind.NET), List.of("rootless-shell", "sandbox")));
        node.parent(inner.get(Kind.PID), outer.get(Kind.PID)).parent(inner.get(Kind.USER), outer.get(Kind.USER));
    }

    private static Map<String, List<String[]>> podOf(String name, int processes, String command) {
        Map<String, List<String[]>> pod = new LinkedHashMap<>();
        int left = processes - 1;
        pod.put(name + "-pause", List.<String[]>of(new String[] {"/usr/bin/pod"}));
        pod.put(name + "-main", Collections.nCopies(left - left / 3, new String[] {command, "--main"}));
        pod.put(name + "-side", Collections.nCopies(left / 3, new String[] {"/usr/bin/sidecar"}));
        pod.values().removeIf(List::isEmpty);
        return pod;
    }

    private static Process hostileProcess(Random random, int pid, List<Long> inodes, List<String> names) {
        Map<Kind, Long> namespaces = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.ALL) {
            if (random.nextInt(10) > 0) {
                namespaces.put(kind, random.nextBoolean()
                        ? SampleNode.HOST.get(kind) : inodes.get(random.nextInt(inodes.size())));
            }
        }
        List<Integer> chain = random.ints(random.nextInt(5), 1, 1 << 22).boxed().toList();
        return new Process(new ProcessKey(pid, random.nextLong()), random.nextInt(500), 0, HostileText.of(random),
                random.nextBoolean() ? List.of() : List.of(HostileText.of(random), HostileText.of(random)),
                HostileText.of(random), random.nextInt(5) == 0, namespaces, chain,
                random.nextBoolean() ? Optional.of("/" + HostileText.of(random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(names.get(random.nextInt(names.size()))) : Optional.empty());
    }

    private static Process without(Process process) {
        return new Process(process.key(), process.ppid(), process.uid(), process.user(), process.command(),
                process.comm(), process.kernel(), Map.of(), process.nspid(), process.cgroup(), process.container());
    }
}
