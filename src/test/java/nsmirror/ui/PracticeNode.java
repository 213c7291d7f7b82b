package nsmirror.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.EffectiveSettings;
import nsmirror.node.KnownNames;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.SshSetting;
import nsmirror.node.SshSetting.Effect;
import nsmirror.reading.Wanted;
import nsmirror.ui.session.Reading;
import nsmirror.ui.session.SshFiles;

/** A node for the window's tests: it answers every command, can be made to fail, and tells whether it was closed. */
public final class PracticeNode implements Node {
    private final String target;
    private final List<Command> ran = new ArrayList<>();
    private Optional<String> failing = Optional.empty();
    private Snapshot snapshot = SampleSnapshots.lab();
    private boolean overflowing;
    private int moreFiles;
    private volatile boolean closed;
    private boolean root = true;
    private Consumer<NodeException> lost = why -> {};
    private final ReturnOnCue returning = new ReturnOnCue();

    public PracticeNode(String target) {
        this.target = target;
    }

    /** From now on reading it fails with that message. */
    public void fail(String message) {
        failing = Optional.of(message);
    }

    /** From now on it answers more than fits into memory. */
    public void overflow() {
        overflowing = true;
    }

    /** From now on reading it gives that. */
    public void becomes(Snapshot next) {
        failing = Optional.empty();
        overflowing = false;
        snapshot = next;
    }

    /** From now on both sides have so many files more. */
    void listsFiles(int more) {
        moreFiles = more;
    }

    /** The connection is lost for that reason. */
    public void lose(String why) {
        lost.accept(new NodeException(NodeException.Reason.UNREADABLE, why));
    }

    /** From now on a login gets no root. */
    public void withoutRoot() {
        root = false;
    }

    /** The way back to it, as the test says. */
    ReturnOnCue returning() {
        return returning;
    }

    @Override
    public void whenLost(Consumer<NodeException> told) {
        lost = told;
    }

    public boolean closed() {
        return closed;
    }

    public List<Command> ran() {
        return ran;
    }

    /** The way to this node. */
    public Reading reading() {
        return new Reading((to, options, prompts, progress) -> {
            progress.step("looking up " + to.text());
            progress.step("logging in");
            return this;
        }, node -> () -> {
            node.run(Command.asRoot("lsns --output-all"));
            return snapshot;
        }, this::mirror, returning);
    }

    /** A computer on which three nodes are known, and an ssh that says little. */
    static SshFiles files() {
        return new SshFiles(
                options -> new KnownNames(List.of("lab", "mylab"), List.of("node-3", "ssh://node-9:2222"),
                        List.of("~/.ssh/config.d/x (it may not be read)")),
                (to, options) -> {
                    if (to.text().equals("nowhere")) {
                        throw new NodeException(NodeException.Reason.USAGE, "nowhere: ssh does not take these settings");
                    }
                    return new EffectiveSettings(Optional.of(Path.of("/usr/bin/ssh")), List.of(
                            new SshSetting(to.text(), "hostname", "192.0.2.9", true, Effect.HONOURED, ""),
                            new SshSetting(to.text(), "bindaddress", "192.0.2.7", true, Effect.NOT_HONOURED,
                                    "the system chooses the address it connects from"),
                            new SshSetting(to.text(), "forwardagent", "no", false, Effect.WITHOUT_BEARING,
                                    "nsmirror forwards nothing")));
                });
    }

    @Override
    public Login login() {
        return new Login(target, "student", root, root ? Optional.empty() : Optional.of("sudo asks for a password"), Duration.ofMillis(120));
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        if (failing.isPresent()) {
            throw new NodeException(NodeException.Reason.UNREADABLE, failing.get());
        }
        if (overflowing) {
            throw new OutOfMemoryError("Java heap space");
        }
        ran.addAll(commands);
        return commands.stream().map(command -> new Answer(Answer.Ending.EXITED, 0,
                ("answer to " + command.shell() + "\n\u001b[31mred\n").getBytes(StandardCharsets.UTF_8), new byte[0],
                false, Duration.ofMillis(34))).toList();
    }

    @Override
    public void close() {
        closed = true;
        lost = why -> {};
    }

    private Mirror mirror(Node node, Snapshot snapshot, Container who, Wanted wanted)
            throws NodeException {
        Map<Facet, FacetView> views = new TreeMap<>();
        for (Facet facet : wanted.facets()) {
            node.run(Command.asRoot("look at " + facet.label() + " of " + who.leader()));
            views.put(facet, view(facet, wanted, who));
        }
        return new Mirror(wanted.with(), who, views);
    }

