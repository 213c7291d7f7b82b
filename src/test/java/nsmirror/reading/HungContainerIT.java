package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.model.Process;
import nsmirror.node.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Containers with file systems that never answer, FUSE whose server opened /dev/fuse and reads nothing, and with pipes
 * where files are looked for: what hangs is given up, all else is seen.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HungContainerIT {
    /** Prints the PIDs of two containers: one with such a file system in its root directory, one with it for that. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            [ -e /dev/fuse ] || mknod /dev/fuse c 10 229
            cat >/run/hang <<'END'
            exec 3<>/dev/fuse 4<>/run/hung/fifo
            mount --make-rprivate /
            mount -i -t fuse -o fd=3,rootmode=40000,user_id=0,group_id=0 hung /run/hung/hung
            mount --bind /run/hung/fifo /run/hung/file
            cd /run/hung
            case $1 in
            below) hostname below; pivot_root . old; /bin/busybox umount -l /old
                exec /bin/busybox sh -c 'read x <&4' ;;
            root) hostname root; pivot_root hung hung; read x <&4 ;;
            esac
            END
            mkdir -p /run/hung
            mount -t tmpfs hung /run/hung
            cd /run/hung
            mkdir -p bin hung old dev
            cp "$(command -v busybox)" bin/busybox
            mkfifo fifo dev/mqueue etc proc
            touch file
            for which in below root; do
                unshare -f --kill-child -p -m -u -i -n sh /run/hang $which >/run/said-$which 2>&1 </dev/null &
                until first=$(pgrep -P $!) && [ "$(nsenter -t $first -u hostname)" = $which ]; do
                    kill -0 $! || { cat /run/said-$which >&2; exit 1; }
                    sleep 0.05
                done
                echo $first
            done
            """;

    private final Machine machine;
    private Capture.Summary captured;
    private List<Integer> firsts;

    HungContainerIT(Machine machine) {
        this.machine = machine;
    }

    /** A capture does what inspect and, for every container, compare do. */
    @BeforeAll
    void makeAndCaptureThem(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/fuse")), "needs FUSE in the kernel: /dev/fuse is not there");
        machine.write("/root/make", MAKE);
        firsts = machine.read("/root/make").lines().map(Integer::valueOf).toList();
        try (Node node = new HurriedNode(Logins.open(machine, machine.login(), machine.key()), "root")) {
            captured = new Capture(new SnapshotReader(), new MirrorReader()).record(node, folder.resolve("hung.nsrec"));
        }
    }

    @Test
    void aFileSystemThatHangsBelowItsRootCostsTheDetailsOfFiles() {
        Mirror mirror = mirror(0);
        FacetView files = mirror.facets().get(Facet.FILES);

        assertThat(files.container().trouble()).hasValueSatisfying(why ->
                assertThat(why).contains("a file system below it does not answer").contains("names are shown"));
        assertThat(files.container().rows()).extracting(row -> row.text("name"))
                .contains("bin", "dev", "etc", "proc", "fifo", "file", "hung");
        assertThat(files.container().rows()).filteredOn(row -> row.text("name").equals("hung"))
                .extracting(row -> row.text("type")).containsExactly("unknown");
        everythingElseIsSeen(mirror, "below");
    }

    @Test
    void aRootDirectoryThatHangsCostsItsFiles() {
        Mirror mirror = mirror(1);

        assertThat(mirror.facets().get(Facet.FILES).container().trouble()).hasValueSatisfying(why ->
                assertThat(why).contains("no answer within the time limit"));
        everythingElseIsSeen(mirror, "root");
    }

    @Test
    void whatHangsIsNamedAndNoProcessIsLost() {
        assertThat(captured.snapshot().processes()).extracting(Process::pid).containsAll(firsts);
        assertThat(captured.snapshot().coverage().gaps()).anySatisfy(gap -> {
            assertThat(gap.missing()).startsWith("root directories of mount namespaces");
            assertThat(gap.why()).endsWith("a file system did not answer");
        });
        assertThat(captured.line()).contains("2 of 24 views could not be read");
    }

    private static void everythingElseIsSeen(Mirror mirror, String hostname) {
        Set<Facet> others = EnumSet.copyOf(Facet.ALL);
        others.remove(Facet.FILES);
        for (Facet facet : others) {
            assertThat(mirror.facets().get(facet).container().trouble()).as(facet.label()).isEmpty();
        }
        assertThat(mirror.facets().get(Facet.FILES).host().rows()).isNotEmpty();
        assertThat(rows(mirror, Facet.HOSTNAME)).extracting(row -> row.text("hostname")).containsExactly(hostname);
        assertThat(rows(mirror, Facet.MOUNTS)).extracting(row -> row.text("type")).contains("fuse");
        assertThat(rows(mirror, Facet.IPC)).isEmpty();
    }

    private static List<Row> rows(Mirror mirror, Facet facet) {
        return mirror.facets().get(facet).container().rows();
    }

    private Mirror mirror(int which) {
        return captured.mirrors().stream()
                .filter(each -> each.who().pids().contains(firsts.get(which))).findFirst().orElseThrow();
    }
}
