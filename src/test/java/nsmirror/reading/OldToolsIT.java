package nsmirror.reading;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.model.Container;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same node, with the tools of other systems in front of its own in PATH. */
@NeedsMachine
class OldToolsIT {
    private static Machine machine;

    @BeforeAll
    static void bringUpTheContainers(Machine given) throws Exception {
        machine = given;
        machine.write("/root/lab-node", Files.readString(Path.of("assets/lab-node")));
        machine.read("/root/lab-node", "up");
    }

    @AfterEach
    void takeTheToolsAway() {
        machine.read("sh", "-c", "rm -f /usr/local/sbin/*");
    }

    private static void tool(String name, String script) {
        machine.write("/usr/local/sbin/" + name, "#!/bin/sh\n" + script);
    }

    private static Snapshot read() throws NodeException {
        return Logins.snapshot(machine, machine.login(), machine.key());
    }

    /** But for processes that just end, such as those of the login before. */
    private static List<String> missing(Snapshot snapshot) {
        return snapshot.coverage().gaps().stream()
                .filter(gap -> !gap.why().contains("zombies"))
                .map(Gap::missing)
                .toList();
    }

    /** Of the processes that were there before and after. */
    private static void everythingIsThere(Snapshot snapshot, Map<Integer, SeenProcess> before) {
        Map<Integer, SeenProcess> after = seen();
        before.keySet().retainAll(after.keySet());
        assertThat(before).hasSizeGreaterThan(20);
        before.forEach((pid, seen) -> {
            Process process = snapshot.process(pid).orElseThrow(() -> new AssertionError("no PID " + pid));
            assertThat(process.namespaces()).as("PID " + pid).isEqualTo(seen.namespaces());
            assertThat(process.nspid()).isEqualTo(seen.nspid());
            assertThat(process.uid()).isEqualTo(seen.uid());
        });
        assertThat(snapshot.containers()).extracting(Container::name)
                .contains("metrics", "cassandra-1", "heapster-1", "app-1", "agent-1", "rootless-1");
    }

    private static Map<Integer, SeenProcess> seen() {
        return machine.processes().stream().collect(toMap(SeenProcess::pid, each -> each));
    }

    @Test
    void busyboxAlone() throws NodeException {
        for (String name : List.of("find", "grep", "ls", "ps", "xargs", "stat", "nsenter", "cat", "uname")) {
            tool(name, "exec busybox " + name + " \"$@\"");
        }
        tool("lsns", "echo 'sh: lsns: not found' >&2; exit 127");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(snapshot.process(1).orElseThrow().user()).isEqualTo("root");
        assertThat(snapshot.node().tools().get("ps")).startsWith("busybox 1.");
        assertThat(missing(snapshot)).contains("user names as ps tells them");
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap -> assertThat(gap.why()).contains("lsns: not found"));
    }

    @Test
    void aGrepThatKnowsNoNulsLeavesArgumentsToPs() throws NodeException {
        tool("grep", "case $1 in -az*) echo 'grep: invalid option -- z' >&2; exit 2; esac; exec /bin/grep \"$@\"");
        tool("ps", "exec busybox ps \"$@\"");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(snapshot.processes()).anySatisfy(each ->
                assertThat(each.command()).isEqualTo(List.of("/sbin/syslogd -n -O /var/log/messages")));
    }

    @Test
    void theLsnsOfRhel7AndAPsOfItsTime() throws NodeException {
        tool("lsns", """
                case "$*" in
                --version) echo 'lsns from util-linux 2.23.2' ;;
                *-J*) echo "lsns: invalid option -- 'J'" >&2; exit 1 ;;
                *) exec /usr/bin/lsns "$@" ;;
                esac
                """);
        tool("ps", """
                case "$*" in
                --version) echo 'procps-ng version 3.3.10' ;;
                *cgroupns*) echo 'error: unknown user-defined format specifier "cgroupns"' >&2; exit 1 ;;
                *) exec /bin/ps "$@" ;;
                esac
                """);
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(snapshot.node().tools()).containsEntry("lsns", "2.23.2").containsEntry("ps", "3.3.10");
        assertThat(missing(snapshot)).containsExactly("owners and parents of namespaces");
    }

    @Test
    void theLsnsOfRhel8SaysNumbersAsText() throws NodeException {
        tool("lsns", """
                case "$*" in
                --version) echo 'lsns from util-linux 2.32.1' ;;
                *PNS*) echo 'lsns: unknown column: PNS' >&2; exit 1 ;;
                *) /usr/bin/lsns "$@" | sed -E 's/: ([0-9]+)(,?)$/: "\\1"\\2/' ;;
                esac
                """);
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(missing(snapshot)).containsExactly("owners and parents of namespaces");
        long net = snapshot.process(snapshot.container("app-1").orElseThrow().leader()).orElseThrow()
                .namespace(Kind.NET).orElseThrow();
        assertThat(snapshot.namespace(Kind.NET, net).orElseThrow().netnsid()).isPresent();
    }

    @Test
    void anLsnsThatHidesANamespaceIsFoundOut() throws NodeException {
        tool("lsns", """
                case "$*" in
                --version) exec /usr/bin/lsns --version ;;
                *) /usr/bin/lsns "$@" | sed -E 's/"net"/"mnt"/' ;;
                esac
                """);
        assertThat(missing(read())).anySatisfy(missing ->
                assertThat(missing).startsWith("agreement of lsns and /proc on net "));
    }

    @Test
    void anLsnsThatHangsHoldsNothingUpForever() throws NodeException {
        tool("lsns", "case $* in --version) exec /usr/bin/lsns --version; esac; exec sleep 1000");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap ->
                assertThat(gap.why()).endsWith("ran longer than its 15 s on the node"));
    }
}
