package nsmirror.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.lab.SeenProcess;
import nsmirror.model.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started as a person starts it, against a node with the lab's containers. */
@NeedsMachine
class CommandLineIT {
    private static final Path PROGRAM = Path.of("target/nsmirror/bin/nsmirror").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Machine machine;
    private static List<String> login;

    @BeforeAll
    static void makeTheLabsSituation(Machine given) throws IOException {
        machine = given;
        machine.write("/root/lab-node", Files.readString(Path.of("assets/lab-node")));
        machine.read("/root/lab-node", "up");
        login = as(machine.login(), machine.key(), machine.knownHosts());
    }

    /** TARGET and the options that reach it, with no settings of the person who runs the tests. */
    private static List<String> as(String user, Path key, Path knownHosts) {
        return List.of("-F", "/dev/null", "-p", Integer.toString(machine.port()), "-i", key.toString(),
                "--known-hosts", knownHosts.toString(), user + "@" + machine.host());
    }

    private static Outcome nsmirror(String subcommand, List<String> target, String... more) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), subcommand));
        command.addAll(target);
        command.addAll(List.of(more));
        return Outcome.of(LIMIT, "", command);
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return JSON.readTree(outcome.out());
    }

    private static Map<Integer, SeenProcess> seen() {
        return machine.processes().stream().collect(toMap(SeenProcess::pid, each -> each));
    }

    @Test
    void inspectShowsEveryProcessAndEveryInodeAsTheKernelHasThem() throws IOException {
        Map<Integer, SeenProcess> before = seen();
        JsonNode snapshot = json(nsmirror("inspect", login, "--json"));
        Map<Integer, SeenProcess> after = seen();

        Map<Integer, JsonNode> shown = stream(snapshot.get("processes"))
                .collect(toMap(each -> each.get("pid").asInt(), each -> each));
        List<SeenProcess> throughout = before.values().stream().filter(each -> each.equals(after.get(each.pid()))).toList();
        assertThat(throughout).hasSizeGreaterThan(20);
        for (SeenProcess process : throughout) {
            JsonNode own = shown.get(process.pid());
            assertThat(own).as("PID %d, %s", process.pid(), process.comm()).isNotNull();
            assertThat(own.get("start").asLong()).isEqualTo(process.start());
            for (Kind kind : Kind.ALL) {
                assertThat(own.get("namespaces").get(kind.label()).asLong())
                        .as("%s of PID %d", kind.label(), process.pid())
                        .isEqualTo(process.namespaces().get(kind));
            }
        }
    }

    @Test
    void compareShowsWhatIsDifferentInside() throws IOException {
        JsonNode facets = json(nsmirror("compare", login, "cassandra-1", "--json")).get("facets");

        assertThat(facets.get("files").get("host").get("command").asText()).isEqualTo("sudo ls -la /");
        assertThat(stream(facets.get("files").get("container").get("rows")).map(row -> row.get("name").asText()))
                .contains("cassandra_data", "cassandra-certs");
        assertThat(facets.get("hostname").get("container").get("rows").get(0).get("hostname").asText())
                .isEqualTo("cassandra-1");
        assertThat(stream(facets.get("processes").get("container").get("rows")).map(row -> row.get("pid").asInt()))
                .contains(1);
        assertThat(facets.fieldNames()).toIterable().containsExactly(
                "files", "mounts", "hostname", "processes", "interfaces", "routes", "sockets", "ipc", "users",
                "capabilities", "cgroup", "time");
    }

    @Test
    void twoContainersOfAPodStandBesideEachOther() throws IOException {
        JsonNode mirror = json(nsmirror("compare", login, "cassandra-1", "--with", "heapster-1", "--json"));

        assertThat(mirror.at("/with/name").asText()).isEqualTo("heapster-1");
        Map<Integer, SeenProcess> seen = seen();
        SeenProcess left = seen.get(mirror.at("/with/leader").asInt());
        SeenProcess right = seen.get(mirror.at("/who/leader").asInt());
        Map.of("interfaces", Kind.NET, "routes", Kind.NET, "sockets", Kind.NET, "hostname", Kind.UTS, "processes", Kind.PID,
                "ipc", Kind.IPC, "users", Kind.USER).forEach((facet, kind) -> assertThat(
                        mirror.at("/facets/" + facet + "/shared").asBoolean()).as(facet).isEqualTo(left.shares(kind, right)));
        assertThat(mirror.at("/facets/interfaces/shared").asBoolean()).as("a pod shares its net namespace").isTrue();
        failsInOneLine(nsmirror("compare", login, "cassandra-1", "--with", "cassandra-1"), 2, "the same container");
    }

    @Test
    void theTrapIsExplainedAndNotRun() throws IOException {
        JsonNode mirror = json(nsmirror("compare", login, "app-1", "--facet", "processes", "--trap", "--json"));

        assertThat(mirror.at("/trap/command").asText()).contains(" -p ps ");
        assertThat(mirror.at("/trap/ran").asBoolean()).isFalse();
        assertThat(mirror.at("/trap/rows")).isEqualTo(mirror.at("/facets/processes/host/rows"));
        assertThat(nsmirror("compare", login, "app-1", "--facet", "processes", "--trap").out())
                .contains("the trap (pid), explained, not run", "would$ sudo nsenter -t ");
    }

    @Test
    void aContainersOwnToolsRunOnlyIfAPersonSaysSo() throws IOException {
        failsInOneLine(nsmirror("compare", login, "app-1", "--facet", "hostname", "--own-tools"), 2, "add --yes");

        JsonNode mirror = json(nsmirror("compare", login, "app-1", "--facet", "hostname", "--own-tools", "--yes", "--json"));
        assertThat(stream(mirror.get("ownTools"))).singleElement().satisfies(word -> {
            assertThat(word.get("tool").asText()).startsWith("hostname");
            assertThat(word.get("said").asText().strip())
                    .isEqualTo(mirror.at("/facets/hostname/container/rows/0/hostname").asText());
        });
        assertThat(nsmirror("compare", login, "app-1", "--facet", "hostname", "--own-tools", "--yes").out())
                .contains("own tools", "the container's own word, which proves nothing; they ran ");
    }

    @Test
    void whereNoContainerCanBeSeenThatIsSaid() {
        failsInOneLine(nsmirror("compare", as(machine.guest(), machine.guestKey(), machine.knownHosts()), "app-1"), 2,
                "could not be read without root");
    }

    @Test
    void aRecordingAnswersAsTheNodeDid(@TempDir Path folder) throws IOException {
        Path recording = folder.resolve("node.nsrec");
        Outcome captured = nsmirror("capture", login, "-o", recording.toString());
        assertThat(captured.exit()).as(captured.err()).isZero();

        JsonNode live = json(nsmirror("inspect", login, "--json"));
        JsonNode replayed = json(nsmirror("inspect", List.of(recording.toString()), "--json"));

        for (String part : List.of("containers", "pods")) {
            assertThat(replayed.get(part)).isEqualTo(live.get(part));
        }
        for (String facet : List.of("files", "interfaces", "mounts")) {
            assertThat(nsmirror("compare", List.of(recording.toString()), "app-1", "--facet", facet).out())
                    .isEqualTo(nsmirror("compare", login, "app-1", "--facet", facet).out());
        }
    }

    @Test
    void aFigureHasTheSizeAsked(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("map.png");

        Outcome drawn = nsmirror("figure", login, "--size", "640x480", "--scale", "2", "-o", picture.toString());

        assertThat(drawn.exit()).as(drawn.err()).isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1280, 960);
    }

    @Test
    void withoutADisplayTheWindowSaysSoAndInspects() throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY", PROGRAM.toString()));
        command.addAll(login);

        Outcome outcome = Outcome.of(LIMIT, "", command);

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err().lines()).singleElement().asString().contains("no window");
        assertThat(outcome.out()).contains("cassandra-1", machine.hostname());
    }

    @Test
    void withoutRootItShowsWhatItCanAndSaysWhatIsMissing() throws IOException {
        JsonNode snapshot = json(nsmirror("inspect", as(machine.guest(), machine.guestKey(), machine.knownHosts()), "--json"));

        assertThat(snapshot.get("node").get("root").asBoolean()).isFalse();
        assertThat(snapshot.get("processes")).hasSizeGreaterThan(20);
        assertThat(stream(snapshot.get("coverage")).map(gap -> gap.get("why").asText()))
                .anySatisfy(why -> assertThat(why).contains("sudo"));
    }

    @Test
    void aRefusedLoginIsOneLineAndStatus3() {
        failsInOneLine(nsmirror("inspect", as("root", machine.guestKey(), machine.knownHosts())), 3, machine.host());
    }

    @Test
    void anUnknownHostKeyIsRefusedWhereNobodyCanBeAsked(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("known_hosts"));

        Outcome outcome = nsmirror("inspect", as(machine.login(), machine.key(), empty));

        failsInOneLine(outcome, 3, "SHA256:");
        assertThat(empty).isEmptyFile();
    }

    @Test
    void aChangedHostKeyIsRefused(@TempDir Path folder) throws IOException {
        Outcome otherKey = Outcome.of(LIMIT, "", List.of(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("other").toString()));
        assertThat(otherKey.exit()).isZero();
        Path changed = folder.resolve("known_hosts");
        String key = Files.readString(folder.resolve("other.pub")).split(" ")[1];
        Files.writeString(changed, knownName() + " ssh-ed25519 " + key + "\n");

        Outcome outcome = nsmirror("inspect", as(machine.login(), machine.key(), changed));

        failsInOneLine(outcome, 3, "changed");
        assertThat(Files.readString(changed)).contains(key);
    }

    private static String knownName() {
        return machine.port() == 22 ? machine.host() : "[" + machine.host() + "]:" + machine.port();
    }

    @Test
    void anUnreachableNodeIsOneLineAndStatus1() {
        failsInOneLine(nsmirror("inspect", List.of("-F", "/dev/null", "-p", "9", "student@" + machine.host())), 1,
                machine.host());
    }

    @Test
    void aFileThatIsNoRecordingIsOneLineAndStatus1(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.nsrec"), "#!/bin/sh\necho\n");

        failsInOneLine(nsmirror("inspect", List.of(other.toString())), 1, "other.nsrec");
        failsInOneLine(nsmirror("inspect", List.of(folder.resolve("none.nsrec").toString())), 1, "none.nsrec");
    }

    @Test
    void aTruncatedRecordingLosesItsLastLineOnly(@TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole.nsrec");
        assertThat(nsmirror("capture", login, "-o", whole.toString()).exit()).isZero();
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.nsrec");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 20));

        JsonNode replayed = json(nsmirror("inspect", List.of(cut.toString()), "--json"));

        assertThat(replayed.get("containers")).hasSize(6);
        assertThat(replayed.get("coverage")).as("the cut is told").isNotEmpty();
    }

    @Test
    void argumentsThatMakeNoSenseAreOneLineAndStatus2() {
        for (List<String> wrong : List.of(
                List.of("inspect"),
                List.of("inspect", "sample", "--frobnicate"),
                List.of("compare", "sample", "nobody-of-that-name"),
                List.of("compare", "sample", "app-1", "--facet", "weather"),
                List.of("capture", "sample"),
                List.of("capture", "sample", "-o", ""),
                List.of("figure", "sample", "-o", "x.gif"),
                List.of("figure", "sample", "--size", "1x1", "-o", "x.png"),
                List.of("figure", "sample", "--size", "16384x16384", "--scale", "4", "-o", "x.png"),
                List.of("inspect", "-oProxyCommand"),
                List.of("inspect", "--", "-oProxyCommand=touch x"))) {
            List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
            command.addAll(wrong);
            failsInOneLine(Outcome.of(LIMIT, "", command), 2, "nsmirror");
        }
    }

    @Test
    void aFullDiskIsOneLineAndStatus1AndAReaderWhoHadEnoughIsNone() {
        failsInOneLine(shell("exec '" + PROGRAM + "' inspect sample >/dev/full"), 1, "No space left");

        Outcome enough = shell("{ '" + PROGRAM + "' inspect sample; echo \"status $?\" >&2; } | head -n 1");
        assertThat(enough.out().lines()).hasSize(1);
        assertThat(enough.err()).isEqualTo("status 0\n");
    }

    private static Outcome shell(String script) {
        return Outcome.of(LIMIT, "", List.of("sh", "-c", script));
    }

    @Test
    void afterItEndedNothingOfItRunsOnTheNode() {
        Map<Integer, SeenProcess> before = seen();

        assertThat(nsmirror("inspect", login).exit()).isZero();

        assertThat(left(before)).isEmpty();
    }

    /** What runs now and did not; the server's own side of a connection may take a moment to end. */
    private static List<SeenProcess> left(Map<Integer, SeenProcess> before) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<SeenProcess> left;
        do {
            left = seen().values().stream().filter(each -> !before.containsKey(each.pid())).toList();
            Thread.onSpinWait();
        } while (!left.isEmpty() && System.nanoTime() < giveUp);
        return left;
    }

    private static void failsInOneLine(Outcome outcome, int status, String says) {
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(status);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString()
                .startsWith("nsmirror: ").contains(says).doesNotContain("Exception", "\tat ");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> values = new ArrayList<>();
        array.forEach(values::add);
        return values.stream();
    }
}
