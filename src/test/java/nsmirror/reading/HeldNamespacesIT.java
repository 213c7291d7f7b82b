package nsmirror.reading;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.lab.ThreadApart;
import nsmirror.model.Evidence;
import nsmirror.model.Gap;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.PidChains;
import nsmirror.model.PidLevel;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.model.TimeOffsets;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Namespaces that lsns does not list, and nested ones, made for real by {@code src/test/machine/held-namespaces}, which
 * says their inodes; parents and owners beside what this machine's own lsns has from the kernel.
 */
@NeedsMachine
class HeldNamespacesIT {
    /** The lsns of RHEL 8 knows no owners and no parents. */
    private static final String OLD_LSNS = """
            #!/bin/sh
            case "$*" in
            --version) echo 'lsns from util-linux 2.32.1' ;;
            *PNS*) echo 'lsns: unknown column: PNS' >&2; exit 1 ;;
            *) exec /usr/bin/lsns "$@" ;;
            esac
            """;

    private static Machine machine;
    private static final List<String[]> MADE = new ArrayList<>();
    private static java.lang.Process threads;
    private static String[] thread;
    private static Snapshot snapshot;

    @BeforeAll
    static void makeThem(Machine given) throws Exception {
        machine = given;
        machine.write("/root/held", Files.readString(Path.of("src/test/machine/held-namespaces")));
        machine.read("/root/held").lines().forEach(line -> MADE.add(line.split(" ")));
        thread = startThreads();
        snapshot = read();
    }

