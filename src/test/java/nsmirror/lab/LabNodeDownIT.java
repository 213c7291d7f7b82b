package nsmirror.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nsmirror.model.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to {@code lab-node up}, nothing of it stays after {@code down}. */
@NeedsMachine
class LabNodeDownIT {
    private final Machine machine;
    private Traces before;

    LabNodeDownIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeEach
    void lookAround() {
        before = Traces.of(machine);
    }

    @AfterEach
    void nothingStays() throws InterruptedException {
        try {
            before.assertNothingAdded(machine);
        } finally {
            machine.exec("lab-node", "down"); // a failure here is not to be one of all tests that follow
        }
    }

    @Test
    void downEndsItAndOnceMoreDoesNothing() {
        machine.read("lab-node", "up");
        assertThat(Traces.of(machine)).isNotEqualTo(before);

        machine.read("lab-node", "down");

        assertThat(machine.exec("lab-node", "down").exit()).isZero();
        assertThat(machine.exec("lab-node", "status").out()).isEqualTo("lab-node is down\n");
    }

    @Test
    void downEndsAShellSomebodyLeftInAContainer() {
        machine.read("lab-node", "up");
        machine.read("sh", "-c", """
                pid=$(pgrep -x cassandra | head -n 1)
                setsid nsenter --target "$pid" --mount sleep 600 >/dev/null 2>&1 </dev/null &
                """);

        machine.read("lab-node", "down");
    }

    @Test
    void aSecondUpIsRefusedAndLeavesTheFirstAlone() {
        machine.read("lab-node", "up");
        String status = machine.read("lab-node", "status");

        Outcome second = machine.exec("lab-node", "up");

        assertThat(second.exit()).isOne();
        assertThat(second.err()).hasLineCount(1).contains("lab-node down");
        assertThat(machine.read("lab-node", "status")).isEqualTo(status);
        machine.read("lab-node", "down");
    }

    @ParameterizedTest
    @CsvSource({
        "ip link add lab0 type bridge, ip link delete lab0, lab0",
        "ip link add veth-app type bridge, ip link delete veth-app, veth-app",
        "ip netns add lab-spare, ip netns delete lab-spare && umount /run/netns && rmdir /run/netns, lab-spare"
    })
    void upTakesNothingThatSomebodyElseMade(String make, String remove, String name) {
        machine.look("sh", "-c", make);
        String made = machine.look("sh", "-c", "ip link; ls -i /run/netns 2>&1; true");

        Outcome up = machine.exec("lab-node", "up");

        assertThat(up.exit()).isOne();
        assertThat(up.err().lines().findFirst().orElseThrow()).contains(name, "is there already");
        assertThat(machine.look("sh", "-c", "ip link; ls -i /run/netns 2>&1; true")).isEqualTo(made);
        machine.look("sh", "-c", remove);
    }

    @ParameterizedTest
    @CsvSource({
        "mount, * lab-node *",
        "ip, address add*lab0",
        "cp, * */roots/cassandra",
        "pivot_root, *",
        "ip, link set veth-app *",
        "mount, * proc */roots/agent/proc",
        "chown, *",
        "unshare, --net mount *"
    })
    void upUndoesItselfWhereverItFails(String tool, String arguments) {
        Outcome up = upWith(tool, arguments, "exit 1");

        assertThat(up.exit()).isOne();
        assertThat(up.err()).endsWith("lab-node: not made; what had been made is gone again\n");
    }

    @Test
    void whatCannotBeTakenDownIsSaidAndTakenDownLater() {
        Outcome up = upWith("ip", "*delete*|*veth-app*", "exit 1");

        assertThat(up.exit()).isOne();
        assertThat(up.err()).contains("cannot delete lab0").endsWith("not all of it is gone: try 'lab-node down'\n");
        machine.read("lab-node", "down");
    }

    @Test
    void upUndoesItselfWhenThereIsNoRoom() {
        Outcome up = upWith("mount", "* lab-node *", "set -- -o size=3m \"$@\"");

        assertThat(up.err()).contains("No space left on device").endsWith("what had been made is gone again\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void upUndoesItselfWhenASignalEndsIt(String signal) {
        String output = machine.read("bash", "-c", hitMidway(signal) + "echo ended with $?");

        assertThat(output).endsWith("ended with 1");
    }

    @Test
    void downClearsAwayWhatAnUpThatWasKilledHadMade() {
        machine.read("bash", "-c", hitMidway("KILL") + "true");

        machine.read("lab-node", "down");
    }

    @Test
    void processesForMeasuringLiveInContainersOfTen() {
        machine.read("lab-node", "up", "--processes", "95");
        List<SeenProcess> sleepers = machine.processes().stream().filter(each -> each.comm().equals("sleeper")).toList();

        Map<Long, Long> sizes = sleepers.stream()
                .collect(Collectors.groupingBy(each -> each.namespace(Kind.PID), Collectors.counting()));
        assertThat(sizes.values()).containsExactlyInAnyOrder(10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 5L);
        for (Kind kind : List.of(Kind.MNT, Kind.UTS, Kind.PID)) {
            assertThat(sleepers.stream().map(each -> each.namespace(kind)).distinct()).hasSize(10);
        }
        machine.read("lab-node", "down");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sideways", "up --processes", "up --processes -1"})
    void saysHowItIsUsed(String arguments) {
        Outcome outcome = machine.exec("sh", "-c", "lab-node " + arguments);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("usage: lab-node up").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down"})
    void saysThatItNeedsRoot(String verb) {
        Outcome asGuest = Outcome.of(Duration.ofSeconds(20), "", List.of(
                "ssh", "-F", "none", "-i", machine.guestKey().toString(), "-o", "BatchMode=yes",
                "-o", "UserKnownHostsFile=" + machine.knownHosts(), machine.guest() + "@" + machine.host(),
                "/usr/local/sbin/lab-node " + verb));

        assertThat(asGuest.exit()).isOne();
        assertThat(asGuest.err()).isEqualTo("lab-node: needs root: run it with sudo\n");
    }

    /** {@code lab-node up} where a tool does something else when it is called with arguments of that pattern of sh. */
    private Outcome upWith(String tool, String arguments, String instead) {
        machine.write("/root/first-in-path/" + tool, """
                #!/bin/sh
                case "$*" in %s) %s ;; esac
                exec %s "$@"
                """.formatted(arguments.replace(" ", "\\ "), instead, machine.look("sh", "-c", "command -v " + tool)));
        Outcome up = machine.exec("sh", "-c", "PATH=/root/first-in-path:$PATH lab-node up");
        machine.look("rm", "-r", "/root/first-in-path");
        return up;
    }

    /** Starts a long `up` and sends it a signal when it has made some of its containers. */
    private static String hitMidway(String signal) {
        return """
                set -m # else a background process ignores SIGINT
                lab-node up --processes 1000 2>/dev/null &
                until grep -q sleeper-5 /run/lab-node/processes 2>/dev/null || ! kill -0 $!; do sleep 0.02; done
                kill -%s $!
                wait $!
                """.formatted(signal);
    }
}
