package nsmirror.reading;

import static nsmirror.model.Kind.IPC;
import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.USER;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.MadeNode.Made;
import org.junit.jupiter.api.Test;

/** Which processes are a container, each rule on a small table of processes. */
class ContainerFinderTest {
    private static final String DOCKER = "/system.slice/docker-" + "ab12".repeat(16) + ".scope";
    private static final String OTHER_DOCKER = "/system.slice/docker-" + "cd34".repeat(16) + ".scope";

    /** The PIDs of each container's processes, by its leader. */
    private static Map<Integer, List<Integer>> containers(Made... processes) throws NodeException {
        Snapshot snapshot = new SnapshotReader().read(usual().with(processes));
        snapshot.containers().forEach(each -> each.pids().forEach(pid ->
                assertThat(snapshot.process(pid).orElseThrow().container()).hasValue(each.name())));
        return snapshot.containers().stream().collect(Collectors.toMap(Container::leader, Container::pids));
    }

    /** The first process of a container with PID and mount namespace and root of its own, numbered after its PID. */
    private static Made init(int pid) {
        return in(pid, pid).inner(1);
    }

    private static Made in(int pid, int container) {
        return pid(pid).childOf(container).in(PID, container * 10).in(MNT, container * 10 + 1)
                .root("0:" + container).inner(pid);
    }

    @Test
    void theLeaderIsTheOutermostFirstProcessWhateverItsPid() {
        Process nested = process(40, List.of(40, 90, 1), 900);
        Process next = process(41, List.of(41, 1), 901);
        Process first = process(50, List.of(50, 1), 500);
        assertThat(ContainerGroup.of(List.of(nested, next, first), Optional.empty()).leader()).isEqualTo(first);
    }

    private static Process process(int pid, List<Integer> nspid, long start) {
        return new Process(new ProcessKey(pid, start), 1, 0, "root", List.of(), "sh", false, Map.of(), nspid,
                Optional.empty(), Optional.empty());
    }

    @Test
    void aHostWithoutContainersHasNone() throws NodeException {
        assertThat(containers(pid(40), pid(41).kernel())).isEmpty();
    }

    @Test
    void processesInOnePidNamespaceAreAContainer() throws NodeException {
        assertThat(containers(init(40), in(41, 40), init(50), pid(60)))
                .isEqualTo(Map.of(40, List.of(40, 41), 50, List.of(50)));
    }

    @Test
    void aPidNamespaceAloneIsEnough() throws NodeException {
        assertThat(containers(pid(40).in(PID, 9).inner(1), pid(41).in(PID, 9).inner(2)))
                .isEqualTo(Map.of(40, List.of(40, 41)));
    }

    @Test
    void theLeaderIsPid1InsideEvenWithAHigherPidOutside() throws NodeException {
        assertThat(containers(in(39, 40), init(40))).isEqualTo(Map.of(40, List.of(39, 40)));
    }

    @Test
    void whereTheKernelTellsNoInnerPidsTheLeaderIsTheLowest() throws NodeException {
        assertThat(containers(in(39, 40).inner(), in(40, 40).inner())).isEqualTo(Map.of(39, List.of(39, 40)));
    }

    @Test
    void anotherRootInASharedPidNamespaceIsAnotherContainer() throws NodeException {
        assertThat(containers(init(40), in(41, 40), in(42, 40).in(MNT, 99).root("0:99"), in(43, 40).in(MNT, 98).root("0:99")))
                .isEqualTo(Map.of(40, List.of(40, 41), 42, List.of(42, 43)));
    }

    @Test
    void aPrivateMountInAContainerStaysInIt() throws NodeException {
        assertThat(containers(init(40), in(41, 40).in(MNT, 99))).isEqualTo(Map.of(40, List.of(40, 41)));
    }

    @Test
    void inTheHostsPidNamespaceOtherFilesMakeAContainer() throws NodeException {
        assertThat(containers(pid(40).in(MNT, 9).root("0:9"), pid(41).childOf(40).in(MNT, 9).root("0:9")))
                .isEqualTo(Map.of(40, List.of(40, 41)));
    }

    @Test
    void aServiceWithAPrivateMountIsNone() throws NodeException {
        assertThat(containers(pid(40).in(MNT, 9), pid(41).in(MNT, 8).in(NET, 7).in(IPC, 6))).isEmpty();
    }