    /** In the machine's PID namespace, with this computer's files: the machine has no Java. */
    private static String[] startThreads() throws IOException {
        threads = new ProcessBuilder("nsenter", "-t", Integer.toString(machine.initPid()), "-p", "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-cp", Path.of("target", "test-classes").toAbsolutePath().toString(), ThreadApart.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new BufferedReader(new InputStreamReader(threads.getInputStream(), StandardCharsets.UTF_8))
                .readLine().split(" ");
    }

    @AfterAll
    static void endTheThreads() {
        threads.descendants().forEach(ProcessHandle::destroyForcibly);
        threads.destroyForcibly();
    }

    private static Snapshot read() throws NodeException {
        return Logins.snapshot(machine, machine.login(), machine.key());
    }

    private static String[] made(String name) {
        return MADE.stream().filter(line -> line[0].equals(name)).findFirst().orElseThrow();
    }

    private static Namespace namespace(Kind kind, String inode) {
        return snapshot.namespace(kind, Long.parseLong(inode)).orElseThrow(() ->
                new AssertionError("no " + kind.label() + " " + inode));
    }

    @Test
    void anOpenFileHoldsANetNamespaceInWhichNobodyLives() {
        String[] file = made("file");
        Namespace net = namespace(Kind.NET, file[2]);
        assertThat(net.processes()).isZero();
        assertThat(net.heldBy()).containsExactly("open file 7 of " + file[1]);
    }

    @Test
    void soItDoesWhereTheNameItWasOpenedByIsGone() {
        String[] gone = made("gone");
        assertThat(namespace(Kind.NET, gone[2]).heldBy()).containsExactly("open file 7 of " + gone[1]);
    }

    @Test
    void aMountInAnotherMountNamespaceHoldsOne() {
        String[] mount = made("mount");
        long mnt = snapshot.process(Integer.parseInt(mount[1])).flatMap(each -> each.namespace(Kind.MNT)).orElseThrow();
        Namespace net = namespace(Kind.NET, mount[2]);
        assertThat(net.processes()).isZero();
        assertThat(net.heldBy()).containsExactly(
                "mount /srv/blue\n\\x in mnt %d (PID %s)".formatted(mnt, mount[1]));
    }

    @Test
    void whereChildrenWouldBeBornIsThere() {
        String[] children = made("children");
        assertThat(namespace(Kind.PID, children[2]).heldBy()).containsExactly("children of " + children[1]);
    }

    @Test
    void aThreadsOwnNamespaceIsThere() {
        Namespace uts = namespace(Kind.UTS, thread[2]);
        assertThat(uts.processes()).isZero();
        assertThat(uts.heldBy()).containsExactly("thread " + thread[1] + " of " + thread[0]);
    }

    @Test
    void mapsAndOffsetsAreThoseThatWereWritten() {
        assertThat(namespace(Kind.USER, made("user")[2]).ids()).hasValue(new IdMaps(
                List.of(new IdRange(0, 100_000, 1000), new IdRange(1000, 300_000, 500)),
                List.of(new IdRange(0, 100_000, 1))));
        assertThat(namespace(Kind.TIME, made("time")[2]).offsets())
                .hasValue(new TimeOffsets(Duration.ofDays(1), Duration.ofDays(7)));
        assertThat(snapshot.namespace(Kind.TIME, snapshot.host().get(Kind.TIME)).orElseThrow().offsets())
                .hasValue(new TimeOffsets(Duration.ZERO, Duration.ZERO));
    }

    @Test
    void aPidChainGoesThroughTheNamespaceOfEachLevel() {
        List<String[]> levels = MADE.stream().filter(line -> line[0].equals("level")).toList();
        Map<Integer, SeenProcess> seen = machine.processes().stream().collect(toMap(SeenProcess::pid, each -> each));
        SeenProcess deepest = seen.get(Integer.parseInt(levels.getLast()[1]));
        List<PidLevel> chain = new PidChains(snapshot).of(snapshot.process(deepest.pid()).orElseThrow());

        assertThat(chain).extracting(PidLevel::pid).isEqualTo(deepest.nspid()).hasSize(4);
        assertThat(chain).extracting(level -> level.namespace().orElseThrow()).containsExactly(
                seen.get(1).namespace(Kind.PID), Long.valueOf(levels.get(0)[2]), Long.valueOf(levels.get(1)[2]),
                Long.valueOf(levels.get(2)[2]));
    }

    @Test
    void whatAnOldLsnsDoesNotTellFollowsOrIsCalledAGuess() throws NodeException {
        machine.write("/usr/local/sbin/lsns", OLD_LSNS);
        Snapshot old = read();
        machine.read("rm", "/usr/local/sbin/lsns");

        assertThat(MADE).filteredOn(line -> line[0].equals("level")).hasSize(3).allSatisfy(level -> {
            long pid = Long.parseLong(level[2]);
            long user = Long.parseLong(level[3]);
            sameAsTold(old, Kind.PID, pid, Evidence.NSPID);
            sameAsTold(old, Kind.USER, user, Evidence.LIKELY);
        });
        assertThat(new PidChains(old).of(deepest(old))).isEqualTo(new PidChains(snapshot).of(deepest(snapshot)));
    }

    private static void sameAsTold(Snapshot old, Kind kind, long inode, Evidence how) {
        Namespace told = snapshot.namespace(kind, inode).orElseThrow();
        Namespace concluded = old.namespace(kind, inode).orElseThrow();
        assertThat(told.lineage().parentBy()).hasValue(Evidence.LSNS);
        assertThat(concluded.parent()).isPresent().isEqualTo(told.parent());
        assertThat(concluded.lineage().parentBy()).hasValue(how);
        assertThat(concluded.owner()).isPresent().isEqualTo(told.owner());
        assertThat(concluded.lineage().ownerBy()).hasValue(Evidence.LIKELY);
    }

    private static Process deepest(Snapshot in) {
        return in.processes().stream().filter(each -> each.nspid().size() == 4).findFirst().orElseThrow();
    }

    @Test
    void withBusyboxAloneTheSameIsFound() throws NodeException {
        for (String name : List.of("find", "grep", "ls", "ps", "xargs", "stat")) {
            machine.write("/usr/local/sbin/" + name, "#!/bin/sh\nexec busybox " + name + " \"$@\"\n");
        }
        Snapshot small = read();
        machine.read("busybox", "rm", "-r", "/usr/local/sbin");

        for (String name : List.of("file", "gone", "mount")) {
            assertThat(small.namespace(Kind.NET, Long.parseLong(made(name)[2]))).as(name).isEqualTo(
                    Optional.of(namespace(Kind.NET, made(name)[2])));
        }
        assertThat(small.namespace(Kind.UTS, Long.parseLong(thread[2])).orElseThrow().heldBy())
                .containsExactly("thread " + thread[1] + " of " + thread[0]);
        assertThat(small.namespace(Kind.USER, Long.parseLong(made("user")[2])).orElseThrow().ids())
                .isEqualTo(namespace(Kind.USER, made("user")[2]).ids());
    }

    @Test
    void nothingIsSaidToBeMissing() {
        assertThat(snapshot.coverage().gaps()).filteredOn(gap -> !gap.why().contains("zombies"))
                .extracting(Gap::missing).isEmpty();
    }
}
