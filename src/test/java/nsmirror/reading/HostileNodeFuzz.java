package nsmirror.reading;

import static nsmirror.reading.MadeNode.pid;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.MadeNode.Made;
import nsmirror.text.Shown;

/**
 * A node whose processes call themselves anything, in arguments, cgroups and hostnames too: the snapshot holds exactly
 * these processes, each with what it is, whatever the others say, and there is nothing to explain. Who is meant by a
 * word is clear or is asked, and what a runtime wrote into a path is found.
 */
public final class HostileNodeFuzz {
    private static final int MOST_PROCESSES = 8;
    private static final int FIRST_PID = 10;

    /** The kernel's TASK_COMM_LEN without the NUL, its __NEW_UTS_LEN, and what is enough here. */
    private static final int COMM = 15;
    private static final int HOSTNAME = 64;
    private static final int ARGUMENT = 80;

    /** A sign that no command holds by itself. */
    private static final char MARK = '§';

    private HostileNodeFuzz() {}

    /** What is true of a process. */
    private record Truth(
            int pid, int ppid, int uid, String comm, List<String> command, Map<Kind, Long> namespaces, String cgroup,
            Optional<String> hostname) {}

    /** Pieces that look like what the tools print. */
    public static Stream<byte[]> seeds() {
        return Stream.of("", "x\n10/stat:10 (y) S 1 1", "a) S 1 (b", "\n1/cmdline:forged\0", "4026531838 host\n\0",
                        "/docker/" + "a".repeat(64), "\n10/ns net net:[17]\n", "PID   COMMAND\n   1 sh")
                .map(text -> text.repeat(6).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the node and reads it. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws NodeException {
        MadeNode node = MadeNode.usual();
        Map<Integer, Truth> truth = new HashMap<>();
        for (int i = data.consumeInt(1, MOST_PROCESSES); i > 0; i--) {
            Truth each = truth(data, FIRST_PID + truth.size());
            truth.put(each.pid(), each);
            node.with(made(each));
            each.hostname().ifPresent(name -> node.hostname(each.namespaces().get(Kind.UTS), name));
        }
        Snapshot snapshot = new SnapshotReader().read(node);
        check(snapshot.processes().size() == truth.size() + 2, "other processes than there are");
        truth.values().forEach(each -> check(each, snapshot));
        node.rounds().forEach(round -> round.forEach(command ->
                check(command.shell().indexOf(MARK) < 0, "a name in a command: " + command.shell())));
        whoIsMeant(snapshot, data);
        runtimes(data);
        check(snapshot.coverage().gaps().isEmpty(), "something to explain: " + snapshot.coverage().gaps());
    }

    private static Truth truth(FuzzedDataProvider data, int pid) {
        Map<Kind, Long> namespaces = new HashMap<>(MadeNode.HOST);
        Optional<String> hostname = Optional.empty();
        if (data.consumeBoolean()) {
            namespaces.put(Kind.PID, 100L + pid);
            namespaces.put(Kind.NET, 200L + data.consumeInt(0, 2));
            namespaces.put(Kind.UTS, 300L + pid);
            hostname = Optional.of(text(data, HOSTNAME));
        }
        List<String> command = new ArrayList<>();
        for (int i = data.consumeInt(0, 3); i > 0; i--) {
            command.add(text(data, ARGUMENT));
        }
        // One that is empty, or several that are, may be the padding of a title: see ArgumentFiles.
        command.add("end");
        return new Truth(pid, 1, data.consumeInt(0, 70_000), text(data, COMM), List.copyOf(command), namespaces,
                cgroup(data), hostname);
    }

    /** Any, or one like those in which runtimes leave an id, with as many signs as an id has digits. */
    private static String cgroup(FuzzedDataProvider data) {
        String any = text(data, ARGUMENT).replace("\n", "");
        return switch (data.consumeInt(0, 4)) {
            case 0 -> "/lxc/" + id(any);
            case 1 -> "/lxc.payload." + id(any);
            case 2 -> "/machine.slice/machine-" + id(any) + ".scope";
            case 3 -> "/docker/" + id(any);
            default -> "/" + any;
        };
    }

    private static String id(String any) {
        return (MARK + any.replace("/", "") + "0".repeat(64)).substring(0, 64);
    }

    /** Any text of at most so many bytes that a name can hold: whole signs, no NUL. */
    private static String text(FuzzedDataProvider data, int most) {
        byte[] bytes = data.consumeBytes(data.consumeInt(0, most / 3));
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "\n");
    }

    private static Made made(Truth each) {
        Made made = pid(each.pid()).childOf(each.ppid()).uid(each.uid()).named(each.comm())
                .arguments(each.command().toArray(String[]::new)).cgroup(each.cgroup());
        each.namespaces().forEach(made::in);
        return each.hostname().isPresent() ? made.inner(1) : made;
    }

    private static void check(Truth truth, Snapshot snapshot) {
        Process process = snapshot.process(truth.pid()).orElseThrow(() -> new AssertionError("PID " + truth.pid()));
        check(process.comm().equals(truth.comm()), "another name: " + process.comm());
        check(process.command().equals(truth.command()), "other arguments: " + process.command());
        check(process.ppid() == truth.ppid() && process.uid() == truth.uid(), "another parent or user");
        check(process.namespaces().equals(truth.namespaces()), "other namespaces: " + process.namespaces());
        check(process.cgroup().equals(Optional.of(truth.cgroup())), "another cgroup: " + process.cgroup());
        Optional<Container> container = process.container().flatMap(snapshot::container);
        container.filter(each -> each.leader() == truth.pid()).ifPresent(each ->
                check(each.hostname().equals(truth.hostname().filter(name -> !name.isBlank())),
                        "another hostname: " + each.hostname()));
    }

    /** A PID finds its container; what is typed finds one that it fits, or is told in a line why not. */
    private static void whoIsMeant(Snapshot snapshot, FuzzedDataProvider data) {
        for (Container each : snapshot.containers()) {
            String pid = Integer.toString(each.leader());
            if (snapshot.containers().stream().noneMatch(other -> other.name().equals(pid))) {
                check(who(snapshot, pid).equals(Optional.of(each)), "another container for PID " + pid);
            }
            check(who(snapshot, Shown.line(each.name())).isPresent() || twice(each, snapshot),
                    "not known as it is shown");
        }
        String typed = text(data, ARGUMENT);
        who(snapshot, typed).ifPresent(each -> check(each.name().equals(typed) || Shown.line(each.name()).equals(typed)
                        || each.pids().stream().anyMatch(pid -> typed.matches("\\+?0*" + pid))
                        || each.id().filter(id -> id.startsWith(typed)).isPresent()
                        || each.hostname().filter(typed::equals).isPresent(),
                "it found " + each.name()));
    }

    private static boolean twice(Container container, Snapshot snapshot) {
        String shown = Shown.line(container.name());
        return snapshot.containers().stream().filter(each -> each.name().equals(shown)).count() > 1;
    }

    private static Optional<Container> who(Snapshot snapshot, String typed) {
        try {
            return Optional.of(Who.find(snapshot, typed));
        } catch (NodeException told) {
            check(told.reason() == NodeException.Reason.USAGE, "another reason: " + told.reason());
            check(told.getMessage().chars().noneMatch(Character::isISOControl), "a control character in what is said");
            return Optional.empty();
        }
    }

    /** Between directories of any other name, a container's is found, and its path ends with it. */
    private static void runtimes(FuzzedDataProvider data) {
        String id = "%016x".formatted(data.consumeLong()).repeat(4);
        // All that runtimes write has small letters and digits.
        String name = "A" + text(data, ARGUMENT).replaceAll("[0-9a-z/]", "");
        String path = "/" + name + switch (data.consumeInt(0, 5)) {
            case 0 -> "/docker/" + id;
            case 1 -> "/libpod-" + id + ".scope";
            case 2 -> "/crio-" + id + ".scope";
            case 3 -> "/:cri-containerd:" + id;
            case 4 -> "/lxc.payload." + name;
            default -> "/lxc/" + name;
        };
        RuntimeCgroup found = RuntimeCgroup.of(path + "/" + name)
                .orElseThrow(() -> new AssertionError("none in " + path));
        check(found.id().equals(found.numbered() ? id : name) && found.path().equals(path), "another: " + found);
        check(RuntimeCgroup.of(path).equals(Optional.of(found)), "another where its cgroup ends");
        check(RuntimeCgroup.of("/" + name).isEmpty(), "one that is none: " + name);
        String any = text(data, 3 * ARGUMENT);
        RuntimeCgroup.of(any).ifPresent(each -> check(any.startsWith(each.path()), "not in its path: " + each));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
