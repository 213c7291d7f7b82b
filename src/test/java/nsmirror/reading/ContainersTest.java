package nsmirror.reading;

import static nsmirror.model.Kind.IPC;
import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Pod;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.MadeNode.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What containers and pods are called, and whose namespaces they live in. */
class ContainersTest {
    private static final String ID = "ab12".repeat(16);
    private static final String DOCKER = "/system.slice/docker-" + ID + ".scope";
    private static final String POD = "/kubepods/burstable/pod8a7b3c1d-1111-2222-3333-0123456789ab/";

    private static Snapshot read(MadeNode node) throws NodeException {
        return new SnapshotReader().read(node);
    }

    private static List<String> names(MadeNode node) throws NodeException {
        return read(node).containers().stream().map(Container::name).toList();
    }

    /** A container of one process with mnt, pid and uts of its own. */
    private static Made container(int pid) {
        return pid(pid).in(PID, pid * 10).in(MNT, pid * 10 + 1).in(UTS, pid * 10 + 2).root("0:" + pid).inner(1);
    }

    @Test
    void aContainerIsCalledByItsHostname() throws NodeException {
        Snapshot snapshot = read(usual().with(container(40).named("httpd").cgroup(DOCKER)).hostname(402, "web-1"));
        assertThat(snapshot.containers()).singleElement().isEqualTo(new Container("web-1", Optional.of(ID),
                Optional.of("docker"), Optional.of("web-1"), 40, List.of(40), Optional.empty(), Map.of(
                MNT, Sharing.OWN, UTS, Sharing.OWN, IPC, Sharing.HOST, PID, Sharing.OWN, NET, Sharing.HOST,
                Kind.USER, Sharing.HOST, Kind.CGROUP, Sharing.HOST, Kind.TIME, Sharing.HOST)));
    }

    @Test
    void aRuntimesOwnNameStandsBeforeTheHostname() throws NodeException {
        assertThat(names(usual().with(container(40).cgroup("/lxc.payload.shop")).hostname(402, "web-1")))
                .containsExactly("shop");
    }

    @Test
    void withoutAHostnameTheIdWithoutAnIdTheCommandNamesIt() throws NodeException {
        assertThat(names(usual().with(container(40).in(UTS, MadeNode.HOST.get(UTS)).cgroup(DOCKER),
                container(50).named("httpd")))).containsExactly("ab12ab12ab12", "httpd-50");
    }

