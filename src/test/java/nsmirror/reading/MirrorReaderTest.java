package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.NodeException;
import nsmirror.probe.Answers;
import nsmirror.probe.NamespaceEntry;
import org.junit.jupiter.api.Test;

/** What is asked of a node, and what is made of its answers. */
class MirrorReaderTest {
    private static final Set<Facet> ALL = Set.copyOf(Facet.ALL);
    private final Snapshot lab = SampleSnapshots.lab();
    private final Container app = lab.container("app-cli-4-18k2s").orElseThrow();
    private final Container exporter = lab.container("node-exporter").orElseThrow();
    private final ScriptedNode node = new ScriptedNode();

    @Test
    void asksEverythingInOneRoundTrip() throws NodeException {
        read(app, ALL);

        assertThat(node.roundTrips).hasSize(1);
    }

    @Test
    void asksTheSameOfARecordingAsOfTheNode() throws NodeException {
        read(app, ALL);
        read(app, ALL);

        assertThat(node.roundTrips.getFirst()).isEqualTo(node.roundTrips.getLast());
    }

    @Test
    void asksTheHostOnceForAllContainers() throws NodeException {
        List<Mirror> mirrors = new MirrorReader().all(node, lab);

        assertThat(mirrors).extracting(Mirror::who).containsExactlyElementsOf(lab.containers());
        List<Command> asked = node.roundTrips.stream().flatMap(List::stream).toList();
        assertThat(asked).doesNotHaveDuplicates();
        for (Container each : lab.containers()) {
            read(each, ALL);
            assertThat(asked).containsAll(node.roundTrips.getLast());
        }
    }

    @Test
    void neverEntersAMountNamespaceNorRunsATool() throws NodeException {
        new MirrorReader().all(node, lab);

        assertThat(node.roundTrips.stream().flatMap(List::stream).map(Command::shell))
                .noneMatch(shell -> shell.contains("--mount=") || shell.contains(" -m -") || shell.contains("chroot"))
                .noneMatch(shell -> shell.matches("(?s).*nsenter (?!--(uts|net|ipc|cgroup)=/proc/self/fd/9 ).*"));
    }

    @Test
    void theCommandsShownAreTheLabs() throws NodeException {
        Mirror mirror = read(app, ALL);

        FacetView files = mirror.facets().get(Facet.FILES);
        assertThat(files.host().command()).isEqualTo("sudo ls -la /");
        assertThat(files.container().command()).isEqualTo("sudo ls -la /proc/4470/root/");
        assertThat(files.container().labCommand()).contains("sudo nsenter -t 4470 -m ls -la /");
        assertThat(mirror.facets().get(Facet.INTERFACES).container().command()).isEqualTo("sudo nsenter -t 4470 -n ip a");
    }

    @Test
    void everyProcessInsideIsKnownByItsPidOutside() throws NodeException {
        node.says(ps("4470 1 root httpd -D FORE?", "4471 4470 root httpd", "84 1 root ps"), "exec ps");

        FacetView view = read(app, Set.of(Facet.PROCESSES)).facets().get(Facet.PROCESSES);

        assertThat(view.container().trouble()).isEmpty();
        assertThat(view.container().rows()).extracting(row -> row.cells().get("pid")).containsExactly(1, 7);
        assertThat(view.container().rows()).extracting(row -> row.cells().get("ppid")).containsExactly(0, 1);
        assertThat(view.container().rows()).extracting(row -> row.cells().get("hostPid")).containsExactly(4470, 4471);
        assertThat(view.container().rows().getFirst().text("command")).isEqualTo("/usr/sbin/httpd -D FOREGROUND");
        assertThat(view.host().notes()).contains("ps itself was PID 84 and is left out");
        assertThat(view.pairs()).extracting(Pair::same).containsExactly(true, true);
    }

