package nsmirror.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.lab.SeenProcess;
import nsmirror.model.Container;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Pod;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A node with the lab's containers and some hostile processes, read over SSH, beside what an independent reader finds in
 * that node's processes from outside.
 */
@NeedsMachine
class SnapshotIT {
    private static Machine machine;
    private static Map<Integer, SeenProcess> throughout;
    private static Snapshot snapshot;

    @BeforeAll
    static void readTheNode(Machine given) throws Exception {
        machine = given;
        machine.write("/root/lab-node", Files.readString(Path.of("assets/lab-node")));
        machine.read("/root/lab-node", "up");
        machine.write("/root/hostile", Files.readString(Path.of("src/test/machine/hostile-processes")));
        machine.read("/root/hostile");
        Map<Integer, SeenProcess> before = seen();
        snapshot = Logins.snapshot(machine, machine.login(), machine.key());
        Map<Integer, SeenProcess> after = seen();
        throughout = new TreeMap<>(before);
        throughout.values().removeIf(each -> !after.containsKey(each.pid())
                || after.get(each.pid()).start() != each.start()
                || !after.get(each.pid()).namespaces().equals(each.namespaces()));
    }

    private static Map<Integer, SeenProcess> seen() {
        return machine.processes().stream().collect(toMap(SeenProcess::pid, Function.identity()));
    }

    private static Container container(String name) {
        return snapshot.container(name).orElseThrow(() -> new AssertionError(name + " is not among "
                + snapshot.containers().stream().map(Container::name).toList()));
    }

    @Test
    void everyProcessAliveThroughoutIsThere() {
        assertThat(throughout).hasSizeGreaterThan(25);
        throughout.forEach((pid, seen) -> assertThat(snapshot.process(pid)).as("PID %d", pid)
                .hasValueSatisfying(process -> {
                    assertThat(process.key().start()).isEqualTo(seen.start());
                    assertThat(process.ppid()).isEqualTo(seen.ppid());
                    assertThat(process.uid()).isEqualTo(seen.uid());
                    assertThat(process.nspid()).isEqualTo(seen.nspid());
                    assertThat(process.kernel()).isFalse();
                }));
    }

    @Test
    void everyInodeOfEveryKindIsTheSame() {
        throughout.forEach((pid, seen) ->
                assertThat(snapshot.process(pid).orElseThrow().namespaces()).as("PID %d", pid)
                        .isEqualTo(seen.namespaces()));
        assertThat(throughout.get(1).namespaces()).isEqualTo(snapshot.host()).hasSize(Kind.ALL.size());
    }

    @Test
    void everyNamespaceIsThereWithItsProcesses() {
        for (Kind kind : Kind.ALL) {
            Map<Long, List<SeenProcess>> members = throughout.values().stream()
                    .filter(each -> each.namespaces().containsKey(kind))
                    .collect(groupingBy(each -> each.namespace(kind)));
            members.forEach((inode, processes) -> {
                Namespace found = snapshot.namespace(kind, inode).orElseThrow();
                assertThat(found.leader()).hasValue(processes.stream().mapToInt(SeenProcess::pid).min().orElseThrow());
                assertThat(found.processes()).isGreaterThanOrEqualTo(processes.size());
                assertThat(found.heldBy()).contains("process");
                assertThat(found.initial()).isEqualTo(throughout.get(1).namespace(kind) == inode);
            });
        }
    }

    @Test
    void namesAndArgumentsAreTheirsWhateverTheyHold() {
        throughout.forEach((pid, seen) -> {
            Process process = snapshot.process(pid).orElseThrow();
            assertThat(process.comm()).isEqualTo(utf8(seen.comm()));
            // A title's padding is dropped: see ArgumentFiles.
            assertThat(String.join("\0", process.command()).stripTrailing())
                    .isEqualTo(utf8(String.join("\0", seen.command())).replaceAll("\0\0+$", "").stripTrailing());
        });
        assertThat(snapshot.processes()).extracting(Process::comm).contains("a) S 1 (b");
        assertThat(snapshot.processes()).anySatisfy(each -> assertThat(each.command())
                .contains("line\n1/cmdline:forged", "\u001b[2J\u202e", "\ufffd", "", "x".repeat(4096)));
    }