    private FacetView view(Facet facet, Wanted wanted, Container who) {
        Optional<Container> with = wanted.with();
        View host = new View("sudo look at " + facet.label() + " " + wanted.directory().path(), Optional.empty(), rows(facet, true), List.of(),
                Optional.empty());
        Sharing one = with.isPresent() && with.get().pod().equals(who.pod()) ? Sharing.POD : Sharing.HOST;
        if (who.shares().getOrDefault(facet.kind(), Sharing.HOST) == one) {
            return new FacetView(facet, true, host, host, Alignment.shared(host.rows()));
        }
        View inside = new View("sudo ls -la /proc/%d/root/".formatted(who.leader()),
                facet == Facet.FILES ? Optional.of("sudo nsenter -t %d -m ls -la /".formatted(who.leader())) : Optional.empty(),
                rows(facet, false), List.of("looked at from outside: nsenter would run the container's own tools"),
                facet == Facet.IPC ? Optional.of("ipcs is not installed: install util-linux") : Optional.empty());
        return new FacetView(facet, false, host, inside, Alignment.of(facet, host.rows(), inside.rows()));
    }

    private List<Row> rows(Facet facet, boolean host) {
        List<Row> rows = new ArrayList<>(fewRows(facet, host));
        if (facet == Facet.FILES) {
            IntStream.range(0, moreFiles).forEach(i ->
                    rows.add(file("f%03d".formatted(i), "-rw-r--r--", host ? "1" : "2")));
        }
        return rows;
    }

    private static List<Row> fewRows(Facet facet, boolean host) {
        return switch (facet) {
            case FILES -> host
                    ? List.of(file("bin", "lrwxrwxrwx", "7"), file("boot", "dr-xr-xr-x", "4096"),
                            file("etc", "drwxr-xr-x", "8192"))
                    : List.of(file("bin", "lrwxrwxrwx", "8"), file("cassandra_data", "drwxrwsrwx", "61"),
                            file("etc", "drwxr-xr-x", "66"));
            case HOSTNAME -> List.of(row("hostname", host ? "node-3.example.com" : "cassandra-1", "uname",
                    "Linux " + (host ? "node-3.example.com" : "cassandra-1")
                            + " 3.10.0-957.el7.x86_64 #1 SMP Thu Oct 4 20:48:51 UTC 2018 x86_64 GNU/Linux"));
            case PROCESSES -> host
                    ? List.of(process(1, 1, 0, 0, "/usr/lib/systemd/systemd"), process(2, 2, 0, 0, "[kthreadd]"),
                            process(9, 9, 2, 1, "[ksoftirqd/0]"), process(33154, 33154, 1, 1, "/bin/bash run.sh"),
                            process(33155, 33155, 33154, 2, "java -jar cassandra.jar"))
                    : List.of(process(1, 33154, 0, 0, "/bin/bash run.sh"), process(7, 33155, 1, 1, "java -jar cassandra.jar"));
            case INTERFACES -> List.of(host ? end("veth7", 10, 3, "cni0") : end("eth0", 3, 10, null));
            case USERS -> List.of(range("uid", 0, host ? 0 : 100_000, 65_536));
            default -> List.of(row("name", host ? "eth0" : "eth0@if10", "ifindex", host ? "2" : "3"));
        };
    }

    private static Row end(String name, int index, int peer, String master) {
        return new Cells().with("name", name).with("ifindex", index).with("addresses", List.of("192.0.2.7/24"))
                .with("master", master).with("peerIndex", peer).row();
    }

    private static Row range(String kind, long inside, long outside, long count) {
        return new Cells().with("kind", kind).with("inside", inside).with("outside", outside).with("count", count).row();
    }

    private static Row file(String name, String mode, String size) {
        return row("name", name, "type", mode.startsWith("d") ? "directory" : "link", "mode", mode, "owner", "root", "group", "root", "size", size,
                "modified", "2018-11-09T08:13:00Z");
    }

    /** Its start is the one the snapshot has, where that has the process. */
    private static Row process(int pid, int hostPid, int ppid, int depth, String command) {
        LinkedHashMap<String, Object> cells = new LinkedHashMap<>();
        cells.put("pid", pid);
        cells.put("hostPid", hostPid);
        cells.put("ppid", ppid);
        cells.put("user", "root");
        cells.put("command", command);
        cells.put("depth", depth);
        cells.put("start", SampleSnapshots.lab().process(hostPid).map(each -> each.key().start()).orElse(1L));
        return new Row(cells);
    }

    private static Row row(String... cells) {
        LinkedHashMap<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return new Row(row);
    }
}