    @Test
    void aUnixSocketMayBeInventedAndNamesNoProcessOfAnotherNet() throws NodeException {
        node.says("unix:0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/node.sock\n"
                        + "unix:0000000000000000: 00000002 00000000 00010000 0001 01 4712 /run/own.sock\n", "tcp tcp6")
                .says("1/fd/3 socket:[4711]\n4470/fd/4 socket:[4712]\n", "socket:*");

        FacetView view = read(app, Set.of(Facet.SOCKETS)).facets().get(Facet.SOCKETS);

        assertThat(view.container().rows()).extracting(row -> row.cells().get("hostPids"))
                .containsExactly(List.of(), List.of(4470));
        assertThat(view.host().rows()).extracting(row -> row.cells().get("hostPids"))
                .containsExactly(List.of(1), List.of());
        assertThat(view.container().notes()).anyMatch(note -> note.contains("may be invented"));
    }

    @Test
    void aPidThatWasReusedIsNotTakenForTheFormerProcess() throws NodeException {
        String later = "4471 (sh) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99999 0";
        node.says(later + "\n\0" + 84 + "\0" + "4470 1 root httpd\n4471 1 root sh", "exec ps");

        FacetView view = read(app, Set.of(Facet.PROCESSES)).facets().get(Facet.PROCESSES);

        assertThat(view.container().rows()).extracting(row -> row.cells().get("hostPid")).containsExactly(4470);
    }

    @Test
    void aProcessStartedSinceTheSnapshotIsInsideIfItsLinkSaysSo() throws NodeException {
        long inode = lab.process(4470).orElseThrow().namespace(Kind.PID).orElseThrow();
        node.says(ps("4470 1 root httpd", "9001 3 root bash", "9002 3 root bash"), "exec ps").says("""
                9001/status:NSpid:\t9001\t44
                9002/status:NSpid:\t9002\t45
                lrwxrwxrwx 1 0 0 0 Nov 23 20:00 9001/ns/pid -> pid:[%d]
                lrwxrwxrwx 1 0 0 0 Nov 23 20:00 9002/ns/pid -> pid:[%d]
                """.formatted(inode, inode + 1_000_000), "^NSpid:; ");

        View view = read(app, Set.of(Facet.PROCESSES)).facets().get(Facet.PROCESSES).container();

        assertThat(view.rows()).extracting(row -> row.cells().get("hostPid")).containsExactly(4470, 9001);
        assertThat(view.rows()).extracting(row -> row.cells().get("pid")).containsExactly(1, 44);
    }

    @Test
    void beforeLinux41NothingIsSentInToAskForPids() throws NodeException {
        List<Process> processes = lab.processes().stream().map(MirrorReaderTest::withoutNspid).toList();
        Snapshot old = new Snapshot(lab.node(), lab.host(), processes, lab.namespaces(), lab.containers(), lab.pods(),
                lab.coverage(), lab.timings());

        View view = new MirrorReader().read(node, old, app, Wanted.of(Set.of(Facet.PROCESSES)))
                .facets().get(Facet.PROCESSES).container();

        assertThat(view.rows()).isEmpty();
        assertThat(view.trouble().orElseThrow()).startsWith("this kernel does not say PIDs inside (NSpid");
        assertThat(view.command()).startsWith("sudo nsenter -t 4470 -p unshare --mount-proc ps ");
    }

    private static Process withoutNspid(Process process) {
        return new Process(process.key(), process.ppid(), process.uid(), process.user(), process.command(),
                process.comm(), process.kernel(), process.namespaces(), List.of(process.pid()), process.cgroup(),
                process.container());
    }

    @Test
    void theHostsNamespaceIsShownOnceAndNotEntered() throws NodeException {
        node.says("[{\"ifindex\":1,\"ifname\":\"lo\"}]", "ip -d -j");

        FacetView view = read(exporter, ALL).facets().get(Facet.INTERFACES);

        assertThat(view.shared()).isTrue();
        assertThat(view.container().rows()).isEqualTo(view.host().rows()).hasSize(1);
        assertThat(view.pairs()).extracting(Pair::same).containsExactly(true);
        assertThat(node.roundTrips.getFirst()).noneMatch(command -> command.shell().contains("nsenter --net="));
    }

