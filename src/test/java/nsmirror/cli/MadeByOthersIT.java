package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nsmirror.lab.Outcome;
import nsmirror.mirror.Mirror;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import nsmirror.reading.Wanted;
import nsmirror.reading.Who;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Containers as unshare, runc, bubblewrap and podman make them on this computer, of a root that holds one static program:
 * what compare says of them as JSON, against /proc read by hand and this computer's nsenter.
 */
class MadeByOthersIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A facet of a process's own is not shared as its namespace is. */
    private static final Map<String, String> KINDS = Map.of("hostname", "uts", "processes", "pid", "interfaces", "net",
            "routes", "net", "sockets", "net", "ipc", "ipc", "users", "user");

    @TempDir
    private Path folder;

    private java.lang.Process made;
    private String sleep = "";

    @AfterEach
    void end() throws Exception {
        if (made != null) {
            for (int pid : sleeping()) {
                Outcome.of(LIMIT, "", List.of("kill", "-9", String.valueOf(pid)));
            }
            // By itself: it takes away what it keeps of the container.
            made.waitFor(5, TimeUnit.SECONDS);
            made.destroyForcibly().waitFor();
        }
    }

    @Test
    void unshare() throws Exception {
        check("unshare", "unshare", "-f", "--kill-child", "-p", "-m", "-u", "-i", "-n", "--mount-proc=" + root() + "/proc",
                "sh", "-c", "hostname 'two\u001b[31m'; exec chroot \"$0\" /bin/busybox sleep \"$1\"", root(), length());
    }

    @Test
    void anothersNetNamespace() throws Exception {
        String first = length();
        made = start(List.of("unshare", "-f", "--kill-child", "-p", "-n", "-u", "chroot", root(), "/bin/busybox", "sleep", first));
        int other = await();
        java.lang.Process outer = made;
        try {
            check("unshare", "nsenter", "-t", String.valueOf(other), "-n", "unshare", "-f", "--kill-child", "-p", "-m", "-u",
                    "chroot", root(), "/bin/busybox", "sleep", length());
        } finally {
            Outcome.of(LIMIT, "", List.of("kill", "-9", String.valueOf(other)));
            outer.destroyForcibly().waitFor();
        }
    }

    @Test
    void bubblewrap() throws Exception {
        check("bwrap", "bwrap", "--unshare-all", "--hostname", "wrapped", "--bind", root(), "/", "--proc", "/proc",
                "/bin/busybox", "sleep", length());
    }

    @Test
    void runc() throws Exception {
        need(there("runc"), "runc is not installed");
        Path bundle = Path.of(root()).getParent();
        assertThat(Outcome.of(LIMIT, "", List.of("runc", "spec", "-b", bundle.toString())).exit()).isZero();
        Path spec = bundle.resolve("config.json");
        Files.writeString(spec, Files.readString(spec).replace("\"terminal\": true", "\"terminal\": false")
                .replace("\"sh\"", "\"/bin/busybox\", \"sleep\", \"" + length() + "\""));
        check("runc", "runc", "run", "-b", bundle.toString(), "made-" + sleep);
    }

    /** By itself podman raises limits that a machine in a machine may not raise. */
    @Test
    void podman() throws Exception {
        need(there("podman"), "podman is not installed");
        Path settings = Files.writeString(folder.resolve("containers.conf"), "[containers]\ndefault_ulimits = []\n");
        List<String> podman = List.of("env", "CONTAINERS_CONF=" + settings, "podman", "--root",
                folder.resolve("storage").toString(), "--runroot", folder.resolve("run").toString(), "--storage-driver",
                "vfs", "--cgroup-manager", "cgroupfs", "run", "--rm", "--network", "none", "--rootfs", root(),
                "/bin/busybox");
        Outcome can = Outcome.of(LIMIT, "", Stream.concat(podman.stream(), Stream.of("true")).toList());
        need(can.exit() == 0, "podman makes no container here: " + can.err());
        check("podman", Stream.concat(podman.stream(), Stream.of("sleep", length())).toArray(String[]::new));
    }

    /** Without it the test is skipped; with CI set it fails. */
    private static void need(boolean there, String reason) {
        if (!Boolean.parseBoolean(System.getenv("CI")) && !Boolean.getBoolean("CI")) {
            assumeTrue(there, reason);
        }
        assertThat(there).as(reason).isTrue();
    }

    /** A root directory with one static program in it. */
    private String root() throws IOException {
        Path root = folder.resolve("rootfs");
        if (!Files.exists(root)) {
            for (String directory : List.of("bin", "proc", "dev", "sys", "tmp", "etc", "run")) {
                Files.createDirectories(root.resolve(directory));
            }
            Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
        }
        return root.toString();
    }

    /** How long it sleeps, by which it is found: no other does as long. */
    private String length() {
        sleep = String.valueOf(1_000_000_000L + System.nanoTime() % 1_000_000_000L);
        return sleep;
    }

    private static boolean there(String tool) {
        return Stream.of("/bin", "/usr/bin", "/sbin", "/usr/sbin").anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    }

    private void check(String tool, String... command) throws Exception {
        need("root".equals(System.getProperty("user.name")), "it takes root to make a container");
        need(there(tool), tool + " is not installed");
        need(there("busybox"), "busybox is not installed");
        made = start(List.of(command));
        int leader = await();
        JsonNode json = compare(leader);

        assertThat(processes(json)).isEqualTo(expected(leader)).containsValue(leader);
        assertThat(json.at("/facets/hostname/container/rows/0/hostname").asText())
                .isEqualTo(inside(leader, "-u", "hostname"));
        assertThat(names(json)).containsExactlyElementsOf(inside(leader, "-n", "ip", "-o", "link").lines()
                .map(line -> line.replaceFirst("^\\d+: ([^:@]+).*", "$1")).toList());
        assertThat(texts(json, "files", "name")).containsExactlyInAnyOrderElementsOf(rootNames(leader));
        assertThat(texts(json, "mounts", "target")).containsExactlyElementsOf(read(leader, "mountinfo").lines()
                .map(line -> line.split(" ")[4]).toList());
        assertThat(stream(json.at("/facets/users/container/rows"))
                        .map(row -> "%s %s %s".formatted(row.get("inside"), row.get("outside"), row.get("count"))))
                .containsExactlyElementsOf((read(leader, "uid_map") + read(leader, "gid_map")).lines()
                        .map(line -> line.strip().replaceAll(" +", " ")).toList());
        assertThat(stream(json.at("/facets/cgroup/container/rows")).filter(row -> row.get("what").asText().startsWith("path"))
                        .map(row -> row.get("value").asText()))
                .containsExactlyElementsOf(read(leader, "cgroup").lines().map(line -> line.split(":", 3)[2]).toList());
        assertThat(texts(json, "capabilities", "capability").stream().filter(name -> name.startsWith("cap_"))).hasSize(
                Long.bitCount(Long.parseUnsignedLong(read(leader, "status").lines()
                        .filter(line -> line.startsWith("CapEff")).findFirst().orElseThrow().split("\t")[1], 16)));
        assertThat(texts(json, "routes", "destination")).hasSameSizeAs(
                (inside(leader, "-n", "ip", "-4", "route", "show", "table", "main") + "\n"
                        + inside(leader, "-n", "ip", "-6", "route", "show", "table", "main")).lines()
                        .filter(line -> !line.isBlank()).toList());
        assertThat(texts(json, "ipc", "key")).containsExactlyElementsOf(inside(leader, "-i", "ipcs").lines()
                .filter(line -> line.startsWith("0x")).map(line -> line.split(" ")[0]).toList());
        for (String facet : KINDS.keySet()) {
            assertThat(json.at("/facets/" + facet + "/shared").asBoolean()).as(facet)
                    .isEqualTo(host(KINDS.get(facet)).equals(link(leader, KINDS.get(facet))));
        }
    }

    private static List<String> rootNames(int leader) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(leader), "root", "."))) {
            return Stream.concat(Stream.of(".", ".."), files.map(file -> file.getFileName().toString())).toList();
        }
    }

    private static List<String> texts(JsonNode json, String facet, String column) {
        return stream(json.at("/facets/" + facet + "/container/rows")).map(row -> row.get(column).asText()).toList();
    }

    private java.lang.Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    }

    /** The PID of the one that sleeps so long and is the deepest. */
    private int await() throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && (made.isAlive() || !sleeping().isEmpty())) {
            List<Integer> pids = sleeping();
            if (!pids.isEmpty()) {
                return pids.getLast();
            }
        }
        throw new AssertionError("it did not start: " + Files.readString(folder.resolve("said")));
    }

    private List<Integer> sleeping() throws IOException {
        return pids().stream().filter(pid -> read(pid, "cmdline").equals("/bin/busybox\0sleep\0" + sleep + "\0"))
                .filter(pid -> chain(pid).size() > 1).sorted().toList();
    }

    private static List<Integer> pids() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d+"))
                    .map(Integer::valueOf).toList();
        }
    }

    private static String read(int pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException ended) {
            return "";
        }
    }

    private static String link(int pid, String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "ns", kind)).toString();
        } catch (IOException ended) {
            return "";
        }
    }

    private static List<Integer> chain(int pid) {
        return read(pid, "status").lines().filter(line -> line.startsWith("NSpid:"))
                .flatMap(line -> Stream.of(line.substring(6).strip().split("\\s+"))).map(Integer::valueOf).toList();
    }

    /** Of PID 1; root may be kept from reading that, then of this process. */
    private static String host(String kind) {
        String first = link(1, kind);
        return first.isEmpty() ? link((int) ProcessHandle.current().pid(), kind) : first;
    }

    /** By PID inside the PID outside. */
    private static Map<Integer, Integer> expected(int leader) throws IOException {
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int pid : pids()) {
            if (link(pid, "pid").equals(link(leader, "pid")) && !chain(pid).isEmpty()) {
                expected.put(chain(pid).getLast(), pid);
            }
        }
        return expected;
    }

    private static Map<Integer, Integer> processes(JsonNode json) {
        return stream(json.at("/facets/processes/container/rows")).collect(Collectors.toMap(
                row -> row.get("pid").asInt(), row -> row.get("hostPid").asInt(), (one, other) -> one, TreeMap::new));
    }

    private static List<String> names(JsonNode json) {
        return stream(json.at("/facets/interfaces/container/rows")).map(row -> row.get("name").asText()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String inside(int pid, String namespace, String... command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(pid), namespace, "--"));
        all.addAll(List.of(command));
        return Outcome.of(LIMIT, "", all).out().stripTrailing();
    }

    private static JsonNode compare(int leader) throws Exception {
        try (Node node = new Nodes(null).open(new Target.Local(), SshOptions.none().withSudo(SshOptions.Sudo.NEVER), Prompts.refusing(), Progress.none())) {
            Snapshot snapshot = new SnapshotReader().read(node);
            Wanted wanted = Wanted.all();
            Mirror mirror = new MirrorReader().read(node, snapshot, Who.find(snapshot, String.valueOf(leader)), wanted);
            return new ObjectMapper().readTree(
                    JsonText.of(CompareJson.of(mirror, wanted.directory().path(), new LinkedHashMap<>())));
        }
    }
}
