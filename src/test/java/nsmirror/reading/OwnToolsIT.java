package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.mirror.Facet;
import nsmirror.mirror.OwnWord;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A container whose ls wants all it can get and never to end, and one that has no ls. */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnToolsIT {
    private static final long USER = 2_000_000_000L;

    /** Makes a container in directory $1; prints the PID of its first process. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            root=/run/$1
            mkdir -p $root
            mount -t tmpfs $1 $root
            mkdir -p $root/bin $root/tmp $root/proc $root/dev $root/old
            chmod 1777 $root/tmp
            : >$root/dev/null
            cp "$(command -v busybox)" $root/bin/busybox
            [ $1 = bare ] || {
                ln -s busybox $root/bin/hostname
                ln -s busybox $root/bin/ps
                cat >$root/bin/ls <<'END'
            #!/bin/busybox sh
            echo "as $(/bin/busybox id -u)"
            /bin/busybox sh -c "echo much >/tmp/much"
            (/bin/busybox setsid /bin/busybox sh -c 'while :; do /bin/busybox sleep 100; done' &)
            /bin/busybox kill -9 1
            while :; do /bin/busybox sleep 100; done
            END
                chmod 755 $root/bin/ls
            }
            cat >/run/enter-$1 <<END
            busybox hostname own-$1
            mount --make-rprivate /
            cd $root
            pivot_root . old
            /bin/busybox umount -l /old
            /bin/busybox mount -t proc proc /proc
            exec /bin/busybox sleep 100000
            END
            unshare -f --kill-child -p -m -u -i -n sh /run/enter-$1 >/dev/null 2>&1 </dev/null &
            unsharing=$!
            until first=$(pgrep -P $unsharing) && [ "$(readlink /proc/$first/exe)" != "$(readlink /bin/sh)" ] \
                && grep -aq '^/bin/busybox' /proc/$first/cmdline; do sleep 0.05; done
            echo $first
            """;

    private final Machine machine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Node node;
    private Snapshot snapshot;
    private int greedy;
    private int bare;

    OwnToolsIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void makeContainers() throws NodeException {
        machine.write("/root/make-own", MAKE);
        greedy = Integer.parseInt(machine.read("/root/make-own", "greedy"));
        bare = Integer.parseInt(machine.read("/root/make-own", "bare"));
        node = Logins.open(machine, machine.login(), machine.key());
        snapshot = new SnapshotReader().read(node);
    }

    @AfterAll
    void disconnect() {
        thread.shutdownNow();
        node.close();
    }

    @Test
    void theyRunWithoutAnyRightAndAreEndedWithAllTheyStarted() throws Exception {
        Future<List<OwnWord>> asked =
                thread.submit(() -> new OwnTools(2).ask(node, snapshot, container(greedy), Set.of(Facet.FILES)));
        SeenProcess running = running(asked);
        List<String> status = Files.readAllLines(proc(running, "status"));
        Set<String> files = files(running);
        String environment = Files.readString(proc(running, "environ"));
        OwnWord word = asked.get(20, TimeUnit.SECONDS).getFirst();

        assertThat(value(status, "Uid")).isEqualTo("2000000000\t2000000000\t2000000000\t2000000000");
        assertThat(value(status, "Gid")).isEqualTo("2000000000\t2000000000\t2000000000\t2000000000");
        assertThat(value(status, "Groups")).isEmpty();
        for (String set : List.of("CapInh", "CapPrm", "CapEff", "CapAmb")) {
            assertThat(value(status, set)).as(set).matches("0+");
        }
        assertThat(value(status, "NoNewPrivs")).isEqualTo("1");
        assertThat(files).as("the script itself is opened by its shell")
                .allMatch(file -> file.matches("/dev/null|pipe:.*|.*/bin/ls"));
        assertThat(environment.split("\0")).allMatch(each -> each.matches("(PATH|PWD|SHLVL|OLDPWD|_)=.*"));
        assertThat(word.said()).startsWith("as 2000000000\n");
        assertThat(word.trouble()).contains("it was ended, most likely after 2 s");
        assertThat(ownOnes()).isEmpty();
        assertThat(machine.read("sh", "-c", "cat /proc/%d/root/tmp/much".formatted(greedy))).isEmpty();
    }

    @Test
    void aCancelledCallEndsThemToo() throws Exception {
        Future<List<OwnWord>> asked =
                thread.submit(() -> new OwnTools(50).ask(node, snapshot, container(greedy), Set.of(Facet.FILES)));
        running(asked);
        asked.cancel(true);

        while (!ownOnes().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(new OwnTools(5).ask(node, snapshot, container(greedy), Set.of(Facet.HOSTNAME)).getFirst().said())
                .isEqualTo("own-greedy\n");
    }

    @Test
    void theySeeTheContainerAndNotTheHost() throws Exception {
        OwnWord ps = new OwnTools(5).ask(node, snapshot, container(greedy), Set.of(Facet.PROCESSES)).getFirst();

        assertThat(ps.trouble()).isEmpty();
        assertThat(ps.said().lines().skip(1)).hasSize(1).allMatch(line -> line.contains("/bin/busybox sleep"));
    }

    @Test
    void aContainerThatBringsNoToolsIsSaidToHaveNone() throws Exception {
        List<OwnWord> words = new OwnTools(5).ask(node, snapshot, container(bare), Set.copyOf(Facet.ALL));

        assertThat(words).hasSize(4).extracting(OwnWord::trouble).allMatch(trouble ->
                trouble.orElse("").matches("the container has no (ls|hostname|ps|ip) of its own .*"));
    }

    @Test
    void aProcessThatIsNoLongerTheOneMeantIsNotEntered() throws Exception {
        Container who = container(greedy);
        List<Process> earlier = snapshot.processes().stream()
                .map(each -> new Process(new ProcessKey(each.pid(), each.key().start() - 1), each.ppid(), each.uid(),
                        each.user(), each.command(), each.comm(), each.kernel(), each.namespaces(), each.nspid(),
                        each.cgroup(), each.container()))
                .toList();
        Snapshot mistaken = new Snapshot(snapshot.node(), snapshot.host(), earlier, snapshot.namespaces(),
                snapshot.containers(), snapshot.pods(), snapshot.coverage(), snapshot.timings());

        assertThat(new OwnTools(5).ask(node, mistaken, who, Set.of(Facet.HOSTNAME)).getFirst().trouble())
                .contains("process %d is no longer the one it was: read the node again".formatted(who.leader()));
    }

    @Test
    void withoutRootNothingRuns() throws Exception {
        try (Node guest = Logins.open(machine, machine.guest(), machine.guestKey())) {
            OwnWord word = new OwnTools().ask(guest, snapshot, container(greedy), Set.of(Facet.FILES)).getFirst();

            assertThat(word.trouble().orElseThrow()).startsWith("only root can enter");
        }
    }

    private Container container(int leader) {
        return snapshot.containers().stream().filter(each -> each.leader() == leader).findFirst().orElseThrow();
    }

    /** Waits for the container's own program and what it starts in a session of its own. */
    private SeenProcess running(Future<List<OwnWord>> asked) {
        Optional<SeenProcess> found = Optional.empty();
        while (found.isEmpty()) {
            assertThat(asked.isDone()).as(() -> "ended before it was seen: " + asked.resultNow()).isFalse();
            List<SeenProcess> all = ownOnes();
            found = all.stream().filter(each -> each.comm().equals("ls") && all.size() > 3).findFirst();
        }
        return found.get();
    }

    private List<SeenProcess> ownOnes() {
        return machine.processes().stream().filter(each -> Integer.toUnsignedLong(each.uid()) == USER).toList();
    }

    private static Path proc(SeenProcess process, String file) {
        return Path.of("/proc", String.valueOf(process.outerPid()), file);
    }

    private static Set<String> files(SeenProcess process) throws IOException {
        try (Stream<Path> files = Files.list(proc(process, "fd"))) {
            return files.map(OwnToolsIT::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name + ":")).findFirst().orElseThrow()
                .substring(name.length() + 1).strip();
    }
}