    @Test
    void vethsStandBesideTheirOtherEnd() throws NodeException {
        node.says("[{\"ifindex\":3,\"ifname\":\"eth0\",\"link_index\":10,\"link_netnsid\":0}]", "nsenter --net=")
                .says("""
                        [{"ifindex":2,"ifname":"eth0"},
                         {"ifindex":10,"ifname":"veth1a2b","link_index":3,"link_netnsid":4,"master":"br0"},
                         {"ifindex":11,"ifname":"vethother","link_index":3,"link_netnsid":5,"master":"br0"}]
                        """, "ip -d -j");

        FacetView view = read(app, Set.of(Facet.INTERFACES)).facets().get(Facet.INTERFACES);

        assertThat(view.container().rows().getFirst().text("peer")).isEqualTo("veth1a2b (host)");
        assertThat(view.host().rows()).extracting(row -> row.text("peer"))
                .containsExactly("", "eth0 in app-cli-4-18k2s", "if3 in another namespace (nsid 5)");
        assertThat(view.pairs()).filteredOn(pair -> pair.container().isPresent())
                .extracting(pair -> pair.host().getAsInt()).containsExactly(1);
    }

    @Test
    void mountsAreReadIntoWords() throws NodeException {
        node.says("""
                        100 90 0:40 / / rw - overlay overlay rw,lowerdir=/a:/b:/c,upperdir=/u
                        101 100 0:41 / /proc rw - proc proc rw
                        102 100 8:1 /volumes/my\\040data /cassandra_data rw - xfs /dev/sda1 rw
                        103 100 8:1 /home/kit /kit rw - xfs /dev/sda1 rw
                        104 100 0:6 / /run rw - tmpfs tmpfs rw
                        105 101 0:41 /sys /proc/sys ro - proc proc rw
                        106 100 8:1 /gone//deleted /x rw - xfs /dev/sda1 rw
                        """, "9</proc/4470/mountinfo")
                .says("""
                        1 0 8:1 / / rw - xfs /dev/sda1 rw
                        2 1 0:5 / /proc rw - proc proc rw
                        3 1 8:2 / /home rw - xfs /dev/sda2 rw
                        4 1 0:6 / /run rw - tmpfs tmpfs rw
                        """, "cat /proc/1/mountinfo");

        FacetView view = read(app, Set.of(Facet.MOUNTS)).facets().get(Facet.MOUNTS);

        assertThat(view.container().rows()).extracting(row -> row.text("meaning")).containsExactly(
                "image: 3 layers (overlay)",
                "processes and kernel settings (proc)",
                "bind mount of the host's /volumes/my data",
                "", // the host's own /home hides that directory
                "as on the host",
                "part of proc: its /sys",
                "bind mount of something deleted since");
        assertThat(view.pairs()).filteredOn(Pair::same).hasSize(1);
    }

    @Test
    void aFacetThatCannotBeReadSaysWhyAndTheRestGoesOn() throws NodeException {
        node.answers(Answers.failed(NamespaceEntry.GONE, ""), "nsenter --uts=")
                .answers(Answers.failed(NamespaceEntry.OTHER, ""), "nsenter --net=")
                .answers(Answers.ended(Ending.TIMED_OUT), "root/")
                .answers(Answers.ended(Ending.NOT_RECORDED), "^NSpid:; ")
                .answers(Answers.failed(127, "sh: 1: unshare: not found\n"), "sysvipc", "nsenter")
                .says("0 0 4294967295\ngid\n0 0 4294967295", "/proc/1/uid_map");

        Mirror mirror = read(app, ALL);

        assertThat(trouble(mirror, Facet.HOSTNAME)).contains("process 4470 has ended: read the node again");
        assertThat(trouble(mirror, Facet.INTERFACES))
                .contains("process 4470 is no longer the one it was: read the node again");
        assertThat(trouble(mirror, Facet.FILES).orElseThrow()).startsWith("no answer within the time limit");
        assertThat(trouble(mirror, Facet.PROCESSES).orElseThrow()).contains("record the node again");
        assertThat(trouble(mirror, Facet.IPC)).contains("a tool is missing on the node: sh: 1: unshare: not found");
        assertThat(mirror.facets().get(Facet.USERS).host().rows()).hasSize(2);
        assertThat(mirror.facets().get(Facet.USERS).host().trouble()).isEmpty();
    }