    @Test
    void aServiceWithAPrivateMountWithinSuchAContainerStaysInIt() throws NodeException {
        assertThat(containers(pid(40).in(MNT, 9).root("0:9"), pid(41).childOf(40).in(MNT, 9).root("0:9"),
                pid(42).childOf(41).in(MNT, 8).root("0:9"), pid(43).in(MNT, 7).root("0:9")))
                .isEqualTo(Map.of(40, List.of(40, 41, 42), 43, List.of(43)));
    }

    @Test
    void aKernelThreadIsNeverContained() throws NodeException {
        assertThat(containers(pid(25).kernel().named("kdevtmpfs").in(MNT, 9).root("0:6"))).isEmpty();
    }

    @Test
    void oneCgroupIsOneContainerWhateverItsNamespaces() throws NodeException {
        assertThat(containers(init(40).cgroup(DOCKER), in(41, 40).in(PID, 77).in(MNT, 78).root("0:5").cgroup(DOCKER),
                in(42, 40).cgroup(DOCKER + "/init.scope"), init(50).cgroup(OTHER_DOCKER)))
                .isEqualTo(Map.of(40, List.of(40, 41, 42), 50, List.of(50)));
    }

    @Test
    void containersOfOnePidNamespaceAreToldByTheirCgroups() throws NodeException {
        assertThat(containers(init(40).cgroup(DOCKER), in(41, 40).in(MNT, 99).root("0:40").cgroup(OTHER_DOCKER)))
                .isEqualTo(Map.of(40, List.of(40), 41, List.of(41)));
    }

    @Test
    void whatOnlyRunsInTheCgroupIsTheHosts() throws NodeException {
        assertThat(containers(init(40).cgroup(DOCKER), pid(39).cgroup(DOCKER), pid(38).in(MNT, 7).cgroup(DOCKER)))
                .isEqualTo(Map.of(40, List.of(40)));
    }

    @Test
    void aMonitorIsTheHosts() throws NodeException {
        assertThat(containers(pid(40).in(MNT, 9).root("0:9")
                .cgroup("/machine.slice/libpod-conmon-" + "ab12".repeat(16) + ".scope")))
                .as("found by its files, not by the cgroup").isEqualTo(Map.of(40, List.of(40)));
        assertThat(containers(pid(40).cgroup("/machine.slice/libpod-conmon-" + "ab12".repeat(16) + ".scope"))).isEmpty();
    }

    @Test
    void whoeverEnteredAContainerIsInIt() throws NodeException {
        assertThat(containers(init(40).cgroup(DOCKER), in(41, 40).childOf(1).cgroup("/user.slice"),
                pid(42).in(MNT, 401).root("0:40"), pid(43).in(PID, 400).inner(7)))
                .isEqualTo(Map.of(40, List.of(40, 41, 42, 43)));
    }

    @Test
    void theUnshareThatWaitsForItsChildIsInTheContainer() throws NodeException {
        Made parent = pid(39).in(MNT, 401).in(UTS, 402).in(NET, 403);
        assertThat(containers(parent, init(40).root("64768:2").in(UTS, 402).in(NET, 403)))
                .isEqualTo(Map.of(40, List.of(39, 40)));
    }

    @Test
    void aServiceWhoseChildHasPidsOfItsOwnIsTheHostsAllTheSame() throws NodeException {
        assertThat(containers(pid(39).in(MNT, 401), init(40).root("64768:2"))).isEqualTo(Map.of(40, List.of(40)));
    }

    @Test
    void aUserNamespaceAloneIsNoContainer() throws NodeException {
        assertThat(containers(pid(40).in(USER, 9).in(NET, 8))).isEmpty();
    }

    @Test
    void withoutRootTheCgroupStillTells() throws NodeException {
        Made hidden = pid(40).unreadable(nsmirror.model.Kind.values()).cgroup(DOCKER);
        assertThat(containers(hidden)).isEqualTo(Map.of(40, List.of(40)));
    }

    @Test
    void aZombieStaysWithItsPidNamespace() throws NodeException {
        Made zombie = in(41, 40).state('Z').unreadable(MNT, UTS, IPC, NET);
        assertThat(containers(init(40), zombie)).isEqualTo(Map.of(40, List.of(40, 41)));
    }
}