    /** The other reader keeps bytes as they are. */
    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void theLabsContainersAreFoundWithWhatTheyShare() {
        assertThat(container("app-1").pids()).hasSize(12);
        assertThat(container("app-1").shares()).containsEntry(Kind.NET, Sharing.OWN).containsEntry(Kind.MNT, Sharing.OWN)
                .containsEntry(Kind.USER, Sharing.HOST);
        assertThat(container("cassandra-1").shares()).containsEntry(Kind.NET, Sharing.POD)
                .containsEntry(Kind.IPC, Sharing.POD).containsEntry(Kind.UTS, Sharing.OWN)
                .containsEntry(Kind.PID, Sharing.OWN);
        assertThat(container("agent-1").shares()).containsEntry(Kind.NET, Sharing.HOST)
                .containsEntry(Kind.PID, Sharing.HOST).containsEntry(Kind.IPC, Sharing.HOST)
                .containsEntry(Kind.MNT, Sharing.OWN);
        assertThat(container("rootless-1").shares()).containsEntry(Kind.USER, Sharing.OWN);
        assertThat(snapshot.pods()).singleElement().extracting(Pod::name, Pod::containers)
                .containsExactly("metrics", List.of("metrics", "cassandra-1", "heapster-1"));
    }

    @Test
    void aPrivateMountAloneIsNoContainer() {
        assertThat(snapshot.processes()).filteredOn(each -> each.comm().equals("private-tmp")).singleElement()
                .satisfies(each -> {
                    assertThat(each.container()).isEmpty();
                    assertThat(each.namespace(Kind.MNT)).isNotEqualTo(Optional.of(snapshot.host().get(Kind.MNT)));
                });
    }

    @Test
    void aNetNamespaceHeldByItsNameAloneIsThere() {
        long inode = Long.parseLong(machine.read("stat", "-c", "%i", "/run/netns/lab-spare"));
        Namespace spare = snapshot.namespace(Kind.NET, inode).orElseThrow();
        assertThat(spare.processes()).isZero();
        assertThat(spare.heldBy()).containsExactly("mount /run/netns/lab-spare");
    }

    @Test
    void whatOnlyChildrenWillBeBornInIsThere() {
        assertThat(snapshot.namespaces()).filteredOn(each -> each.kind() == Kind.TIME && each.processes() == 0)
                .singleElement().satisfies(each ->
                        assertThat(each.heldBy()).singleElement().asString().startsWith("children of "));
    }

    @Test
    void hostnamesAreThoseInside() {
        for (Container each : snapshot.containers()) {
            int outer = throughout.get(each.leader()).outerPid();
            String inside = Outcome.of(Duration.ofSeconds(20), "",
                    List.of("nsenter", "-t", Integer.toString(outer), "-u", "uname", "-n")).out();
            assertThat(each.hostname()).as(each.name()).hasValue(inside.substring(0, inside.length() - 1));
        }
        assertThat(snapshot.containers()).extracting(Container::hostname)
                .contains(Optional.of("evil\n4026531838 host\u001b[2J"));
    }

    @Test
    void ownersParentsAndNetIdsAreToldByLsns() {
        long user = throughout.get(container("rootless-1").leader()).namespace(Kind.USER);
        assertThat(snapshot.namespace(Kind.USER, user).orElseThrow().parent()).hasValue(snapshot.host().get(Kind.USER));
        long net = throughout.get(container("rootless-1").leader()).namespace(Kind.NET);
        assertThat(snapshot.namespace(Kind.NET, net).orElseThrow().owner()).hasValue(user);
        assertThat(snapshot.namespace(Kind.NET, net).orElseThrow().netnsid()).isPresent();
    }