    @Test
    void theNodesOwnHostnameNamesNoContainer() throws NodeException {
        MadeNode node = usual().with(container(40).named("sh")).hostname(402, "node-3.example.com");
        assertThat(read(node).containers()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("sh-40");
            assertThat(container.hostname()).hasValue("node-3.example.com");
        });
    }

    @Test
    void namesAreUnique() throws NodeException {
        MadeNode node = usual().with(container(40).named("pause"), container(50).named("nginx"),
                container(60).named("nginx"), container(70).named("sh"), container(80).named("sh"), container(90));
        List.of(402L, 502L, 602L).forEach(uts -> node.hostname(uts, "web"));
        node.hostname(702, "a").hostname(802, "b").hostname(902, "web/nginx/50");
        assertThat(names(node)).containsExactly(
                "web/pause", "web/nginx/50/50", "web/nginx/60", "a", "b", "web/nginx/50");
    }

    @Test
    void aNameIsBounded() throws NodeException {
        String name = names(usual().with(container(40)).hostname(402, "\ud83d\udc33".repeat(300))).getFirst();
        assertThat(name).isEqualTo("\ud83d\udc33".repeat(64));
    }

    @Test
    void containersOfOneNetNamespaceAreAPodNamedByTheOneThatHoldsIt() throws NodeException {
        MadeNode node = usual().with(container(40).named("pod").in(NET, 7).in(IPC, 8),
                container(50).named("java").in(NET, 7).in(IPC, 8), container(60).in(NET, 7), container(70).in(NET, 9));
        node.hostname(402, "hawkular-cassandra-1").hostname(502, "cassandra").hostname(602, "agent").hostname(702, "app");
        Snapshot snapshot = read(node);

        assertThat(snapshot.pods()).containsExactly(new Pod("hawkular-cassandra-1", 7,
                List.of("hawkular-cassandra-1", "cassandra", "agent")));
        assertThat(snapshot.container("cassandra").orElseThrow().pod()).hasValue("hawkular-cassandra-1");
        assertThat(snapshot.container("cassandra").orElseThrow().shares()).containsEntry(NET, Sharing.POD)
                .containsEntry(IPC, Sharing.POD).containsEntry(MNT, Sharing.OWN).containsEntry(UTS, Sharing.OWN);
        assertThat(snapshot.container("app").orElseThrow().pod()).isEmpty();
        assertThat(snapshot.container("app").orElseThrow().shares()).containsEntry(NET, Sharing.OWN);
    }

    @Test
    void aPodWithoutSuchAHolderIsNamedByTheHostnameTheyShare() throws NodeException {
        MadeNode node = usual().with(container(40).named("nginx").in(NET, 7).in(UTS, 6),
                pid(41).in(PID, 400).in(MNT, 401).in(UTS, 6).in(NET, 7).root("0:40").inner(2),
                container(50).named("proxy").in(NET, 7).in(UTS, 6)).hostname(6, "shop-5d9");
        Snapshot snapshot = read(node);
        assertThat(snapshot.pods()).containsExactly(new Pod("shop-5d9", 7, List.of("shop-5d9/nginx", "shop-5d9/proxy")));
        assertThat(snapshot.containers()).allSatisfy(each ->
                assertThat(each.shares()).containsEntry(UTS, Sharing.POD));
    }

    @Test
    void aSingleContainerIsAPodIfKubernetesSaysSo() throws NodeException {
        Snapshot snapshot = read(usual().with(container(40).in(NET, 7).cgroup(POD + ID)).hostname(402, "web-1"));
        assertThat(snapshot.pods()).containsExactly(new Pod("web-1", 7, List.of("web-1")));
        assertThat(snapshot.containers().getFirst().shares()).containsEntry(NET, Sharing.OWN);
    }

    @Test
    void containersInTheHostsNetAreNoPod() throws NodeException {
        assertThat(read(usual().with(container(40).cgroup(POD + ID), container(50))).pods()).isEmpty();
    }

    @Test
    void podsOfOneNameAreToldApart() throws NodeException {
        MadeNode node = usual().with(container(40).in(NET, 7), container(50).in(NET, 7), container(60).in(NET, 8),
                container(70).in(NET, 8));
        node.hostname(402, "web").hostname(602, "web");
        assertThat(read(node).pods()).extracting(Pod::name).containsExactly("web", "web/8");
    }

    @Test
    void whatCouldNotBeReadIsNotShared() throws NodeException {
        assertThat(read(usual().with(container(40).unreadable(NET))).containers().getFirst().shares())
                .doesNotContainKey(NET);
    }

    /** Who may make a cgroup gives it any name: one of 64 signs in LXC's place for one looked like a Docker id. */
    @ParameterizedTest
    @ValueSource(strings = {"/lxc/", "/lxc.payload.", "/machine.slice/machine-", "/docker/"})
    void aCgroupsNameIsInNoCommand(String where) throws NodeException {
        String name = "$(reboot);`reboot`;" + "x".repeat(45);
        MadeNode node = usual().with(pid(40).in(PID, 4).in(MNT, 5).root("0:9")
                .cgroup(where + name + (where.contains("machine") ? ".scope" : "")));

        new SnapshotReader().read(node);

        assertThat(name).hasSize(64);
        assertThat(node.rounds()).allSatisfy(round ->
                assertThat(round).noneMatch(command -> command.shell().contains("reboot")));
    }
}
