package nsmirror.reading;

import static nsmirror.model.Kind.CGROUP;
import static nsmirror.model.Kind.IPC;
import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.TIME;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Container;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same two containers on kernels from RHEL 7's to today's: found alike, and what a kernel lacks is said. */
class KernelFamiliesTest {
    private static final String ID = "4f2a".repeat(16);

    private enum Family {
        RHEL_7("3.10.0-1160.el7.x86_64", EnumSet.complementOf(EnumSet.of(CGROUP, TIME)), false, false,
                "cgroup namespaces", "time namespaces", "PIDs inside containers"),
        DEBIAN_9("4.9.0-19-amd64", EnumSet.complementOf(EnumSet.of(TIME)), true, false, "time namespaces"),
        RHEL_8("4.18.0-553.el8_10.x86_64", EnumSet.complementOf(EnumSet.of(TIME)), true, false, "time namespaces"),
        UBUNTU_22("5.15.0-91-generic", EnumSet.allOf(Kind.class), true, true),
        DEBIAN_13("6.12.38+deb13-amd64", EnumSet.allOf(Kind.class), true, true);

        private final String release;
        private final Set<Kind> kinds;
        private final boolean nspid;
        private final boolean unified;
        private final List<String> lacks;

        Family(String release, Set<Kind> kinds, boolean nspid, boolean unified, String... lacks) {
            this.release = release;
            this.kinds = kinds;
            this.nspid = nspid;
            this.unified = unified;
            this.lacks = List.of(lacks);
        }
    }

    private static Snapshot read(Family family) throws NodeException {
        MadeNode node = usual().kernel(family.release, family.kinds, family.nspid, family.unified).hostname(303, "web");
        node.with(
                pid(40).in(PID, 301).in(MNT, 302).in(UTS, 303).in(NET, 304).in(IPC, 305).root("0:9").inner(1)
                        .cgroup("/system.slice/docker-" + ID + ".scope"),
                pid(41).childOf(40).in(PID, 301).in(MNT, 302).in(UTS, 303).in(NET, 304).in(IPC, 305).root("0:9").inner(7)
                        .cgroup("/system.slice/docker-" + ID + ".scope"),
                pid(50).in(PID, 311).in(MNT, 312).root("0:10").inner(1).named("worker"));
        return new SnapshotReader().read(node);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheContainers(Family family) throws NodeException {
        Snapshot snapshot = read(family);
        assertThat(snapshot.containers()).hasSize(2);
        Container web = snapshot.containers().stream().filter(each -> each.leader() == 40).findFirst().orElseThrow();
        assertThat(web.id()).isEqualTo(Optional.of(ID));
        assertThat(web.runtime()).hasValue("docker");
        assertThat(web.hostname()).hasValue("web");
        assertThat(web.pids()).containsExactly(40, 41);
        assertThat(snapshot.container("worker-50")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatTheKernelLacksAndNoMore(Family family) throws NodeException {
        Snapshot snapshot = read(family);
        assertThat(snapshot.coverage().gaps()).extracting(Gap::missing).containsExactlyElementsOf(family.lacks);
        assertThat(snapshot.node().kernel()).isEqualTo(family.release);
        assertThat(snapshot.process(41).orElseThrow().namespaces()).containsOnlyKeys(family.kinds);
        assertThat(snapshot.process(41).orElseThrow().nspid()).isEqualTo(family.nspid ? List.of(41, 7) : List.of(41));
        assertThat(snapshot.host()).containsOnlyKeys(family.kinds);
    }
}