    @Test
    void nothingElseIsMissingButAZombiesNamespaces() {
        assertThat(snapshot.coverage().gaps()).singleElement().satisfies(gap ->
                assertThat(gap.why()).contains("zombies"));
        assertThat(snapshot.node().root()).isTrue();
        assertThat(snapshot.node().hostname()).isEqualTo(machine.hostname());
        assertThat(snapshot.node().kernel()).isEqualTo(machine.read("uname", "-r"));
        assertThat(snapshot.node().tools().get("lsns")).isEqualTo(machine.read("lsns", "--version").replaceAll(".* ", ""));
    }

    /** dash writes it in one piece. lsns before 2.39 answers nothing as long as there is such a process. */
    @Test
    void aNameThatLooksLikeALineAboutAnotherProcessMisleadsNobody() throws NodeException {
        String pid = machine.read("sh", "-c",
                "dash -c 'printf \"x\\n1/stat:1 (y\" >/proc/$$/comm; exec >&- 2>&-; sleep 1000; :' & echo $!;"
                        + " until read -r comm </proc/$!/comm && [ \"$comm\" = x ]; do sleep 0.02; done");
        Snapshot again = Logins.snapshot(machine, machine.login(), machine.key());
        machine.read("kill", pid);

        assertThat(again.process(Integer.parseInt(pid)).orElseThrow().comm()).isEqualTo("x\n1/stat:1 (y");
        assertThat(again.process(1)).isEqualTo(snapshot.process(1));
        assertThat(again.coverage().gaps()).filteredOn(gap -> !gap.why().contains("zombies"))
                .allSatisfy(gap -> assertThat(gap.why()).contains("PID " + pid, "x\n1/stat:1 (y"));
    }

    @Test
    void withoutRootOnlyTheLoginsOwnIsSeenAndCoverageSaysSo() throws NodeException {
        Snapshot asGuest = Logins.snapshot(machine, machine.guest(), machine.guestKey());
        assertThat(asGuest.coverage().gaps()).extracting(Gap::missing)
                .contains("namespaces and root directories of other users' processes", "namespaces of PID 1");
        assertThat(asGuest.processes()).hasSizeGreaterThan(25);
        assertThat(asGuest.host()).isEqualTo(snapshot.host());
        assertThat(asGuest.processes()).filteredOn(each -> each.user().equals(machine.guest()))
                .anySatisfy(each -> assertThat(each.namespaces()).isEqualTo(snapshot.host()));
        assertThat(asGuest.process(1).orElseThrow().namespaces()).isEmpty();
        assertThat(asGuest.containers()).isEmpty();
    }

    /** The namespaces of every process are those that root saw. */
    @Test
    void whereOnlyThreeToolsAreAllowedAsRootEveryNamespaceIsSeen() throws NodeException {
        machine.write("/etc/sudoers.d/trial", "guest ALL=(root) NOPASSWD: /usr/bin/find, /usr/bin/lsns, /usr/bin/stat\n");
        machine.read("chmod", "440", "/etc/sudoers.d/trial");
        try {
            Snapshot asGuest = Logins.snapshot(machine, machine.guest(), machine.guestKey());

            assertThat(asGuest.node().root()).isFalse();
            assertThat(asGuest.coverage().gaps())
                    .filteredOn(gap -> gap.missing().equals("what is inside containers"))
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.why()).contains("sudo allows guest only find, lsns, stat as root"));
            assertThat(asGuest.process(1)).hasValueSatisfying(init -> assertThat(init.namespaces())
                    .isEqualTo(snapshot.process(1).orElseThrow().namespaces()));
            assertThat(asGuest.containers()).hasSameSizeAs(snapshot.containers());
        } finally {
            machine.exec("rm", "/etc/sudoers.d/trial");
        }
    }

    @Test
    void nothingIsLeftOnTheNode() {
        List<String> commands = seen().values().stream().map(each -> String.join(" ", each.command())).toList();
        assertThat(commands).noneMatch(each -> each.contains("xargs") || each.contains("sudo -n")
                || each.startsWith("sshd: " + machine.login()));
    }
}
