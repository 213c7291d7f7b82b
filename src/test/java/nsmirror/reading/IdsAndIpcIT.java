package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A container in whose user namespace is another's, shared memory that a process has attached, and a process that goes
 * into other namespaces between two looks: against the kernel's own files.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class IdsAndIpcIT {
    /** Prints the PIDs of the outer container, the one in it, and the one that moves when it may read a line. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            first_of() { until pgrep -P $1; do kill -0 $1; sleep 0.05; done; }
            printf 'student:100000:65536\\n4242:300000:10\\n' >/etc/subuid
            printf '# nothing\\nstudent:100000:15\\n' >/etc/subgid
            unshare -U -m -p -f -i --kill-child sh -c 'until [ -e /run/mapped ]; do sleep 0.05; done; exec sleep 100000' \\
                </dev/null >/dev/null 2>&1 &
            outer=$(first_of $!)
            for kind in uid gid; do echo 0 100000 1000 >/proc/$outer/${kind}_map; done
            touch /run/mapped
            nsenter -t $outer -U -S 0 -G 0 sh -c '
                unshare -U -m -p -f --kill-child sleep 100000 </dev/null >/dev/null 2>&1 &
                until inner=$(pgrep -P $!); do sleep 0.05; done
                for kind in uid gid; do echo 5 10 20 >/proc/$inner/${kind}_map; done
                echo $inner' >/run/inner
            mkfifo /run/go
            unshare -U -r -m -n -u -p -f --kill-child \\
                sh -c 'exec 3<>/run/go; read x <&3; exec unshare -U -r -m -n sleep 100000' </dev/null >/dev/null 2>&1 &
            moving=$(first_of $!)
            until ls -l /proc/$moving/fd | grep -q /run/go; do sleep 0.05; done
            echo $outer $(cat /run/inner) $moving
            """;
    /** shmat(2) has a number of its own on each kind of processor. */
    private static final String ATTACH = """
            my $shmat = `uname -m` =~ /^x86_64/ ? 30 : 196;
            my $id = shmget(0x2a, 65536, 01640); defined $id or die "shmget $!";
            syscall($shmat, $id, 0, 0) != -1 or die "shmat $!";
            $| = 1; print "attached\\n"; sleep 100000;
            """;

    private final Machine machine;
    private Node node;
    private Snapshot snapshot;
    private List<Integer> pids;

    IdsAndIpcIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void makeThem() throws NodeException {
        machine.write("/root/make", MAKE);
        pids = List.of(machine.read("/root/make").split(" ")).stream().map(Integer::valueOf).toList();
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
    }

    @AfterAll
    void disconnect() {
        node.close();
    }

    @Test
    void idsAreThoseOutsideAndInTheUserNamespaceBetween() throws NodeException {
        View inner = users(pids.get(1));
        Row uids = inner.rows().getFirst();

        assertThat(List.of(machine.read("cat", "/proc/" + pids.get(1) + "/uid_map").strip().split("\\s+")))
                .containsExactly(uids.text("inside"), uids.text("outside"), uids.text("count"))
                .containsExactly("5", "100010", "20");
        assertThat(uids.text("between")).isEqualTo("10-29 in " + container(pids.get(0)).name());
        assertThat(uids.text("owner")).isEqualTo("student, /etc/subuid");
        assertThat(inner.rows().getLast().text("owner")).isEqualTo("partly student, /etc/subgid");
        assertThat(inner.notes()).contains("nobody is root inside: uid 5 inside is 10 in %s, 100010 outside"
                .formatted(container(pids.get(0)).name()));
        assertThat(users(pids.get(0)).notes()).contains("root inside is 100000 outside");
        assertThat(users(pids.get(0)).rows().getFirst().text("between")).isEmpty();
    }

    private View users(int leader) throws NodeException {
        return read(snapshot, container(leader), Facet.USERS).facets().get(Facet.USERS).container();
    }

    @Test
    void memoryIsAttachedToTheProcessesWhoseMapsSaySo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "perl is not installed");
        int outer = seen(pids.get(0)).outerPid();
        java.lang.Process attacher = new ProcessBuilder("nsenter", "-t", String.valueOf(outer), "-i", "-p", "--",
                "/usr/bin/perl", "-e", ATTACH).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(attacher.inputReader().readLine()).isEqualTo("attached");
            Snapshot now = new SnapshotReader().read(node);
            FacetView view = read(now, container(pids.get(0)), Facet.IPC).facets().get(Facet.IPC);
            Row memory = view.container().rows().stream().filter(row -> row.text("key").equals("0x0000002a"))
                    .findFirst().orElseThrow();

            int attached = inMachine(attacher.children().findFirst().orElseThrow().pid());
            assertThat(memory.cells().get("attachedPids")).isEqualTo(List.of(attached));
            assertThat(memory.text("attached")).matches("perl \\d+ \\(%d on the host\\)".formatted(attached));
            assertThat(memory.text("last")).contains(String.valueOf(attached)).contains("perl");
            assertThat(memory.text("mode")).isEqualTo("640");
            assertThat(view.host().rows()).extracting(row -> row.text("key")).doesNotContain("0x0000002a");
        } finally {
            attacher.descendants().forEach(ProcessHandle::destroyForcibly);
            attacher.destroyForcibly().waitFor();
        }
    }

    /** As the machine counts it, one level above the container. */
    private static int inMachine(long outerPid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(outerPid));
        assertThat(Files.readString(process.resolve("maps"))).contains("/SYSV0000002a");
        List<String> levels = Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("NSpid:")).flatMap(line -> Stream.of(line.split("\\s+"))).toList();
        return Integer.parseInt(levels.get(levels.size() - 2));
    }

    @Test
    void aProcessThatMovedToOtherNamespacesIsNotTakenForThatContainer() throws NodeException {
        int moving = pids.get(2);
        Set<Facet> facets = EnumSet.of(Facet.FILES, Facet.MOUNTS, Facet.SOCKETS, Facet.USERS, Facet.INTERFACES,
                Facet.HOSTNAME);
        Mirror before = read(snapshot, container(moving), facets.toArray(Facet[]::new));
        facets.forEach(facet -> assertThat(before.facets().get(facet).container().trouble()).as("%s", facet).isEmpty());

        machine.read("sh", "-c", "echo >/run/go; until [ $(cat /proc/%d/comm) = sleep ]; do sleep 0.05; done".formatted(moving));
        Mirror after = read(snapshot, container(moving), facets.toArray(Facet[]::new));

        facets.remove(Facet.HOSTNAME);
        facets.forEach(facet -> assertThat(after.facets().get(facet).container().trouble()).as("%s", facet)
                .contains("process %d has moved to another namespace meanwhile: read the node again".formatted(moving)));
        assertThat(after.facets().get(Facet.HOSTNAME).container().trouble()).isEmpty();
    }

    private Mirror read(Snapshot known, Container who, Facet... facets) throws NodeException {
        return new MirrorReader().read(node, known, who, Wanted.of(Set.of(facets)));
    }

    private Container container(int leader) {
        return snapshot.containers().stream().filter(each -> each.leader() == leader).findFirst().orElseThrow();
    }

    private SeenProcess seen(int pid) {
        return machine.processes().stream().filter(each -> each.pid() == pid).findFirst().orElseThrow();
    }
}
