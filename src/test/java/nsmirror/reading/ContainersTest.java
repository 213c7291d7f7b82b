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
import nsmirror.node.Command;
import nsmirror.node.NodeException;
import nsmirror.probe.RuntimeFiles;
import nsmirror.probe.RuntimeTools.Daemon;
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

    private static Made conmon(int pid, String id, String name) {
        return pid(pid).named("conmon").arguments("/usr/bin/conmon", "-c", id, "-n", name, "--exit-command",
                "/usr/bin/podman");
    }

    @Test
    void theConmonThatStartedItTellsItsName() throws NodeException {
        MadeNode node = usual().with(conmon(39, ID, "web"),
                container(40).childOf(39).cgroup("/machine.slice/libpod-" + ID + ".scope"));
        assertThat(names(node.hostname(402, "0123456789ab"))).containsExactly("web");
    }

    @Test
    void soItDoesWhereThereIsNoCgroup() throws NodeException {
        Container found = read(usual().with(conmon(39, ID, "web"), container(40).childOf(39))).containers().getFirst();
        assertThat(found.name()).isEqualTo("web");
        assertThat(found.id()).hasValue(ID);
        assertThat(found.runtime()).hasValue("podman");
    }

    @Test
    void anotherProgramOfThatNameTellsNothing() throws NodeException {
        MadeNode node = usual().with(conmon(38, ID, "evil"), conmon(39, "cd34".repeat(16), "evil"),
                container(40).childOf(1).cgroup("/machine.slice/libpod-" + ID + ".scope"),
                container(50).childOf(39).cgroup("/machine.slice/libpod-" + "ef56".repeat(16) + ".scope"));
        assertThat(names(node)).containsExactly("ab12ab12ab12", "ef56ef56ef56");
    }

    /** Any user may start what he calls conmon, with another's id, beside a cgroup that has that id as well. */
    @Test
    void aFalseConmonKeepsNobodyElsesNameFromBeingRead() throws NodeException {
        MadeNode node = usual().with(container(40).childOf(1).cgroup("/machine.slice/libpod-" + ID + ".scope"),
                conmon(38, ID, "evil").uid(1000), pid(50).childOf(38).uid(1000).cgroup("/user.slice"),
                conmon(39, ID, "evil").uid(1000),
                pid(51).childOf(39).uid(1000).cgroup("/user.slice/libpod-" + ID + ".scope"));
        node.says(RuntimeFiles.STORAGE, "[{\"id\":\"" + ID + "\",\"names\":[\"web\"]}]");
        assertThat(names(node)).containsExactly("web");
    }

    @Test
    void norDoesAConmonInAContainerTellAnything() throws NodeException {
        MadeNode node = usual().with(container(40).cgroup(DOCKER), conmon(41, "cd34".repeat(16), "evil").in(PID, 400),
                container(50).childOf(41), conmon(42, "ef56".repeat(16), "evil").cgroup(DOCKER), container(60).childOf(42));
        assertThat(names(node)).containsExactly("ab12ab12ab12", "sleep-50", "sleep-60");
    }

    @Test
    void theFilesOfTheRuntimeTellNameAndPod() throws NodeException {
        String other = "cd34".repeat(16);
        MadeNode node = usual().with(container(40).in(NET, 7).cgroup(POD + ID), container(50).in(NET, 7).cgroup(POD + other));
        String file = "/run/containerd/io.containerd.runtime.v2.task/k8s.io/%s/config.json:\"io.kubernetes.cri.%s\":\"%s\"\n";
        node.says(RuntimeFiles.of(List.of(ID, other)).getFirst(), file.formatted(ID, "sandbox-name", "shop-5d9")
                + file.formatted(ID, "container-type", "sandbox") + file.formatted(other, "sandbox-name", "shop-5d9")
                + file.formatted(other, "container-name", "proxy"));
        Snapshot snapshot = read(node.hostname(402, "a").hostname(502, "b"));
        assertThat(snapshot.pods()).containsExactly(new Pod("shop-5d9", 7, List.of("shop-5d9", "shop-5d9/proxy")));
        assertThat(snapshot.containers()).extracting(Container::infrastructure).containsExactly(true, false);
    }

    @Test
    void podmansStorageTellsTheNameWhereConmonIsGone() throws NodeException {
        MadeNode node = usual().with(container(40).cgroup("/machine.slice/libpod-" + ID + ".scope"));
        node.says(RuntimeFiles.STORAGE, "[{\"id\":\"" + ID + "\",\"names\":[\"web\"]}]");
        assertThat(names(node)).containsExactly("web");
    }

    @Test
    void filesAreReadOnlyWhereThereAreSuchContainers() throws NodeException {
        MadeNode node = usual().with(container(40));
        read(node);
        assertThat(node.rounds().getLast()).noneMatch(command -> command.shell().contains("config.json")
                || command.equals(RuntimeFiles.STORAGE));
    }

    private static final Command DOCKER_PS = Daemon.DOCKER.commands(30).getFirst();
    private static final List<Command> CRICTL = Daemon.CONTAINERD.commands(31);

    @Test
    void theRuntimeIsAskedOnlyWhereNoFileTellsAndPodmanNever() throws NodeException {
        MadeNode node = usual().with(pid(30).named("dockerd"), pid(31).named("containerd"),
                container(40).cgroup(DOCKER), container(50).in(NET, 7).cgroup(POD + "cd34".repeat(16)),
                container(60).cgroup("/machine.slice/libpod-" + "ef56".repeat(16) + ".scope"));
        node.says(DOCKER_PS, "{\"ID\":\"" + ID + "\",\"Names\":\"web\"}\n");
        node.says(CRICTL.getFirst(), "{\"containers\":[{\"id\":\"" + "cd34".repeat(16)
                + "\",\"metadata\":{\"name\":\"proxy\"},\"labels\":{\"io.kubernetes.pod.name\":\"shop-5d9\"}}]}");
        assertThat(names(node)).containsExactly("web", "shop-5d9/proxy", "ef56ef56ef56");
        assertThat(node.rounds()).hasSize(3);
        assertThat(node.rounds().getLast())
                .containsExactlyInAnyOrder(DOCKER_PS, CRICTL.getFirst(), CRICTL.getLast());

        MadeNode told = usual().with(pid(30).named("dockerd"), container(40).cgroup(DOCKER));
        told.says(RuntimeFiles.of(List.of(ID)).getFirst(),
                "/var/lib/docker/containers/" + ID + "/config.v2.json:\"Name\":\"/web\",\"Driver\"\n");
        assertThat(names(told)).containsExactly("web");
        assertThat(told.rounds()).hasSize(2);
    }

    /** {@code systemd-run --user --scope --unit=docker-ID.scope} is any user's, and so is a process's name. */
    @Test
    void aCgroupsNameIsNoReasonToAskARuntime() throws NodeException {
        MadeNode node = usual().with(container(40).cgroup(DOCKER), pid(50).uid(1000).cgroup(POD + "cd34".repeat(16)),
                pid(30).named("dockerd").uid(1000), pid(31).named("dockerd").in(MNT, 9), pid(32).named("crio").in(PID, 9));
        read(node);
        assertThat(node.rounds()).hasSize(2).allSatisfy(round -> assertThat(round)
                .noneMatch(command -> command.shell().contains("docker.sock") || command.shell().contains("crictl")));
    }

    /** Whatever it is called: it has all that is shared, was there first, and is one process that does nothing. */
    @Test
    void aContainerThatOnlyHoldsWhatItsPodSharesIsInfrastructure() throws NodeException {
        assertThat(infrastructure(container(40).named("java").in(NET, 7).in(IPC, 6), container(50).in(NET, 7).in(IPC, 6),
                container(60).named("pod").in(NET, 7).in(IPC, 6))).containsExactly(40);
    }

    @Test
    void aContainerThatDoesSomethingIsNone() throws NodeException {
        assertThat(infrastructure(container(40).named("pod").in(NET, 7).spent(20), container(50).in(NET, 7))).isEmpty();
        assertThat(infrastructure(container(40).in(NET, 7), pid(41).in(PID, 400).in(MNT, 401).in(NET, 7).root("0:40")
                .inner(2), container(50).in(NET, 7))).isEmpty();
        assertThat(infrastructure(container(40).in(NET, 7).threads(2), container(50).in(NET, 7))).isEmpty();
    }

    @Test
    void whoHasNotAllThatIsSharedOrCameLaterIsNone() throws NodeException {
        assertThat(infrastructure(container(40).in(NET, 7), container(50).in(NET, 7).in(IPC, 6),
                container(60).in(NET, 7).in(IPC, 6))).isEmpty();
        assertThat(infrastructure(container(40).in(NET, 7).started(9_000), container(50).in(NET, 7).started(9_000)))
                .isEmpty();
    }

    private static List<Integer> infrastructure(Made... processes) throws NodeException {
        return read(usual().with(processes)).containers().stream()
                .filter(Container::infrastructure)
                .map(Container::leader)
                .toList();
    }
}
