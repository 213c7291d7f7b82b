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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import nsmirror.model.Container;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.NodeException;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.Ps;
import nsmirror.probe.RuntimeTools.Daemon;
import nsmirror.probe.StatFiles;
import org.junit.jupiter.api.Test;

/** A node that is read again and again: what a refresh asks, and what it may take as known. */
class WatchTest {
    private final AtomicLong now = new AtomicLong();
    private final MadeNode node = usual().with(web(40)).hostname(9, "web");
    private final Watch watch = new Watch(node, now::get);

    /** A container's first process. */
    private static MadeNode.Made web(int pid) {
        return pid(pid).named("httpd").in(Kind.PID, 7).in(Kind.MNT, 8).in(Kind.UTS, 9).inner(1).root("0:40");
    }

    private List<List<Command>> roundsOf(Refresh refresh) throws NodeException {
        int before = node.rounds().size();
        refresh.run();
        return node.rounds().subList(before, node.rounds().size());
    }

    private interface Refresh {
        void run() throws NodeException;
    }

    private static Predicate<Command> says(String words) {
        return command -> command.shell().contains(words);
    }

    private static final Predicate<Command> BESIDE_THE_SWEEP =
            says("lsns").or(says("ps -")).or(says("nsenter")).or(says("/root")).or(says("uname"));

