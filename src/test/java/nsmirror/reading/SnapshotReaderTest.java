package nsmirror.reading;

import static nsmirror.reading.MadeNode.HOST;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Gap;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.NodeFacts;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.model.TimeOffsets;
import nsmirror.node.Answer.Ending;
import nsmirror.node.NodeException;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceFiles;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.NodeWords;
import nsmirror.probe.OpenNamespaces;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;
import nsmirror.probe.ThreadLinks;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {
    private static Snapshot read(MadeNode node) throws NodeException {
        return new SnapshotReader().read(node);
    }

    private static List<String> missing(Snapshot snapshot) {
        return snapshot.coverage().gaps().stream().map(Gap::missing).toList();
    }

    @Test
    void aNodeTellsWhatItIs() throws NodeException {
        assertThat(read(usual()).node()).isEqualTo(new NodeFacts("student@node", "node-3.example.com", "6.1.0-18-amd64",
                Optional.of("Debian GNU/Linux 12 (bookworm)"), "student", true,
                Map.of("lsns", "2.38.1", "ps", "4.0.2", "ip", "6.1.0")));
    }

    @Test
    void aProcessIsPutTogetherFromItsFiles() throws NodeException {
        MadeNode node = usual().with(pid(4506).childOf(4470).named("httpd").arguments("httpd", "-D", "FORE\nGROUND")
                .uid(48).cgroup("/system.slice/httpd.service").in(Kind.PID, 7).inner(18));

        assertThat(read(node).process(4506)).hasValueSatisfying(found -> assertThat(found).isEqualTo(new Process(
                new ProcessKey(4506, 5506), 4470, 48, "u48", List.of("httpd", "-D", "FORE\nGROUND"), "httpd", false,
                with(HOST, Kind.PID, 7), List.of(4506, 18), Optional.of("/system.slice/httpd.service"),
                Optional.of("httpd-4506"))));
    }

    @Test
    void twoRoundTripsAreEnough() throws NodeException {
        MadeNode node = usual().with(pid(40).in(Kind.UTS, 9).in(Kind.MNT, 8));
        read(node);
        assertThat(node.rounds()).hasSize(2);
    }

    @Test
    void aWholeNodeHasNoGaps() throws NodeException {
        assertThat(read(usual().with(pid(40), pid(41).kernel())).coverage().gaps()).isEmpty();
    }

    @Test
    void timesAreTheNodes() throws NodeException {
        Snapshot snapshot = read(usual());
        assertThat(snapshot.timings().connect()).isEqualTo(120);
        assertThat(snapshot.timings().capture()).isEqualTo(10 * 10);
    }

    @Test
    void aProcessThatEndedMeanwhileIsLeftOut() throws NodeException {
        MadeNode node = usual().with(pid(40), pid(41));
        node.says(StatusFiles.COMMAND, "1/status:Uid:\t0\t0\t0\t0\n41/status:Uid:\t0\t0\t0\t0\n");
        Snapshot snapshot = read(node);
        assertThat(snapshot.processes()).extracting(Process::pid).containsExactly(1, 41);
    }

    @Test
    void onlyWhereAllStatusFilesWereReadIsAMissingOneASign() throws NodeException {
        MadeNode node = usual().with(pid(40), pid(41));
        node.cuts(StatusFiles.COMMAND, 70);
        assertThat(read(node).processes()).hasSize(4);
        assertThat(missing(read(node))).contains("user ids, and PIDs inside containers");
    }

    @Test
    void aNamespaceLinkThatCannotBeReadIsAbsentAndCounted() throws NodeException {
        Snapshot snapshot = read(usual().with(pid(40).unreadable(Kind.NET, Kind.MNT), pid(41).unreadable(Kind.UTS)));
        assertThat(snapshot.process(40).orElseThrow().namespaces()).containsOnlyKeys(
                Kind.UTS, Kind.IPC, Kind.PID, Kind.USER, Kind.CGROUP, Kind.TIME);
        assertThat(missing(snapshot)).containsExactly("namespaces of 2 processes");
    }

    @Test
    void aZombieIsNoMystery() throws NodeException {
        Snapshot snapshot = read(usual().with(pid(40).state('Z').unreadable(Kind.NET, Kind.MNT)));
        assertThat(snapshot.coverage().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.missing()).isEqualTo("namespaces of 1 process");
            assertThat(gap.why()).contains("zombies");
        });
    }

    @Test
    void withoutRootCoverageSaysSo() throws NodeException {
        MadeNode node = usual().login(false, "sudo asks for a password; log in as root").with(
                pid(40).uid(1000), pid(41).unreadable(Kind.values()));
        node.says(NamespaceLinks.COMMAND, "\nself/ns net net:[17] pid pid:[18]\n40/ns net net:[17]");
        Snapshot snapshot = read(node);

        assertThat(snapshot.host()).isEqualTo(Map.of(Kind.NET, 17L, Kind.PID, 18L));
        assertThat(snapshot.coverage().gaps().getFirst().why()).isEqualTo("sudo asks for a password; log in as root");
        assertThat(missing(snapshot)).contains("namespaces of PID 1", "namespaces of 3 processes");
        assertThat(node.rounds().getLast()).as("only root can enter").noneMatch(c -> c.shell().contains("nsenter"));
    }

    @Test
    void whereInitHidesItselfTheKernelsThreadsTell() throws NodeException {
        MadeNode node = new MadeNode().with(pid(1).unreadable(Kind.values()), pid(2).kernel(), pid(3).kernel());
        Snapshot snapshot = read(node);
        assertThat(snapshot.host()).isEqualTo(HOST);
        assertThat(snapshot.coverage().gaps().getFirst().effect()).contains("the kernel's threads");
    }

    @Test
    void rhel7IsReadInWordsItKnows() throws NodeException {
        MadeNode node = usual().with(pid(40).uid(1000).in(Kind.NET, 17));
        node.says(NodeWords.VERSIONS, "lsns from util-linux 2.23.2\n\0procps-ng version 3.3.10\n\0"
                + "ip utility, iproute2-ss170501\n");
        node.says(NodeWords.UNAME, "node-3.example.com 3.10.0-957.el7.x86_64\n");
        node.says(NamespaceLinks.COMMAND, sixKinds(1) + sixKinds(2)
                + sixKinds(40).replace("net:[" + HOST.get(Kind.NET), "net:[17"));
        node.says(StatusFiles.COMMAND, "1/status:Uid:\t0\t0\t0\t0\n2/status:Uid:\t0\t0\t0\t0\n"
                + "40/status:Uid:\t1000\t1000\t1000\t1000\n");
        node.fails(Lsns.Form.OWNERS.command(), "lsns: invalid option -- 'J'\n");
        node.says(Lsns.Form.TABLE.command(), table(node, 3, 2));
        node.fails(Ps.Form.ALL_KINDS.command(), "error: unknown user-defined format specifier \"cgroupns\"\n");
        node.says(Ps.Form.SIX_KINDS.command(), "40 1000 %d %d %d %d 17 %d student\n".formatted(
                HOST.get(Kind.MNT), HOST.get(Kind.UTS), HOST.get(Kind.IPC), HOST.get(Kind.PID), HOST.get(Kind.USER)));
        Snapshot snapshot = read(node);

        assertThat(node.rounds()).hasSize(3);
        assertThat(snapshot.process(40).orElseThrow().user()).isEqualTo("student");
        assertThat(snapshot.process(40).orElseThrow().nspid()).containsExactly(40);
        assertThat(missing(snapshot)).containsExactly("owners and parents of namespaces", "cgroup namespaces",
                "time namespaces", "PIDs inside containers");
    }

    private static String sixKinds(int pid) {
        return Kind.ALL.stream().filter(kind -> kind != Kind.CGROUP && kind != Kind.TIME)
                .map(kind -> " %s %s:[%d]".formatted(kind.label(), kind.label(), HOST.get(kind)))
                .reduce("\n" + pid + "/ns", String::concat);
    }

    private static String table(MadeNode node, int processes, int inHostsNet) {
        return Kind.ALL.stream().filter(kind -> kind != Kind.CGROUP && kind != Kind.TIME)
                .map(kind -> "%d %s %d 1\n".formatted(
                        HOST.get(kind), kind.label(), kind == Kind.NET ? inHostsNet : processes))
                .reduce("17 net 1 40\n", String::concat);
    }

    @Test
    void busyboxIsReadInWordsItKnows() throws NodeException {
        MadeNode node = usual().with(pid(40).uid(1000));
        node.says(NodeWords.VERSIONS, "\0ps: unrecognized option: version\nBusyBox v1.36.1\n\0");
        node.fails(NamespaceLinks.COMMAND, "find: unrecognized: -printf\n");
        node.says(NamespaceLinks.BY_LS, "1/ns:\ntotal 0\nlrwxrwxrwx    1 root     root   0 Nov 23 15:34 net -> net:[17]\n"
                + "\n40/ns:\ntotal 0\nlrwxrwxrwx    1 root     root   0 Nov 23 15:34 net -> net:[17]\n");
        node.fails(ArgumentFiles.COMMAND, "grep: unrecognized option: z\n");
        node.says(ArgumentFiles.BY_PS, "PID   COMMAND\n   40 sh -c true\n");
        for (Lsns.Form form : Lsns.Form.values()) {
            node.fails(form.command(), "sh: lsns: not found\n");
        }
        for (Ps.Form form : Ps.Form.values()) {
            node.fails(form.command(), "ps: unrecognized option: e\n");
        }
        Snapshot snapshot = read(node);

        Process process = snapshot.process(40).orElseThrow();
        assertThat(process.user()).isEqualTo("student");
        assertThat(process.command()).containsExactly("sh -c true");
        assertThat(process.namespaces()).isEqualTo(Map.of(Kind.NET, 17L));
        assertThat(missing(snapshot)).contains("owners, parents and net ids of namespaces, and namespaces without a "
                + "process", "user names as ps tells them", "where an argument ends");
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap -> assertThat(gap.why()).contains("lsns: not found"));
    }

    @Test
    void lsnsIsAskedOnceMoreWhenAProcessTrippedIt() throws NodeException {
        MadeNode node = usual();
        node.fails(Lsns.Form.OWNERS.command(), "");
        Snapshot snapshot = read(node);
        assertThat(node.rounds().get(1)).containsExactly(Lsns.Form.OWNERS.command(), StatusFiles.COMMAND);
        assertThat(missing(snapshot)).singleElement().asString().startsWith("owners, parents and net ids");
    }

    @Test
    void whatTookTooLongWasCutOrWasNotRecordedIsAGap() throws NodeException {
        MadeNode node = usual().with(pid(40));
        node.ends(Lsns.Form.OWNERS.command(), Ending.TIMED_OUT);
        node.ends(CgroupFiles.COMMAND, Ending.NOT_RECORDED);
        node.cuts(ArgumentFiles.COMMAND, 20);
        Snapshot snapshot = read(node);

        assertThat(snapshot.coverage().gaps()).extracting(Gap::missing).containsExactly("cgroups of processes",
                "arguments of processes", "owners, parents and net ids of namespaces, and namespaces without a process");
        assertThat(snapshot.coverage().gaps()).extracting(Gap::why).satisfiesExactly(
                why -> assertThat(why).startsWith("the recording does not hold"),
                why -> assertThat(why).endsWith("printed more than 64 MiB"),
                why -> assertThat(why).endsWith("ran longer than its 20 s on the node"));
    }

    @Test
    void wherePsHangsUsersAreNamedByPasswd() throws NodeException {
        MadeNode node = usual().with(pid(40).uid(1000));
        node.ends(Ps.Form.ALL_KINDS.command(), Ending.TIMED_OUT);
        Snapshot snapshot = read(node);
        assertThat(snapshot.process(40).orElseThrow().user()).isEqualTo("student");
        assertThat(snapshot.coverage().gaps()).singleElement().satisfies(gap ->
                assertThat(gap.why()).endsWith("ran longer than its 20 s on the node"));
    }

    @Test
    void whereNoToolTellsNamespacesTheLastOnesWordsAreWhy() throws NodeException {
        MadeNode node = usual().with(pid(40));
        node.fails(NamespaceLinks.COMMAND, "find: not found\n").fails(NamespaceLinks.BY_LS, "xargs: not found\n");
        assertThat(read(node).coverage().gaps()).first().satisfies(gap -> {
            assertThat(gap.missing()).isEqualTo("namespaces of processes");
            assertThat(gap.why()).contains("xargs: not found");
        });
    }

    @Test
    void aHintAtAHostileNameStandsOnlyWhereLsnsGaveUpByItself() throws NodeException {
        MadeNode tripped = usual().with(pid(40).named("a\nb")).fails(Lsns.Form.OWNERS.command(), "");
        assertThat(read(tripped).coverage().gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                .endsWith("; PID 40 may be why: older versions give up on a name like \"a\nb\""));
        MadeNode late = usual().with(pid(40).named("a\nb")).ends(Lsns.Form.OWNERS.command(), Ending.TIMED_OUT);
        assertThat(read(late).coverage().gaps()).singleElement().satisfies(gap ->
                assertThat(gap.why()).doesNotContain("PID 40"));
    }

    @Test
    void whatARecordingLostIsAGap() throws NodeException {
        assertThat(missing(read(usual().lacks("2 damaged lines of the recording were left out"))))
                .containsExactly("2 damaged lines of the recording were left out");
    }

    @Test
    void aNodeWithoutProcessesIsRefusedInOneLine() {
        MadeNode node = new MadeNode();
        node.fails(StatFiles.COMMAND, "sh: 1: cd: can't cd to /proc\n");
        assertThatThrownBy(() -> read(node)).isInstanceOfSatisfying(NodeException.class, thrown -> {
            assertThat(thrown.reason()).isEqualTo(NodeException.Reason.UNREADABLE);
            assertThat(thrown).hasMessage("student@node: no process could be read: sh: 1: cd: can't cd to /proc; "
                    + "it must be Linux with /proc, and have grep");
        });
    }

    @Test
    void namespacesWithoutProcessesAreShownWithWhatHoldsThem() throws NodeException {
        MadeNode node = usual().with(pid(40).expecting(Kind.PID, 70));
        node.says(NamespaceMounts.COMMAND, "312 28 0:4 net:[71] /run/netns/blue rw shared:140 - nsfs nsfs rw\n");
        node.says(Lsns.Form.OWNERS.command(), "{\"namespaces\":[{\"ns\":%d,\"type\":\"user\",\"nprocs\":3,\"pid\":1},"
                .formatted(HOST.get(Kind.USER))
                + "{\"ns\":71,\"type\":\"net\",\"nprocs\":0,\"pid\":null,\"ons\":72,\"netnsid\":\"4\",\"nsfs\":\"/run/netns/blue\"},"
                + "{\"ns\":73,\"type\":\"net\",\"nprocs\":0,\"pid\":null},{\"ns\":74,\"type\":\"net\",\"nprocs\":2,\"pid\":4711}]}");
        Snapshot snapshot = read(node);

        assertThat(snapshot.namespaces()).filteredOn(each -> each.processes() == 0).containsExactly(
                new Namespace(Kind.PID, 70, 0, Optional.empty(), false, Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of("children of 40")),
                new Namespace(Kind.NET, 71, 0, Optional.empty(), false, Optional.of(72L), Optional.empty(),
                        Optional.of(4), List.of("mount /run/netns/blue")),
                new Namespace(Kind.NET, 73, 0, Optional.empty(), false, Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of()),
                new Namespace(Kind.USER, 72, 0, Optional.empty(), false, Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of("owner of net 71")));
    }

    @Test
    void aNamespaceCountsItsProcessesAndKnowsItsFirst() throws NodeException {
        Snapshot snapshot = read(usual().with(pid(41).in(Kind.NET, 70), pid(40).in(Kind.NET, 70)));
        assertThat(snapshot.namespace(Kind.NET, 70)).hasValue(new Namespace(Kind.NET, 70, 2, Optional.of(40), false,
                Optional.of(HOST.get(Kind.USER)), Optional.empty(), Optional.empty(), List.of("process")));
        assertThat(snapshot.namespace(Kind.NET, HOST.get(Kind.NET)).orElseThrow().initial()).isTrue();
    }

    @Test
    void openFilesThreadsAndMountsElsewhereHoldNamespaces() throws NodeException {
        MadeNode node = usual().with(pid(40).in(Kind.MNT, 8).threads(3), pid(41));
        node.says(OpenNamespaces.COMMAND, "40/fd/3 net:[70]\n40/fd/4 net:[70]\n41/fd/5 net:[70]\n41/fd/6 net:[70]\n"
                + "41/fd/7 net:[70]\n99/fd/7 net:[79]\n41/fd/9 /\n");
        node.says(OpenNamespaces.behind(List.of(new OpenNamespaces.Unnamed(41, 9))).getFirst(), "41/fd/9 net:[73]\n");
        node.says(ThreadLinks.commands(Map.of(40, 3), false).getFirst(), "40/task/40/ns/pid_for_children pid:[78]\n"
                + "40/task/42/ns/uts uts:[71]\n40/task/42/ns/net net:[%d]\n40/task/43/ns/pid_for_children pid:[77]\n"
                        .formatted(HOST.get(Kind.NET)));
        node.says(NamespaceMounts.in(List.of(40)).getFirst(),
                "40/mountinfo:312 28 0:4 net:[72] /a\\012b rw - nsfs nsfs rw\n");
        Snapshot snapshot = read(node);

        assertThat(snapshot.namespace(Kind.NET, 70).orElseThrow().heldBy()).containsExactly("open file 3 of 40",
                "open file 4 of 40", "open file 5 of 41", "2 more open files");
        assertThat(snapshot.namespace(Kind.NET, 73).orElseThrow().heldBy()).containsExactly("open file 9 of 41");
        assertThat(snapshot.namespace(Kind.UTS, 71).orElseThrow().heldBy()).containsExactly("thread 42 of 40");
        assertThat(snapshot.namespace(Kind.PID, 77).orElseThrow().heldBy())
                .containsExactly("children of thread 43 of 40");
        assertThat(snapshot.namespace(Kind.NET, 72).orElseThrow().heldBy())
                .containsExactly("mount /a\nb in mnt 8 (PID 40)");
        assertThat(snapshot.namespace(Kind.NET, 79)).as("of a process that was not seen").isEmpty();
        assertThat(snapshot.namespace(Kind.PID, 78)).as("the process's own link says that").isEmpty();
        assertThat(snapshot.namespace(Kind.NET, HOST.get(Kind.NET)).orElseThrow().heldBy()).containsExactly("process");
    }

    @Test
    void whatIsMountedWhereNobodyLivesIsAGap() throws NodeException {
        MadeNode node = usual().with(pid(40)).says(OpenNamespaces.COMMAND, "40/fd/3 mnt:[70]\n");
        assertThat(missing(read(node))).containsExactly("mounts in mount namespaces without a process: 1");
    }

    @Test
    void mapsAreTakenFromTheLowestProcessOfANamespaceAndOffsetsFromWhoHasChildrenThere() throws NodeException {
        MadeNode node = usual().with(pid(40).in(Kind.USER, 9).expecting(Kind.TIME, 19), pid(41).in(Kind.USER, 9));
        node.says(NamespaceFiles.commands(List.of(40, 1), List.of(40)).getFirst(), "40/uid_map:0 100000 65536\n"
                + "40/timens_offsets:monotonic 86400 0\n40/timens_offsets:boottime 0 0\n");
        Snapshot snapshot = read(node);
        assertThat(snapshot.namespace(Kind.USER, 9).orElseThrow().ids())
                .hasValue(new IdMaps(List.of(new IdRange(0, 100_000, 65_536)), List.of()));
        assertThat(snapshot.namespace(Kind.TIME, 19).orElseThrow().offsets())
                .hasValue(new TimeOffsets(Duration.ofDays(1), Duration.ZERO));
    }

    @Test
    void aPidThatIsAnotherProcessesByTheSecondRoundSaysNothing() throws NodeException {
        MadeNode node = usual().with(pid(40).in(Kind.USER, 9).in(Kind.MNT, 8).root("0:5"));
        node.says(StatFiles.of(List.of(1, 40)).getFirst(), "1/stat:1 (a) S 0 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 "
                + "1001 0\n40/stat:40 (b) S 1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 99000 0\n");
        Snapshot snapshot = read(node);
        assertThat(snapshot.namespace(Kind.USER, 9).orElseThrow().ids()).isEmpty();
        assertThat(snapshot.namespace(Kind.USER, HOST.get(Kind.USER)).orElseThrow().ids()).isPresent();
        assertThat(missing(snapshot)).containsExactly("root directories of mount namespaces: 1");
    }

    @Test
    void whatARecordingDoesNotHoldOfTheSecondRoundIsAGap() throws NodeException {
        MadeNode node = usual().with(pid(40).in(Kind.USER, 9));
        node.ends(NamespaceFiles.commands(List.of(40, 1), List.of()).getFirst(), Ending.NOT_RECORDED);
        assertThat(missing(read(node))).containsExactly("uid and gid maps, and time offsets");
    }

    private static Map<Kind, Long> with(Map<Kind, Long> host, Kind kind, long inode) {
        Map<Kind, Long> all = new java.util.EnumMap<>(host);
        all.put(kind, inode);
        return all;
    }
}