    @Test
    void withoutRootItSaysWhatWouldHelp() throws NodeException {
        Snapshot blind = SampleSnapshots.labWithoutRoot();
        node.withoutRoot("sudo asks for a password").answers(
                Answers.failed(2, "sh: 1: cannot open /proc/4470/root/: Permission denied\n"), "root/");

        Mirror mirror = new MirrorReader().read(node, blind, app, Wanted.of(ALL));

        assertThat(trouble(mirror, Facet.HOSTNAME)).contains(
                "the uts namespace of process 4470 cannot be read without root: sudo asks for a password");
        assertThat(trouble(mirror, Facet.FILES)).contains(
                "sh: 1: cannot open /proc/4470/root/: Permission denied: sudo asks for a password");
    }

    @Test
    void aLoginThatIsNotInTheHostsNamespaceIsSaid() throws NodeException {
        node.says("4026539999 /proc/self/ns/net\n4026531838 /proc/self/ns/uts\n", "/proc/self/ns/");

        Mirror mirror = read(app, ALL);

        assertThat(mirror.facets().get(Facet.INTERFACES).host().notes())
                .contains("this login is not in the net namespace of the node's PID 1: it shows its own");
        assertThat(mirror.facets().get(Facet.HOSTNAME).host().notes()).isEmpty();
    }

    @Test
    void aContainerWhoseLeaderIsNotInTheSnapshotCannotBeRead() {
        Container lost = new Container("lost", Optional.empty(), Optional.empty(), Optional.empty(), 999999, List.of(),
                Optional.empty(), Map.of());

        assertThatThrownBy(() -> read(lost, ALL)).isInstanceOf(NodeException.class).hasMessageContaining("999999");
    }

    @Test
    void whateverTheNodeSaysEveryRowIsInOnePair() throws NodeException {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            Snapshot snapshot = SampleSnapshots.hostile(round, 40);
            node.otherwise(command -> Answers.of(noise(random, command).getBytes(StandardCharsets.ISO_8859_1)));
            for (Container who : snapshot.containers()) {
                for (FacetView view : new MirrorReader().read(node, snapshot, who, Wanted.of(ALL)).facets().values()) {
                    assertThat(view.pairs().stream().flatMapToInt(pair -> pair.host().stream()).sorted())
                            .containsExactlyElementsOf(indexes(view.host().rows()));
                    assertThat(view.pairs().stream().flatMapToInt(pair -> pair.container().stream()).sorted())
                            .containsExactlyElementsOf(indexes(view.container().rows()));
                }
            }
        }
    }

    private static List<Integer> indexes(List<Row> rows) {
        return IntStream.range(0, rows.size()).boxed().toList();
    }

    /** Something like an answer, with a flaw in it. */
    private static String noise(Random random, Command command) {
        String likely = command.shell().contains("find") ? "find\na\0d\0drwx\0r\0r\0001\0001.5\0+0000\0001\0002\0\0b\0l\0"
                : command.shell().contains("ps ") ? ps("1 0 root init", "2 1 root \u001b[31m", "2 0 a b")
                : command.shell().contains("ip ") ? "[{\"ifindex\":1,\"ifname\":\"\\n\",\"link_netnsid\":0},{\"ifindex\":2}]"
                : command.shell().contains("mountinfo") ? "1 2 0:1 / / rw - overlay x lowerdir=:::\n2 1 0:1 /a / rw - a b c"
                : "key shmid perms size cpid lpid nattch uid\n1 2 600 4 5 6 7 8\n0 0 1\ngid\n1 1 1\n";
        char[] text = likely.toCharArray();
        for (int flaws = random.nextInt(4); flaws > 0; flaws--) {
            text[random.nextInt(text.length)] = (char) random.nextInt(256);
        }
        return new String(text, 0, random.nextInt(5) == 0 ? random.nextInt(text.length) : text.length);
    }

    private static String ps(String... lines) {
        return "\0" + 84 + "\0" + String.join("\n", lines) + "\n";
    }

    private static Optional<String> trouble(Mirror mirror, Facet facet) {
        return mirror.facets().get(facet).container().trouble();
    }

    private Mirror read(Container who, Set<Facet> facets) throws NodeException {
        return new MirrorReader().read(node, lab, who, Wanted.of(facets));
    }
}
