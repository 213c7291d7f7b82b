package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Row;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A container made to mislead who looks at it: its tools leave a mark when they run, its names are hostile. */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileContainerIT {
    /** Prints the PID of the container's first process. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            root=/run/trap
            mkdir -p $root
            mount -t tmpfs trap $root
            mkdir -p $root/bin $root/usr/bin $root/usr/sbin $root/proc $root/old
            cp "$(command -v busybox)" $root/bin/busybox
            for tool in sh bash ls ps ip hostname uname cat stat find grep xargs ipcs lsipc sed cut head tail awk nsenter \
                unshare mount umount timeout true env id getent readlink lsns printf kill sudo su doas setpriv podman \
                docker crictl runc newuidmap; do
                for bin in bin usr/bin usr/sbin; do
                    printf '#!/bin/busybox sh\\n: >/mark-%s\\n' $tool >$root/$bin/$tool
                    chmod 6755 $root/$bin/$tool
                done
            done
            mkfifo $root/fifo
            mknod $root/disk b 7 99
            ln -s /etc $root/etc
            ln -s / $root/dev
            ln -s /proc/1/root $root/sys
            touch "$root/a -> b" "$root/$(printf 'two\\nlines')" "$root/$(printf 'red\\033[31m')" "$root/total 0"
            ln -s 'to -> nowhere' "$root/link -> file"
            touch "$root/$(printf 'bad\\377byte')"
            cat >$root/start <<'END'
            /bin/busybox umount -l /old
            /bin/busybox mount -t proc proc /proc
            printf 'x\\n1 (forged' >/proc/self/comm
            while :; do /bin/busybox sleep 1000; done
            END
            cat >/run/trap-enter <<'END'
            busybox hostname "$(printf 'evil\\033[2J\\nname')"
            ip link add "$(printf 'if\\033[7m')" type bridge
            ip link add "$(printf 'q"\\134\\047\\342\\200\\256\\377@if1')" type bridge
            mount --make-rprivate /
            cd /run/trap
            pivot_root . old
            export LD_PRELOAD=/mark.so LD_LIBRARY_PATH=/usr/sbin ENV=/bin/sh BASH_ENV=/bin/sh PATH=/bin
            exec /bin/busybox sh /start "$(printf 'x\\n      2       1 root   forged\\033[31m')" \
                "$(printf '\\377\\342\\200\\256')" "$(/bin/busybox printf '%4096s' y)"
            END
            unshare -f --kill-child -p -m -u -i -n sh /run/trap-enter >/dev/null 2>&1 </dev/null &
            unsharing=$!
            until first=$(pgrep -P $unsharing) && pgrep -P $first >/dev/null; do sleep 0.05; done
            echo $first
            """;

    /** Has CAP_SYS_PTRACE alone and looks through the root of every process it sees; prints its PID. */
    private static final String TRACER = """
            #!/bin/sh
            set -eu
            mkdir -p /run/hidden /run/tracer
            touch /run/hidden/of-the-host
            cat >/run/tracer/start <<'END'
            mount -t tmpfs none /run/hidden
            exec setpriv --bounding-set=-all,+sys_ptrace --inh-caps=-all sh -c 'while :; do
                for root in /proc/[0-9]*/root; do [ ! -e $root/run/hidden/of-the-host ] || : >/run/tracer/seen; done
                : >/run/tracer/polled
            done'
            END
            unshare -f --kill-child -p -m -u -i --mount-proc sh /run/tracer/start >/dev/null 2>&1 </dev/null &
            until [ -e /run/tracer/polled ]; do sleep 0.05; done
            pgrep -P $!
            """;

    /**
     * Looks for what ends a frame in the arguments and environments of all processes, and says it in a hostname, its
     * own name and files. Run twice: by root in a container that sees every process, and by who logs in.
     */
    private static final String HUNT = """
            #!/bin/sh
            cd $1
            : >found
            nonce=
            while :; do
                cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null \\
                    | tr '\\0' '\\n' | grep -aoE '[0-9a-f]{32,}' | sort -u >now
                while read -r nonce; do
                    : >"$(printf '\\n%s 0\\nx' $nonce)"
                    printf '\\n%s 0\\n' $nonce >/proc/$$/comm
                    [ "$(id -u)" != 0 ] || busybox hostname "$(printf '\\n%s 0\\n' $nonce)"
                    grep -qx $nonce found || echo $nonce >>found
                done <now
            done
            """;

    @TempDir
    private Path folder;

    private final Machine machine;
    private Node node;
    private int first;

    HostileContainerIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void makeContainer() throws NodeException {
        machine.write("/root/make", MAKE);
        first = Integer.parseInt(machine.read("/root/make"));
        node = Logins.open(machine, machine.login(), machine.key());
    }

    @AfterAll
    void disconnect() {
        node.close();
    }

    @Test
    void noneOfItsProgramsRuns() throws Exception {
        machine.exec("nsenter", "-t", String.valueOf(first), "-m", "ls", "/");
        assertThat(marks()).as("what the lab does runs the container's own ls").containsExactly("mark-ls");
        machine.read("sh", "-c", "rm /run/trap/mark-*");

        Path recording = folder.resolve("hostile.nsrec");
        Capture.Summary captured = new Capture(new SnapshotReader(), new MirrorReader()).record(node, recording);
        new MirrorReader().read(node, captured.snapshot(), container(captured.snapshot()), Wanted.all());

        assertThat(marks()).isEmpty();
        assertThat(captured.mirrors()).hasSize(captured.snapshot().containers().size());
    }

    @Test
    void itsNamesAreTakenForWhatTheyAre() throws Exception {
        Mirror mirror = mirror();

        Map<String, Row> files = rows(mirror, Facet.FILES).stream()
                .collect(Collectors.toMap(row -> row.text("name"), row -> row));
        assertThat(files.keySet()).contains("a -> b", "two\nlines", "red\u001b[31m", "total 0", "bad\ufffdbyte");
        assertThat(files.get("link -> file").text("target")).isEqualTo("to -> nowhere");
        assertThat(files.get("etc").text("target")).isEqualTo("/etc");
        assertThat(files).hasSize(2 + Math.toIntExact(entries().count()));
        assertThat(rows(mirror, Facet.HOSTNAME).getFirst().text("hostname")).isEqualTo("evil\u001b[2J\nname");
        assertThat(rows(mirror, Facet.INTERFACES)).extracting(row -> row.text("name"))
                .contains("if\u001b[7m", "q\"\\'\u202e\ufffd@if1");
    }

    @Test
    void noProcessIsForged() throws Exception {
        List<Row> processes = rows(mirror(), Facet.PROCESSES);

        assertThat(processes).hasSize(2);
        assertThat(processes.getFirst().cells().get("hostPid")).isEqualTo(first);
        assertThat(processes.getFirst().text("command"))
                .contains("x\n      2       1 root   forged\u001b[31m \ufffd\u202e " + " ".repeat(4095) + "y");
        assertThat(processes).extracting(row -> row.cells().get("hostPid")).doesNotContainNull();
    }

    @Test
    void noProcessIsLostOrTakenForAnother() throws Exception {
        Map<Integer, SeenProcess> there = seen();
        Snapshot snapshot = new SnapshotReader().read(node);
        there.keySet().retainAll(seen().keySet());

        assertThat(there).containsKey(first);
        there.forEach((pid, seen) -> assertThat(snapshot.process(pid)).as("PID %d", pid).hasValueSatisfying(process -> {
            assertThat(process.comm()).isEqualTo(utf8(seen.comm()));
            assertThat(process.ppid()).isEqualTo(seen.ppid());
            assertThat(process.nspid()).isEqualTo(seen.nspid());
            assertThat(process.namespaces()).isEqualTo(seen.namespaces());
        }));
        assertThat(snapshot.process(first).orElseThrow().command())
                .isEqualTo(there.get(first).command().stream().map(HostileContainerIT::utf8).toList());
    }

    /** A PID namespace that is entered as root, as the lab does it, opens the host to who may trace processes in it. */
    @Test
    void nothingOfTheHostComesInItsReach() throws Exception {
        machine.write("/root/tracer", TRACER);
        int tracer = Integer.parseInt(machine.read("/root/tracer"));
        try {
            machine.read("timeout", "20", "nsenter", "-t", String.valueOf(tracer), "-p", "unshare", "--mount-proc", "sh",
                    "-c", "until [ -e /run/tracer/seen ]; do sleep 0.05; done");
            machine.read("rm", "/run/tracer/seen", "/run/tracer/polled");

            Capture.Summary captured = new Capture(new SnapshotReader(), new MirrorReader())
                    .record(node, folder.resolve("tracer.nsrec"));
            Container who = captured.snapshot().containers().stream()
                    .filter(each -> each.pids().contains(tracer)).findFirst().orElseThrow();
            Mirror mirror = new MirrorReader().read(node, captured.snapshot(), who, Wanted.all());

            assertThat(rows(mirror, Facet.PROCESSES)).extracting(row -> row.cells().get("hostPid")).contains(tracer);
            assertThat(machine.read("ls", "/run/tracer").lines()).contains("polled").doesNotContain("seen");
        } finally {
            machine.read("kill", "-9", String.valueOf(tracer));
        }
    }

    private Map<Integer, SeenProcess> seen() {
        return machine.processes().stream().collect(Collectors.toMap(SeenProcess::pid, each -> each));
    }

    /** The other reader keeps bytes as they are. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Whose a file is, the node's own users tell: a container's passwd is only a file of it. */
    @Test
    void aCrowdOfFilesIsReadAndItsOwnUsersAreNotTheNodes() throws Exception {
        int crowd = Integer.parseInt(machine.read("sh", "-c", """
                mkdir -p /run/crowd; mount -t tmpfs -o nr_inodes=0 crowd /run/crowd; cd /run/crowd
                mkdir -p bin etc proc old; cp "$(command -v busybox)" bin/busybox
                echo evil:x:0:0::/:/bin/sh >etc/passwd; echo evil:x:0: >etc/group; echo /mark.so >etc/ld.so.preload
                echo 'passwd: files' >etc/nsswitch.conf
                seq 100000 | xargs touch
                unshare -f --kill-child -p -m -u sh -c 'mount --make-rprivate /; cd /run/crowd; pivot_root . old
                    /bin/busybox umount -l /old; exec /bin/busybox sleep 1000' >/dev/null 2>&1 </dev/null &
                until pgrep -P $!; do sleep 0.05; done
                """));
        Snapshot snapshot = new SnapshotReader().read(node);
        Container who = snapshot.containers().stream().filter(each -> each.pids().contains(crowd)).findFirst()
                .orElseThrow();

        Mirror mirror = new MirrorReader().read(node, snapshot, who, Wanted.of(Set.of(Facet.FILES, Facet.PROCESSES)));
        machine.read("sh", "-c", "kill -9 " + crowd + "; umount -l /run/crowd");

        assertThat(rows(mirror, Facet.FILES)).hasSizeGreaterThan(100_000)
                .extracting(row -> row.text("owner")).containsOnly("root");
        assertThat(rows(mirror, Facet.PROCESSES)).extracting(row -> row.text("user")).containsOnly("root");
        assertThat(snapshot.process(crowd).orElseThrow().user()).isEqualTo("root");
    }

    @Test
    void nothingLeadsOutOfItsRoot() throws Exception {
        List<Row> files = rows(mirror(), Facet.FILES);

        assertThat(files).filteredOn(row -> row.text("name").equals("sys")).extracting(row -> row.text("type"))
                .containsExactly("link");
        assertThat(rows(mirror(), Facet.IPC)).isEmpty();
    }

    /** The decoy proves that they find what is to be found. */
    @Test
    void whoHuntsForWhatEndsAFrameFindsNothingAndForgesNothing() throws Exception {
        String decoy = "0123456789abcdef".repeat(2);
        machine.write("/root/hunt", HUNT);
        List<Integer> hunters = machine.read("bash", "-c", """
                install -m 755 /root/hunt /usr/local/bin/hunt
                install -d -o student /run/hunt
                sh -c 'sleep 1000; :' sh $0 >/dev/null 2>&1 </dev/null &
                unshare -m -u sh -c 'mount -t tmpfs root /mnt
                    for dir in bin lib lib64 sbin usr proc dev; do
                        [ ! -e /$dir ] || { mkdir /mnt/$dir; mount --rbind /$dir /mnt/$dir; }
                    done
                    exec chroot /mnt hunt /' >/dev/null 2>&1 </dev/null &
                root=$!
                setpriv --reuid student --clear-groups hunt /run/hunt >/dev/null 2>&1 </dev/null &
                until [ -s /proc/$root/root/found ] && [ -s /run/hunt/found ]; do sleep 0.05; done
                printf '%d\\n%d\\n' $root $!
                """, decoy).lines().map(Integer::valueOf).toList();
        Map<Integer, SeenProcess> there = seen();

        Snapshot snapshot = new SnapshotReader().read(node);
        Container who = snapshot.containers().stream()
                .filter(each -> each.leader() == hunters.getFirst()).findFirst().orElseThrow();
        Mirror mirror = new MirrorReader().read(node, snapshot, who, Wanted.all());
        String found = machine.read("sh", "-c", "sort -u /run/hunt/found /proc/$0/root/found; kill -9 $0 $1",
                hunters.getFirst().toString(), hunters.getLast().toString());

        assertThat(found).isEqualTo(decoy);
        there.keySet().retainAll(seen().keySet());
        assertThat(snapshot.processes()).extracting(Process::pid).containsAll(there.keySet());
        assertThat(hunters).allSatisfy(pid -> assertThat(snapshot.process(pid).orElseThrow().comm())
                .isEqualTo(("\n" + decoy).substring(0, 15)));
        assertThat(rows(mirror, Facet.HOSTNAME)).extracting(row -> row.text("hostname"))
                .containsExactly("\n" + decoy + " 0");
        assertThat(rows(mirror, Facet.FILES)).extracting(row -> row.text("name"))
                .contains("\n" + decoy + " 0\nx", "found");
    }

    @Test
    void aPidThatIsAnotherProcessByNowIsNotLookedInto() throws Exception {
        Snapshot snapshot = new SnapshotReader().read(node);
        Container who = container(snapshot);

        Mirror mirror = new MirrorReader().read(node, mistaken(snapshot), who, Wanted.all());

        mirror.facets().forEach((facet, view) -> {
            if (facet != Facet.USERS) {
                assertThat(view.container().rows()).as(facet.label()).isEmpty();
                assertThat(view.container().trouble()).as(facet.label()).contains(
                        "process %d is no longer the one it was: read the node again".formatted(first));
                assertThat(view.host().rows()).as(facet.label()).isNotNull();
            }
        });
    }

    @Test
    void aProcessThatEndedIsSaidToHaveEnded() throws Exception {
        int unsharing = Integer.parseInt(machine.read("sh", "-c",
                "unshare -f -p -m -u -i -n sleep 1000 >/dev/null 2>&1 & until pgrep -P $!; do sleep 0.05; done"));
        Snapshot snapshot = new SnapshotReader().read(node);
        Container who = snapshot.containers().stream()
                .filter(each -> each.leader() == unsharing).findFirst().orElseThrow();
        machine.read("kill", "-9", String.valueOf(unsharing));
        machine.read("sh", "-c", "while [ -d /proc/" + unsharing + " ]; do sleep 0.05; done");

        Mirror mirror = new MirrorReader().read(node, snapshot, who, Wanted.all());

        for (Facet facet : Set.of(Facet.FILES, Facet.HOSTNAME, Facet.PROCESSES, Facet.INTERFACES, Facet.MOUNTS)) {
            assertThat(mirror.facets().get(facet).container().trouble())
                    .contains("process %d has ended: read the node again".formatted(unsharing));
            assertThat(mirror.facets().get(facet).host().rows()).isNotEmpty();
        }
    }

    /** The snapshot of a moment when the PID and the inodes were another process's. */
    private Snapshot mistaken(Snapshot snapshot) {
        List<Process> processes = snapshot.processes().stream()
                .map(each -> each.pid() == first ? another(each) : each)
                .toList();
        return new Snapshot(snapshot.node(), snapshot.host(), processes, snapshot.namespaces(), snapshot.containers(),
                snapshot.pods(), snapshot.coverage(), snapshot.timings());
    }

    private static Process another(Process process) {
        Map<Kind, Long> inodes = process.namespaces().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() + 1));
        return new Process(new ProcessKey(process.pid(), process.key().start() - 1), process.ppid(), process.uid(),
                process.user(), process.command(), process.comm(), process.kernel(), inodes, process.nspid(),
                process.cgroup(), process.container());
    }

    private Mirror mirror() throws NodeException {
        Snapshot snapshot = new SnapshotReader().read(node);
        return new MirrorReader().read(node, snapshot, container(snapshot), Wanted.all());
    }

    private Container container(Snapshot snapshot) {
        return snapshot.containers().stream().filter(each -> each.pids().contains(first)).findFirst().orElseThrow();
    }

    private static List<Row> rows(Mirror mirror, Facet facet) {
        FacetView view = mirror.facets().get(facet);
        assertThat(view.container().trouble()).isEmpty();
        return view.container().rows();
    }

    private List<String> marks() throws IOException {
        return entries().map(entry -> entry.getFileName().toString()).filter(name -> name.startsWith("mark")).toList();
    }

    /** As this computer sees its root directory. */
    private Stream<Path> entries() throws IOException {
        int outer = machine.processes().stream().filter(each -> each.pid() == first).findFirst().orElseThrow().outerPid();
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + outer + "/root/."))) {
            return entries.toList().stream();
        }
    }
}
