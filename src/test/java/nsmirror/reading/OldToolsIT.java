package nsmirror.reading;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        machine.look("bash", "-c", "rm -f /usr/local/sbin/*; cd /usr; for f in bin/*.away sbin/*.away; do "
                + "[ ! -e $f ] || mv $f ${f%.away}; done");
    }

    private static void takeAway(String name) {
        machine.look("bash", "-c", "hash -r; for f in /usr/bin/$0 /usr/sbin/$0; do [ ! -e $f ] || mv $f $f.away; done",
                name);
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
        everyProcessIsThere(snapshot, before);
        assertThat(snapshot.containers()).extracting(Container::name)
                .contains("metrics", "cassandra-1", "heapster-1", "app-1", "agent-1", "rootless-1");
    }

    private static void everyProcessIsThere(Snapshot snapshot, Map<Integer, SeenProcess> before) {
        Map<Integer, SeenProcess> after = seen();
        before.keySet().retainAll(after.keySet());
        assertThat(before).hasSizeGreaterThan(20);
        before.forEach((pid, seen) -> {
            Process process = snapshot.process(pid).orElseThrow(() -> new AssertionError("no PID " + pid));
            assertThat(process.namespaces()).as("PID " + pid).isEqualTo(seen.namespaces());
            assertThat(process.nspid()).isEqualTo(seen.nspid());
            assertThat(process.uid()).isEqualTo(seen.uid());
        });
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
        assertThat(missing(snapshot)).as("%s", snapshot.coverage().gaps())
                .containsExactly("owners and parents of namespaces");
    }

    @Test
    void theLsnsOfRhel8SaysNumbersAsText() throws NodeException {
        tool("lsns", """
                case "$*" in
                --version) echo 'lsns from util-linux 2.32.1' ;;
                *PNS*) echo 'lsns: unknown column: PNS' >&2; exit 1 ;;
                *) out=$(/usr/bin/lsns "$@") || out=$(/usr/bin/lsns "$@") # a process that ends makes it print nothing
                    printf '%s\\n' "$out" | sed -E 's/: ([0-9]+)(,?)$/: "\\1"\\2/' ;;
                esac
                """);
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(missing(snapshot)).as("%s", snapshot.coverage().gaps())
                .containsExactly("owners and parents of namespaces");
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
        Snapshot snapshot;
        try (Node node = new HurriedNode(Logins.open(machine, machine.login(), machine.key()), "lsns -J")) {
            snapshot = new SnapshotReader().read(node);
        }

        everythingIsThere(snapshot, before);
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap ->
                assertThat(gap.why()).endsWith("ran longer than its 20 s on the node"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lsns    | owners, parents and net ids of namespaces | lsns: not found",
        "ps      | user names as ps tells them               | ps: not found",
        "stat    | root directories of mount namespaces: 8   | stat: No such file",
        "nsenter | hostnames of uts namespaces: 6            | nsenter: not found",
        "uname   | the node's name and kernel                | uname: not found"})
    void aToolThatIsMissingIsNamedWithWhatItCosts(String name, String missing, String why) throws NodeException {
        takeAway(name);
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everyProcessIsThere(snapshot, before);
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap -> {
            assertThat(gap.missing()).startsWith(missing);
            assertThat(gap.why()).contains(why);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip", "find", "timeout", "cat"})
    void aToolThatAnotherStandsInForCostsNothing(String name) throws NodeException {
        takeAway(name);
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(missing(snapshot)).isEmpty();
    }

    @Test
    void withoutAToolThatNothingStandsInForTheNodeIsRefusedInOneLine() {
        takeAway("grep");
        assertThatThrownBy(OldToolsIT::read).isInstanceOf(NodeException.class)
                .hasMessageContaining("no process could be read").hasMessageContaining("grep: ")
                .hasMessageEndingWith("; it must be Linux with /proc, and have grep");
    }

    @Test
    void withoutXargsEveryProcessIsThereAndWhatItCostsIsSaid() throws NodeException {
        takeAway("xargs");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everyProcessIsThere(snapshot, before);
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap -> assertThat(gap.why()).contains("xargs: not found"));
    }

    @Test
    void anLsnsThatPrintsWithoutEndIsCut() throws NodeException {
        tool("lsns", "case $* in --version) exec /usr/bin/lsns --version; esac; head -c 80000000 /dev/zero");
        Map<Integer, SeenProcess> before = seen();
        Snapshot snapshot = read();

        everythingIsThere(snapshot, before);
        assertThat(snapshot.coverage().gaps()).anySatisfy(gap ->
                assertThat(gap.why()).endsWith("printed more than 64 MiB"));
    }

    @Test
    void whoSilencesLsnsByANameIsNamed() throws NodeException {
        int pid = sleeping("a\nb");
        Snapshot snapshot = read();
        ended(pid);

        assertThat(snapshot.process(pid).orElseThrow().comm()).isEqualTo("a\nb");
        if (snapshot.coverage().gaps().stream().anyMatch(gap -> gap.missing().startsWith("owners, parents"))) {
            assertThat(snapshot.coverage().gaps()).anySatisfy(gap ->
                    assertThat(gap.why()).contains("PID " + pid + " may be why"));
        }
    }

    /** busybox's ps prints a name as it is: one with a line break in it looks like another process's line. */
    @Test
    void noProcessSpeaksForAnotherThroughBusybox() throws NodeException {
        tool("grep", "case $1 in -az*) echo 'grep: invalid option -- z' >&2; exit 2; esac; exec /bin/grep \"$@\"");
        tool("ps", "exec busybox ps \"$@\"");
        int pid = sleeping("x\n1 forged");
        Snapshot snapshot = read();
        ended(pid);

        assertThat(snapshot.process(pid).orElseThrow().comm()).isEqualTo("x\n1 forged");
        assertThat(snapshot.process(1).orElseThrow().command()).noneMatch(word -> word.contains("forged"));
    }

    /** Starts a process of that name. */
    private static int sleeping(String name) {
        return Integer.parseInt(machine.read("bash", "-c",
                "cp /bin/sleep \"/tmp/$0\"; \"/tmp/$0\" 1000 </dev/null >/dev/null 2>&1 & echo $!", name));
    }

    /** Ends it, and is back when nothing of it is left: a zombie still has the name, and lsns still stumbles over it. */
    private static void ended(int pid) {
        machine.read("bash", "-c", "kill $0; tail --pid=$0 -s 0.05 -f /dev/null", Integer.toString(pid));
    }
}
