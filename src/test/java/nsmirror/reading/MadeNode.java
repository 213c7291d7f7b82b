package nsmirror.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import nsmirror.model.SampleNode;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NodeWords;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;

/**
 * A node made by hand: it answers the commands of a snapshot as the tools would for the processes it was given, of
 * Debian 12 unless it is told otherwise.
 */
final class MadeNode implements Node {
    static final Map<Kind, Long> HOST = SampleNode.HOST;

    private static final Map<Command, String> WORDS = Map.of(
            NodeWords.UNAME, "node-3.example.com 6.1.0-18-amd64\n",
            NodeWords.OS_RELEASE, "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n",
            NodeWords.VERSIONS, "lsns from util-linux 2.38.1\n\0ps from procps-ng 4.0.2\n\0"
                    + "ip utility, iproute2-6.1.0, libbpf 1.1.2\n",
            Passwd.COMMAND, "root:x:0:0::/root:/bin/sh\nstudent:x:1000:1000::/:/bin/sh\n");

    private final List<Made> processes = new ArrayList<>();
    private final Map<String, Answer> said = new HashMap<>();
    private final Map<String, Answer> printed = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<List<Command>> rounds = new ArrayList<>();
    private final Map<Long, String> hostnames = new HashMap<>();
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);
    private boolean nspids = true;
    private boolean cgroupV2 = true;
    private Login login = new Login("student@node", "student", true, Optional.empty(), Duration.ofMillis(120));

    /** A process; what is not said of it is as the host's. */
    static final class Made {
        private final int pid;
        private final Map<Kind, Long> links = new HashMap<>(HOST);
        private final Map<Kind, Long> children = new HashMap<>();
        private int ppid = 1;
        private String comm = "sleep";
        private List<String> arguments = List.of("sleep", "60");
        private char state = 'S';
        private long start;
        private int uid;
        private boolean kernel;
        private int threads = 1;
        private long spent;
        private String innerPids = "";
        private String cgroup = "/";
        private String root = "64768:2";

        private Made(int pid) {
            this.pid = pid;
            this.start = 1000 + pid;
        }

        Made started(long ticks) {
            start = ticks;
            return this;
        }

        Made threads(int count) {
            threads = count;
            return this;
        }

        /** Clock ticks it has computed for. */
        Made spent(long ticks) {
            spent = ticks;
            return this;
        }

        Made childOf(int parent) {
            ppid = parent;
            return this;
        }

        Made named(String name) {
            comm = name;
            arguments = List.of(name);
            return this;
        }

        Made arguments(String... all) {
            arguments = List.of(all);
            return this;
        }

        Made kernel() {
            kernel = true;
            ppid = 2;
            arguments = List.of();
            return this;
        }

        Made state(char letter) {
            state = letter;
            return this;
        }

        Made uid(int id) {
            uid = id;
            return this;
        }

        Made in(Kind kind, long inode) {
            links.put(kind, inode);
            return this;
        }

        Made unreadable(Kind... kinds) {
            List.of(kinds).forEach(links::remove);
            return this;
        }

        Made expecting(Kind kind, long inode) {
            children.put(kind, inode);
            return this;
        }

        Made inner(int... pids) {
            innerPids = Arrays.stream(pids).mapToObj(each -> "\t" + each).collect(Collectors.joining());
            return this;
        }

        Made cgroup(String path) {
            cgroup = path;
            return this;
        }

        Made root(String directory) {
            root = directory;
            return this;
        }
    }

    static Made pid(int pid) {
        return new Made(pid);
    }

    /** With PID 1 and the first kernel thread. */
    static MadeNode usual() {
        return new MadeNode().with(pid(1).childOf(0).named("systemd"), pid(2).kernel().childOf(0).named("kthreadd")
                .arguments());
    }

    MadeNode with(Made... more) {
        processes.addAll(List.of(more));
        printed.clear();
        return this;
    }

    MadeNode without(int pid) {
        processes.removeIf(each -> each.pid == pid);
        printed.clear();
        return this;
    }

    /** Another kernel than the usual one: the kinds of namespace it has, and what its /proc tells. */
    MadeNode kernel(String release, Set<Kind> known, boolean tellsNspid, boolean unifiedCgroups) {
        kinds = EnumSet.copyOf(known);
        nspids = tellsNspid;
        cgroupV2 = unifiedCgroups;
        return says(NodeWords.UNAME, "node-3.example.com " + release + "\n");
    }

    MadeNode hostname(long uts, String name) {
        hostnames.put(uts, name);
        printed.clear();
        return this;
    }

    MadeNode login(boolean root, String whyNot) {
        login = new Login("student@node", "student", root, Optional.ofNullable(whyNot), Duration.ofMillis(120));
        return this;
    }

    /** What it answers to a command instead. */
    MadeNode says(Command command, String out) {
        printed.clear();
        said.put(command.shell(), answer(0, out, ""));
        return this;
    }

    /** What it would answer to a command by itself. */
    MadeNode saysAgain(Command command) {
        printed.clear();
        said.remove(command.shell());
        return this;
    }

    MadeNode fails(Command command, String err) {
        printed.clear();
        said.put(command.shell(), answer(1, "", err));
        return this;
    }

    MadeNode ends(Command command, Ending ending) {
        printed.clear();
        said.put(command.shell(), new Answer(ending, -1, new byte[0], new byte[0], false, Duration.ofMillis(10)));
        return this;
    }

    /** Says what it would, but only so much of it. */
    MadeNode cuts(Command command, int bytes) {
        byte[] whole = answerTo(command).out();
        printed.clear();
        said.put(command.shell(), new Answer(Ending.EXITED, 0, Arrays.copyOf(whole, bytes), new byte[0], true,
                Duration.ofMillis(10)));
        return this;
    }

    /** Says beforehand what is missing, as a damaged recording does. */
    MadeNode lacks(String what) {
        gaps.add(what);
        return this;
    }

    @Override
    public List<String> gaps() {
        return gaps;
    }

    /** The commands it was asked, by round trip. */
    List<List<Command>> rounds() {
        return rounds;
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<Answer> run(List<Command> commands) {
        rounds.add(commands);
        return commands.stream().map(this::answerTo).toList();
    }

    @Override
    public void close() {}

    private Answer answerTo(Command command) {
        if (!command.equals(Questions.BESIDE_LSNS.command())) {
            return alone(command);
        }
        if (!printed.containsKey(command.shell())) {
            printed.put(command.shell(), together());
        }
        return printed.get(command.shell());
    }

    /** As sh prints them: each but the last ended by NUL, until one that does not end. */
    private Answer together() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String err = "";
        Answer last = answer(0, "", "");
        for (Command each : Questions.BESIDE_LSNS.each()) {
            last = alone(each);
            if (last.ending() == Ending.NOT_RECORDED) {
                return last;
            }
            out.writeBytes(last.out());
            err += last.errorText();
            if (last.ending() == Ending.TIMED_OUT || last.cut()) {
                break;
            }
            out.writeBytes(each.equals(Questions.LSNS) ? new byte[0] : new byte[1]);
        }
        return new Answer(last.ending(), last.exit(), out.toByteArray(), err.getBytes(StandardCharsets.UTF_8), last.cut(),
                Duration.ofMillis(10));
    }

    private Answer alone(Command command) {
        return Optional.ofNullable(said.get(command.shell())).orElseGet(() ->
                printed.computeIfAbsent(command.shell(), any -> answer(0, printed(command), "")));
    }

    private static Answer answer(int exit, String out, String err) {
        return new Answer(Ending.EXITED, exit, out.getBytes(StandardCharsets.UTF_8),
                err.getBytes(StandardCharsets.UTF_8), false, Duration.ofMillis(10));
    }

    private String printed(Command command) {
        if (command.equals(StatFiles.COMMAND)) {
            return ofEach(MadeNode::stat);
        } else if (command.equals(StatusFiles.COMMAND)) {
            return ofEach(this::status);
        } else if (command.equals(CgroupFiles.COMMAND)) {
            return ofEach(this::cgroup);
        } else if (command.equals(ArgumentFiles.COMMAND)) {
            return ofEach(each -> each.arguments.stream()
                    .map(one -> each.pid + "/cmdline:" + one + "\0").collect(Collectors.joining()));
        } else if (command.equals(NamespaceLinks.COMMAND)) {
            return ofEach(this::links);
        } else if (command.equals(Ps.Form.ALL_KINDS.command())) {
            return ofEach(this::ps);
        } else if (command.equals(Lsns.Form.OWNERS.command())) {
            return lsns();
        } else if (command.shell().endsWith("/stat | xargs -0 grep -aH \"\"")) {
            return ofEach(MadeNode::stat);
        } else if (command.shell().contains("/uid_map")) {
            return ofEach(each -> "%1$d/uid_map:  0  0 4294967295\n%1$d/gid_map:  0  0 4294967295\n".formatted(each.pid));
        } else if (command.shell().contains("/root")) {
            return "self/root 64768:2\n" + ofEach(each -> each.pid + "/root " + each.root + "\n");
        } else if (command.shell().contains("nsenter")) {
            return hostnames.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue() + "\n\0")
                    .collect(Collectors.joining());
        }
        return WORDS.getOrDefault(command, "");
    }

    private String ofEach(Function<Made, String> line) {
        return processes.stream().map(line).collect(Collectors.joining());
    }

    private static String stat(Made each) {
        String content = each.pid + " (" + each.comm + ") " + each.state + " " + each.ppid + " 1 1 0 -1 "
                + (each.kernel ? 0x200040 : 0x400100) + " 1 0 0 0 " + each.spent + " 0 0 0 20 0 " + each.threads + " 0 " + each.start + " 0 0 0\n";
        return Arrays.stream(content.split("\n"))
                .map(line -> each.pid + "/stat:" + line + "\n").collect(Collectors.joining());
    }

    private String status(Made each) {
        return each.pid + "/status:Uid:" + ("\t" + each.uid).repeat(4) + "\n"
                + (nspids ? each.pid + "/status:NSpid:\t" + each.pid + each.innerPids + "\n" : "");
    }

    /** On v1 a hierarchy for each controller, and systemd's own. */
    private String cgroup(Made each) {
        return cgroupV2
                ? each.pid + "/cgroup:0::" + each.cgroup + "\n"
                : "%1$d/cgroup:11:pids:%2$s\n%1$d/cgroup:4:cpu,cpuacct:%2$s\n%1$d/cgroup:1:name=systemd:%2$s\n"
                        .formatted(each.pid, each.cgroup);
    }

    private String links(Made each) {
        StringBuilder line = new StringBuilder();
        for (Kind kind : kinds) {
            String name = kind.label();
            String inode = each.links.containsKey(kind) ? name + ":[" + each.links.get(kind) + "]" : "";
            line.append(' ').append(name).append(' ').append(inode);
            if (each.children.containsKey(kind)) {
                line.append(' ').append(name).append("_for_children ")
                        .append(name).append(":[").append(each.children.get(kind)).append(']');
            }
        }
        return (each.pid == 1 ? "\nself/ns" + line : "") + "\n" + each.pid + "/ns" + line;
    }

    private String ps(Made each) {
        return each.pid + " " + each.uid + Kind.ALL.stream()
                .map(kind -> " " + Optional.ofNullable(each.links.get(kind)).filter(any -> kinds.contains(kind)).map(Object::toString).orElse("-"))
                .collect(Collectors.joining()) + " " + (each.uid == 0 ? "root" : "u" + each.uid) + "\n";
    }

    private String lsns() {
        Map<Map.Entry<Kind, Long>, List<Integer>> members = new HashMap<>();
        processes.forEach(each -> each.links.entrySet().forEach(link ->
                members.computeIfAbsent(Map.entry(link.getKey(), link.getValue()), any -> new ArrayList<>())
                        .add(each.pid)));
        return members.entrySet().stream()
                .filter(entry -> kinds.contains(entry.getKey().getKey()))
                .map(entry -> "{\"ns\":" + entry.getKey().getValue() + ",\"type\":\""
                        + entry.getKey().getKey().label() + "\",\"nprocs\":" + entry.getValue().size() + ",\"pid\":"
                        + entry.getValue().getFirst() + ",\"ons\":" + HOST.get(Kind.USER) + "}")
                .collect(Collectors.joining(",", "{\"namespaces\":[", "]}"));
    }
}