    @Test
    void aRefreshIsOneRoundTripOfTheSweepAlone() throws NodeException {
        watch.read();
        List<List<Command>> rounds = roundsOf(watch::read);
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst()).noneMatch(BESIDE_THE_SWEEP).contains(StatFiles.COMMAND, NamespaceLinks.COMMAND);
    }

    @Test
    void aRefreshOfAnUnchangedNodeShowsTheSame() throws NodeException {
        Snapshot first = watch.read();
        Snapshot second = watch.read();
        assertThat(second).usingRecursiveComparison().ignoringFields("coverage.kept", "timings").isEqualTo(first);
        assertThat(second.container("web").orElseThrow().hostname()).hasValue("web");
        assertThat(second.namespace(Kind.UTS, 9).orElseThrow().owner()).hasValue(HOST.get(Kind.USER));
        assertThat(second.process(40).orElseThrow().user()).isEqualTo("root");
    }

    @Test
    void itSaysHowOldTheRestIs() throws NodeException {
        assertThat(watch.read().coverage().kept()).isEmpty();
        now.addAndGet(Duration.ofSeconds(42).toNanos());
        assertThat(watch.read().coverage().kept()).hasValue(Duration.ofSeconds(42));
    }

    @Test
    void whatCameAndWentIsSeen() throws NodeException {
        watch.read();
        node.without(40).with(pid(50).named("cron"));
        Snapshot snapshot = watch.read();
        assertThat(snapshot.processes()).extracting(Process::pid).containsExactly(1, 2, 50);
        assertThat(snapshot.containers()).isEmpty();
        assertThat(snapshot.namespaces()).extracting(Namespace::inode).doesNotContain(7L, 8L, 9L);
    }

    @Test
    void aNewNamespaceIsAskedAboutInASecondRoundTripAndNoOther() throws NodeException {
        watch.read();
        node.with(pid(60).named("sh").in(Kind.PID, 17).in(Kind.MNT, 18).in(Kind.UTS, 19).inner(1).root("0:60"))
                .hostname(19, "db");
        List<List<Command>> rounds = roundsOf(() -> {
            Snapshot snapshot = watch.read();
            assertThat(snapshot.containers()).extracting(Container::name).containsExactly("web", "db");
            assertThat(snapshot.namespace(Kind.PID, 17).orElseThrow().owner()).hasValue(HOST.get(Kind.USER));
        });
        assertThat(rounds).hasSize(2);
        assertThat(rounds.get(1)).contains(Lsns.Form.OWNERS.command())
                .anyMatch(says("self 60 ").and(says("/root"))).anyMatch(says("set -- 60 19;"));
    }

    @Test
    void whatIsNewIsAskedAboutOnceMoreForItMayHaveBeenInTheMaking() throws NodeException {
        watch.read();
        node.with(pid(60).named("sh").in(Kind.PID, 17).in(Kind.MNT, 18).in(Kind.UTS, 19).inner(1).root("0:60"))
                .hostname(19, "node-3.example.com");
        watch.read();
        node.hostname(19, "db");
        List<List<Command>> rounds = roundsOf(() -> assertThat(watch.read().container("db")).isPresent());
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst()).contains(Lsns.Form.OWNERS.command()).anyMatch(says("set -- 60 19;"));
        assertThat(roundsOf(watch::read)).singleElement().satisfies(round ->
                assertThat(round).noneMatch(BESIDE_THE_SWEEP));
    }

    @Test
    void aNewContainersRuntimeIsAskedForItsNameAtOnceAndOnlyOnce() throws NodeException {
        String id = "ab12".repeat(16);
        Command docker = Daemon.DOCKER.commands(30).getFirst();
        node.with(pid(30).named("dockerd"));
        watch.read();
        node.with(pid(60).in(Kind.PID, 17).in(Kind.MNT, 18).inner(1).root("0:60").cgroup("/docker/" + id));
        node.says(docker, "{\"ID\":\"" + id + "\",\"Names\":\"db\"}\n");
        assertThat(roundsOf(() -> assertThat(watch.read().container("db")).isPresent())).hasSize(3);
        assertThat(roundsOf(watch::read)).singleElement().satisfies(round -> assertThat(round).doesNotContain(docker));
    }

    @Test
    void aRuntimeThatDoesNotAnswerIsAGapAndNotAskedAgain() throws NodeException {
        Command docker = Daemon.DOCKER.commands(30).getFirst();
        node.with(pid(30).named("dockerd"), web(40).cgroup("/docker/" + "ab12".repeat(16)));
        node.ends(docker, Ending.TIMED_OUT);
        for (int i = 0; i < 2; i++) {
            assertThat(watch.read().coverage().gaps()).extracting(Gap::missing)
                    .containsExactly("names that a runtime itself tells of its containers");
        }
        assertThat(node.rounds().stream().flatMap(List::stream).filter(docker::equals)).hasSize(1);
    }

    @Test
    void anInodeThatIsUsedAgainIsAnotherNamespace() throws NodeException {
        watch.read();
        node.without(40).with(web(41)).hostname(9, "other");
        List<List<Command>> rounds = roundsOf(() -> assertThat(watch.read().containers())
                .extracting(Container::name).containsExactly("other"));
        assertThat(rounds).hasSize(2);
    }

    @Test
    void soItIsWhereThePidIsUsedAgainToo() throws NodeException {
        watch.read();
        node.without(40).with(web(40).started(99_000)).hostname(9, "other");
        assertThat(watch.read().containers()).extracting(Container::name).containsExactly("other");
    }

    @Test
    void aNamespaceLivesOnInAnyOfItsProcesses() throws NodeException {
        node.with(web(44).named("worker"));
        watch.read();
        node.without(40);
        assertThat(roundsOf(() -> assertThat(watch.read().container("web").orElseThrow().leader()).isEqualTo(44)))
                .hasSize(1);
    }

    @Test
    void aMountedNamespaceIsKeptAsLongAsItIsMounted() throws NodeException {
        node.says(NamespaceMounts.COMMAND, "312 28 0:4 net:[71] /run/netns/blue rw shared:140 - nsfs nsfs rw\n");
        node.says(Lsns.Form.OWNERS.command(), "{\"namespaces\":[{\"ns\":71,\"type\":\"net\",\"nprocs\":0,\"pid\":null,"
                + "\"ons\":" + HOST.get(Kind.USER) + ",\"netnsid\":\"4\",\"nsfs\":\"/run/netns/blue\"}]}");
        watch.read();
        assertThat(roundsOf(() -> assertThat(watch.read().namespace(Kind.NET, 71).orElseThrow().netnsid()).hasValue(4)))
                .hasSize(1);
    }

    @Test
    void aUserWhoseNameIsNotKnownIsAskedFor() throws NodeException {
        watch.read();
        node.with(pid(60).uid(48));
        assertThat(roundsOf(() -> assertThat(watch.read().process(60).orElseThrow().user()).isEqualTo("u48")))
                .satisfiesExactly(sweep -> {}, more -> assertThat(more).containsExactly(Ps.Form.ALL_KINDS.command()));
        assertThat(roundsOf(watch::read)).hasSize(1);
    }

    @Test
    void afterFiveMinutesItIsReadWhole() throws NodeException {
        watch.read();
        node.hostname(9, "renamed");
        now.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThat(watch.read().container("web")).isPresent();
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        Snapshot whole = watch.read();
        assertThat(whole.container("renamed")).isPresent();
        assertThat(whole.coverage().kept()).isEmpty();
    }

    @Test
    void smallToolsAreAskedInTheWordsTheyKnow() throws NodeException {
        node.fails(NamespaceLinks.COMMAND, "find: unrecognized: -printf\n");
        node.says(NamespaceLinks.BY_LS, "1/ns:\nlrwxrwxrwx    1 root     root   0 Nov 23 15:34 net -> net:[17]\n");
        node.fails(ArgumentFiles.COMMAND, "grep: unrecognized option: z\n");
        node.says(ArgumentFiles.BY_PS, "PID   COMMAND\n   40 sh -c true\n");
        for (Lsns.Form form : Lsns.Form.values()) {
            node.fails(form.command(), "sh: lsns: not found\n");
        }
        Snapshot first = watch.read();
        List<List<Command>> rounds = roundsOf(() -> {
            Snapshot second = watch.read();
            assertThat(second.processes()).isEqualTo(first.processes());
            assertThat(second.coverage().gaps()).isEqualTo(first.coverage().gaps());
        });
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst()).contains(NamespaceLinks.BY_LS, ArgumentFiles.BY_PS)
                .doesNotContain(NamespaceLinks.COMMAND, ArgumentFiles.COMMAND).noneMatch(says("lsns"));
    }

    @Test
    void withoutRootNothingIsEntered() throws NodeException {
        node.login(false, "sudo asks for a password; log in as root");
        watch.read();
        node.with(pid(60).in(Kind.MNT, 18).in(Kind.UTS, 19));
        assertThat(roundsOf(watch::read).get(1)).noneMatch(says("nsenter"));
    }

    @Test
    void whatASweepCannotReadIsAGap() throws NodeException {
        assertThat(watch.read().coverage().gaps()).isEmpty();
        node.ends(ArgumentFiles.COMMAND, Ending.TIMED_OUT);
        assertThat(watch.read().coverage().gaps()).extracting(Gap::missing).containsExactly("arguments of processes");
    }

    @Test
    void aReadThatFailsChangesNothing() throws NodeException {
        Snapshot first = watch.read();
        node.says(StatFiles.COMMAND, "");
        assertThatThrownBy(watch::read).isInstanceOf(NodeException.class);
        node.saysAgain(StatFiles.COMMAND);
        List<List<Command>> rounds = roundsOf(() ->
                assertThat(watch.read().containers()).isEqualTo(first.containers()));
        assertThat(rounds).hasSize(1);
    }

    @Test
    void theSameProcessInOtherNamespacesIsMoved() throws NodeException {
        watch.read();
        node.without(40).with(web(40).in(Kind.NET, 70));
        Snapshot snapshot = watch.read();
        assertThat(snapshot.process(40).orElseThrow().namespaces()).contains(Map.entry(Kind.NET, 70L));
        assertThat(snapshot.namespace(Kind.NET, 70).orElseThrow().owner()).isEqualTo(Optional.of(HOST.get(Kind.USER)));
    }
}
