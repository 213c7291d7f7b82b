package nsmirror.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotDiffTest {
    private static final List<Kind> OWN = List.of(Kind.MNT, Kind.PID);

    @Test
    void theSameSnapshotTwiceIsNoChange() {
        assertThat(SnapshotDiff.between(SampleSnapshots.lab(), SampleSnapshots.lab()).isEmpty()).isTrue();
        assertThat(SnapshotDiff.between(SampleSnapshots.hostile(3, 60), SampleSnapshots.hostile(3, 60)).isEmpty())
                .isTrue();
    }

    @Test
    void aContainerThatStartsBringsItsProcessesAndItsNamespaces() {
        SnapshotDiff diff = SnapshotDiff.between(
                node().snapshot(), node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot());

        assertThat(diff.came()).extracting(Process::pid).containsExactly(3, 4);
        assertThat(diff.born()).extracting(Namespace::kind).containsExactly(Kind.MNT, Kind.PID);
        assertThat(diff.started()).extracting(Container::name).containsExactly("web");
        assertThat(diff.went()).isEmpty();
        assertThat(diff.moved()).isEmpty();
    }

    @Test
    void aContainerThatEndsIsTheSameTheOtherWayRound() {
        SnapshotDiff diff = SnapshotDiff.between(
                node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot(), node().snapshot());

        assertThat(diff.went()).extracting(Process::pid).containsExactly(3, 4);
        assertThat(diff.gone()).extracting(Namespace::kind).containsExactly(Kind.MNT, Kind.PID);
        assertThat(diff.ended()).extracting(Container::name).containsExactly("web");
        assertThat(diff.came()).isEmpty();
    }

    @Test
    void aContainerWithAnotherNameIsTheSameOne() {
        SnapshotDiff diff = SnapshotDiff.between(
                node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot(),
                node().container("shop", OWN, 2, "/usr/sbin/nginx").snapshot());

        assertThat(diff.renamed()).hasSize(1).first().satisfies(rename -> {
            assertThat(rename.before().name()).isEqualTo("web");
            assertThat(rename.after().name()).isEqualTo("shop");
        });
        assertThat(diff.started()).isEmpty();
        assertThat(diff.ended()).isEmpty();
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void aContainerWhoseLeaderWentIsKnownByAnotherMember() {
        Snapshot after = node().nextPid(4).container("shop", OWN, 1, "/usr/sbin/nginx").snapshot();
        SnapshotDiff diff = SnapshotDiff.between(
                node().container("web", OWN, 2, "/usr/sbin/nginx").snapshot(), after);

        assertThat(diff.renamed()).extracting(rename -> rename.after().leader()).containsExactly(4);
        assertThat(diff.started()).isEmpty();
        assertThat(diff.ended()).isEmpty();
    }

    @Test
    void anotherContainerOfTheSameNameIsAnotherOne() {
        SnapshotDiff diff = SnapshotDiff.between(
                node().container("web", OWN, 1, "/usr/sbin/nginx").snapshot(),
                node().nextPid(9).container("web", OWN, 1, "/usr/sbin/nginx").snapshot());

        assertThat(diff.ended()).extracting(Container::leader).containsExactly(3);
        assertThat(diff.started()).extracting(Container::leader).containsExactly(9);
        assertThat(diff.renamed()).isEmpty();
    }

    @Test
    void aProcessThatUnsharesMovesInThoseKindsAlone() {
        SnapshotDiff diff = SnapshotDiff.between(shell(SampleNode.HOST, 900), shell(apart(), 900));

        assertThat(diff.moved()).hasSize(1).first().satisfies(move -> {
            assertThat(move.after().pid()).isEqualTo(7);
            assertThat(move.kinds()).containsExactly(Kind.UTS, Kind.NET);
            assertThat(move.before().namespace(Kind.NET)).contains(SampleNode.HOST.get(Kind.NET));
        });
        assertThat(diff.came()).isEmpty();
        assertThat(diff.went()).isEmpty();
    }

    @Test
    void aPidUsedAgainIsAnotherProcess() {
        SnapshotDiff diff = SnapshotDiff.between(shell(SampleNode.HOST, 900), shell(apart(), 1200));

        assertThat(diff.went()).extracting(each -> each.key().start()).containsExactly(900L);
        assertThat(diff.came()).extracting(each -> each.key().start()).containsExactly(1200L);
        assertThat(diff.moved()).isEmpty();
    }

    @Test
    void aLinkThatCouldNotBeReadIsNoMove() {
        SnapshotDiff diff = SnapshotDiff.between(shell(SampleNode.HOST, 900), shell(Map.of(), 900));

        assertThat(diff.moved()).isEmpty();
    }

    private static SampleNode node() {
        return new SampleNode("node").host("/init.scope", "root", "/sbin/init").host("/", "root", "/usr/sbin/sshd");
    }

    private static Map<Kind, Long> apart() {
        Map<Kind, Long> namespaces = new EnumMap<>(SampleNode.HOST);
        namespaces.put(Kind.UTS, 4026533001L);
        namespaces.put(Kind.NET, 4026533002L);
        return namespaces;
    }

    private static Snapshot shell(Map<Kind, Long> namespaces, long start) {
        return node().process(new Process(new ProcessKey(7, start), 1, 0, "root", List.of("sh"), "sh", false, namespaces,
                List.of(7), Optional.empty(), Optional.empty())).snapshot();
    }
}
