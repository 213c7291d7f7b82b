package nsmirror.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.model.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code lab-node up} promises is there, as /proc, ip and nsenter say. */
@NeedsMachine
class LabNodeIT {
    private static final List<String> CONTAINERS =
            List.of("pause", "cassandra", "heapster", "httpd", "node-agent", "webapp");

    private final Machine machine;
    private final List<SeenProcess> processes;
    private final SeenProcess init;

    LabNodeIT(Machine machine) {
        this.machine = machine;
        this.processes = machine.processes();
        this.init = processes.getFirst();
    }

    @BeforeAll
    static void up(Machine machine) {
        machine.read("lab-node", "up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "heapster"})
    void aContainerOfThePodSharesNetAndIpcWithPauseAndNothingElse(String name) {
        SeenProcess pause = first("pause");
        SeenProcess container = first(name);

        assertThat(sharedWith(pause, container)).containsExactly(Kind.IPC, Kind.NET, Kind.USER, Kind.CGROUP, Kind.TIME);
        assertThat(sharedWith(init, container)).containsExactly(Kind.USER, Kind.CGROUP, Kind.TIME);
    }

    @Test
    void twoContainersOfThePodDoNotSeeEachOthersProcesses() {
        assertThat(sharedWith(first("cassandra"), first("heapster"))).doesNotContain(Kind.MNT, Kind.UTS, Kind.PID);
    }

    @Test
    void theWebServerIsADozenProcessesOfWhichTheFirstIsThePidOneOfItsOwnNamespace() {
        SeenProcess parent = first("httpd");
        List<SeenProcess> servers = all("httpd");

        assertThat(servers).hasSize(12);
        assertThat(parent.nspid()).hasSize(2).endsWith(1);
        assertThat(servers).filteredOn(each -> each.ppid() == parent.pid()).hasSize(11);
        assertThat(servers).extracting(each -> each.nspid().getLast()).doesNotHaveDuplicates();
        assertThat(servers).allSatisfy(each -> assertThat(each.namespaces()).isEqualTo(parent.namespaces()));
        assertThat(sharedWith(init, parent)).containsExactly(Kind.USER, Kind.CGROUP, Kind.TIME);
    }

    @Test
    void theAgentHasItsOwnRootAndNameAndTheHostsNetPidAndIpc() {
        SeenProcess agent = first("node-agent");

        assertThat(sharedWith(init, agent))
                .containsExactly(Kind.IPC, Kind.PID, Kind.NET, Kind.USER, Kind.CGROUP, Kind.TIME);
        assertThat(agent.nspid()).containsExactly(agent.pid());
    }

    @Test
    void rootOfTheRootlessContainerIsNobodyOutside() throws IOException {
        SeenProcess rootless = first("webapp");

        assertThat(sharedWith(init, rootless)).containsExactly(Kind.CGROUP, Kind.TIME);
        assertThat(rootless.uid()).isEqualTo(100_000);
        for (String map : List.of("uid_map", "gid_map")) {
            assertThat(Files.readString(proc(rootless, map)).strip().split("\\s+")).containsExactly("0", "100000", "65536");
        }
        assertThat(machine.read("lsns", "-nr", "-o", "TYPE,ONS", "-p", String.valueOf(rootless.pid())).lines())
                .as("its other namespaces belong to its user namespace")
                .contains("net " + rootless.namespace(Kind.USER), "mnt " + rootless.namespace(Kind.USER));
    }

    @Test
    void aProcessWithAPrivateTmpIsNoContainer() throws IOException {
        SeenProcess service = first("private-tmp");

        assertThat(Kind.ALL).filteredOn(kind -> !service.shares(kind, init)).containsExactly(Kind.MNT);
        assertThat(file(service, "root/")).isEqualTo(file(init, "root/"));
        assertThat(file(service, "root/tmp")).isNotEqualTo(file(init, "root/tmp"));
    }

    @Test
    void theSpareNetNamespaceIsHeldByItsNameAlone() {
        long inode = Long.parseLong(machine.read("stat", "-Lc", "%i", "/run/netns/lab-spare"));

        assertThat(machine.read("stat", "-fc", "%T", "/run/netns/lab-spare")).isEqualTo("nsfs");
        assertThat(processes).noneMatch(each -> each.isIn(Kind.NET, inode));
        assertThat(machine.read("ip", "netns", "list")).startsWith("lab-spare");
        assertThat(machine.read("ip", "netns", "exec", "lab-spare", "ip", "-br", "link")).startsWith("lo ").hasLineCount(1);
    }

    @Test
    void everyContainerHasARootFilesystemOfItsOwnAndNoWayToTheHosts() throws IOException {
        Map<String, SeenProcess> byRoot = CONTAINERS.stream()
                .map(this::first)
                .collect(Collectors.toMap(each -> file(each, "root/"), each -> each));

        assertThat(byRoot).hasSize(CONTAINERS.size()).doesNotContainKey(file(init, "root/"));
        for (SeenProcess container : byRoot.values()) {
            assertThat(proc(container, "root/mnt")).isEmptyDirectory();
            assertThat(Files.readAllLines(proc(container, "mountinfo")))
                    .as("mount table of " + container.comm())
                    .filteredOn(line -> !line.split(" ")[4].matches("/(proc|dev/mqueue|cassandra.*)?"))
                    .isEmpty();
        }
    }

    @Test
    void itsOwnProcIsMountedInEveryContainer() throws IOException {
        for (String name : CONTAINERS) {
            SeenProcess container = first(name);
            // A process may come or go between two looks: one that was there before and after was there in between.
            List<Integer> outside = seenIn(container);
            List<Integer> inside = pidsIn(proc(container, "root/proc"));
            List<Integer> outsideAgain = seenIn(container);
            List<Integer> insideAgain = pidsIn(proc(container, "root/proc"));

            assertThat(inside).as(name).containsAll(both(outside, outsideAgain));
            assertThat(outsideAgain).as(name).isNotEmpty().containsAll(both(inside, insideAgain));
        }
    }

    @Test
    void cassandraKeepsItsDataInADirectoryOfTheHost() throws IOException {
        machine.write("/run/lab-node/volumes/cassandra/written-on-the-host", "seen inside");

        Path data = proc(first("cassandra"), "root/cassandra_data");
        assertThat(data.resolve("written-on-the-host")).hasContent("seen inside");
        assertThat(file(first("cassandra"), "root/cassandra_data"))
                .isEqualTo(file(init, "root/run/lab-node/volumes/cassandra"));
        assertThat(proc(first("cassandra"), "root/cassandra-certs")).isDirectory();
    }

    @Test
    void everyContainerHasAnotherHostname() {
        assertThat(CONTAINERS.stream().map(name -> inside(first(name), "--uts", "hostname")))
                .containsExactly("metrics", "cassandra-1", "heapster-1", "app-1", "agent-1", "rootless-1");
        assertThat(machine.read("hostname")).isEqualTo(machine.hostname());
    }

    @ParameterizedTest
    @CsvSource({"pause,veth-metrics", "httpd,veth-app", "webapp,veth-rootless"})
    void aVethPairLeadsFromEveryPodToTheBridge(String program, String plug) throws IOException {
        JsonNode outside = json(machine.read("ip", "-d", "-j", "link", "show", plug)).get(0);
        JsonNode within = json(inside(first(program), "--net", "ip -j address show eth0")).get(0);
        JsonNode bridge = json(machine.read("ip", "-d", "-j", "link", "show", "lab0")).get(0);

        assertThat(bridge.at("/linkinfo/info_kind").asText()).isEqualTo("bridge");
        assertThat(outside.at("/linkinfo/info_kind").asText()).isEqualTo("veth");
        assertThat(outside.get("master").asText()).isEqualTo("lab0");
        assertThat(outside.get("link_index").asInt()).isEqualTo(within.get("ifindex").asInt());
        assertThat(within.get("link_index").asInt()).isEqualTo(outside.get("ifindex").asInt());
        assertThat(within.at("/addr_info/0/local").asText()).startsWith("203.0.113.");
    }

    @Test
    void podsReachEachOtherOverTheBridge() throws IOException {
        String app = json(inside(first("httpd"), "--net", "ip -j address show eth0")).at("/0/addr_info/0/local").asText();

        assertThat(inside(first("cassandra"), "--net", "busybox ping -c 1 -W 5 " + app)).contains("1 packets received");
    }

    @Test
    void onlyThePodHasSharedMemory() {
        assertThat(inside(first("heapster"), "--ipc", "ipcs -m")).contains(" 65536 ");
        assertThat(machine.read("ipcs", "-m")).doesNotContain(" 65536 ");
        assertThat(inside(first("httpd"), "--ipc", "ipcs -m")).doesNotContain(" 65536 ");
    }

    @Test
    void statusNamesWhatIsThere() {
        assertThat(machine.read("lab-node", "status").lines())
                .anySatisfy(line -> assertThat(line).matches("cassandra +" + first("cassandra").pid() + " .* mnt uts ipc pid net ?"))
                .anySatisfy(line -> assertThat(line).matches("agent +" + first("node-agent").pid() + " .* mnt uts ?"))
                .anySatisfy(line -> assertThat(line).startsWith("lab-spare "))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    private SeenProcess first(String program) {
        return all(program).getFirst();
    }

    private List<SeenProcess> all(String program) {
        return processes.stream().filter(each -> each.comm().equals(program)).toList();
    }

    private static List<Kind> sharedWith(SeenProcess one, SeenProcess other) {
        return Kind.ALL.stream().filter(kind -> one.shares(kind, other)).toList();
    }

    private String inside(SeenProcess process, String namespace, String command) {
        return machine.read("sh", "-c", "nsenter -t " + process.pid() + " " + namespace + " " + command);
    }

    private static Path proc(SeenProcess process, String file) {
        return Path.of("/proc", String.valueOf(process.outerPid())).resolve(file);
    }

    /** What a file is, wherever it shows: the number of its device and its inode. */
    private static String file(SeenProcess process, String path) {
        try {
            Map<String, Object> attributes = Files.readAttributes(proc(process, path + "/."), "unix:dev,ino");
            return attributes.get("dev") + ":" + attributes.get("ino");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** PIDs as the container counts them, of the processes in its PID namespace. */
    private List<Integer> seenIn(SeenProcess container) {
        return machine.processes().stream()
                .filter(each -> each.shares(Kind.PID, container) || container.shares(Kind.PID, init))
                .map(each -> each.nspid().get(container.nspid().size() - 1))
                .toList();
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        return one.stream().filter(other::contains).toList();
    }

    private static List<Integer> pidsIn(Path proc) throws IOException {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Integer::valueOf)
                    .toList();
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
