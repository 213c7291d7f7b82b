package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node two hops away: each server in a network namespace that only the one before has a cable to. */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshHopsIT {
    private static final String MIDDLE = "192.0.2.2";
    private static final String FAR = "192.0.2.6";

    private final Machine machine;

    @TempDir
    private Path folder;

    SshHopsIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void cables() {
        machine.write("/usr/local/bin/cables", """
                #!/bin/sh
                set -e
                ip netns add middle && ip netns add far
                ip link add to-middle type veth peer name eth0 netns middle
                ip address add 192.0.2.1/30 dev to-middle && ip link set to-middle up
                ip -n middle address add 192.0.2.2/30 dev eth0 && ip -n middle link set eth0 up
                ip -n middle link add to-far type veth peer name eth0 netns far
                ip -n middle address add 192.0.2.5/30 dev to-far && ip -n middle link set to-far up
                ip -n far address add 192.0.2.6/30 dev eth0 && ip -n far link set eth0 up
                sed 's/^Port.*//; s/^ListenAddress.*//; s/^PidFile.*//' /etc/ssh/sshd_config > /etc/ssh/sshd_config.hop
                for n in middle far; do
                    nsenter --net=/run/netns/$n /usr/sbin/sshd -f /etc/ssh/sshd_config.hop -o Port=22 -o PidFile=none
                done
                """);
        machine.read("/usr/local/bin/cables");
    }

    private Path config() throws Exception {
        return Files.writeString(folder.resolve("config"), """
                Host gate
                  HostName %1$s
                  User %2$s
                  IdentityFile %3$s
                Host middle
                  HostName %4$s
                  User %5$s
                  IdentityFile %6$s
                  ProxyJump gate
                Host far
                  HostName %7$s
                  User %5$s
                  IdentityFile %6$s
                  ProxyJump middle
                Host *
                  HostKeyAlias %1$s
                  IdentitiesOnly yes
                  ConnectTimeout 4
                """.formatted(machine.host(), machine.guest(), machine.guestKey(), MIDDLE, machine.login(), machine.key(), FAR));
    }

    private Node open(String target, Progress progress) throws Exception {
        SshOptions options = new SshOptions(OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of(config()), List.of(), Optional.of(machine.knownHosts()), SshOptions.Sudo.AUTO);
        return new Nodes(null).open(Target.parse(target), options, Prompts.refusing(), progress);
    }

    @Test
    void aNodeBehindTwoServersIsReadAsAnyOther() throws Exception {
        List<String> steps = new ArrayList<>();
        try (Node node = open("far", steps::add)) {
            assertThat(node.run(Command.asRoot("ip -o -4 address show eth0")).text()).contains(FAR + "/30");
            assertThat(node.run(Command.asUser("head -c 5000000 /dev/zero; head -c 5000000 /dev/zero >&2")))
                    .matches(answer -> answer.out().length == 5_000_000 && answer.err().length == 5_000_000);
        }
        assertThat(steps).containsSubsequence(
                "connecting to gate", "checking the host key of gate", "logging in to gate as guest",
                "connecting to middle", "checking the host key of middle", "logging in to middle as student",
                "connecting to far", "checking the host key of far", "logging in to far as student", "starting sh");
        Eventually.is("every login has ended", () -> machine.processes().stream()
                .noneMatch(process -> String.join(" ", process.command()).matches("sshd: (guest|student).*")));
    }

    @Test
    void aServerThatIsKilledAtAnyStepOfTheWayIsNamed() throws Exception {
        List<String> steps = new ArrayList<>();
        open("far", steps::add).close();
        // Before the first login there is nobody to kill.
        for (int at = steps.indexOf("logging in to gate as guest"); at < steps.size(); at++) {
            String step = steps.get(at);
            int killing = at;
            List<String> seen = new ArrayList<>();
            long begun = System.nanoTime();
            NodeException failure = catchThrowableOfType(NodeException.class, () -> open("far", said -> {
                        seen.add(said);
                        if (seen.size() == killing + 1) {
                            killSessions();
                        }
                    }).close());

            assertThat(failure).as(step).isNotNull();
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.UNREADABLE);
            assertThat(failure.getMessage()).as(step).hasLineCount(1).matches("(gate|middle|far): .+; .+");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).as(step).isLessThan(15);
        }
    }

    @Test
    void whoeverGivesUpAtAnyStepOfTheWayIsAnsweredAtOnceAndNothingIsLeft() throws Exception {
        List<String> steps = new ArrayList<>();
        open("far", steps::add).close();
        Eventually.is("no login is left", () -> sessions().isEmpty());
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        for (int at = 0; at < steps.size(); at++) {
            String step = steps.get(at);
            int last = at;
            Thread person = Thread.currentThread();
            AtomicInteger seen = new AtomicInteger();
            AtomicLong given = new AtomicLong();
            NodeException failure = catchThrowableOfType(NodeException.class, () -> open("far", said -> {
                        if (seen.getAndIncrement() == last) {
                            given.set(System.nanoTime());
                            person.interrupt();
                        }
                    }).close());
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - given.get());

            assertThat(Thread.interrupted()).as(step).isTrue();
            assertThat(failure).as(step).isNotNull();
            assertThat(failure.reason()).as(step + ": " + failure.getMessage()).isEqualTo(Reason.CANCELLED);
            assertThat(millis).as("ms until it returned from: " + step).isLessThan(3_000);
        }
        Eventually.is("no login is left", () -> sessions().isEmpty());
        Eventually.is("no thread is left", () -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threads.contains(thread))
                .noneMatch(thread -> thread.getName().matches("(?i).*(connect|exec|nsmirror|jsch|session|channel).*")));
    }

    /** Until none is left: one may just be forking the next, which outlives it. */
    private void killSessions() {
        Eventually.is("every session has ended", () -> {
            List<SeenProcess> sessions = sessions();
            sessions.forEach(process ->
                    ProcessHandle.of(process.outerPid()).ifPresent(ProcessHandle::destroyForcibly));
            return sessions.isEmpty();
        });
    }

    /** Every sshd but the listeners, whose name a session bears as well until it has another. */
    private List<SeenProcess> sessions() {
        List<SeenProcess> servers = machine.processes().stream()
                .filter(process -> process.comm().startsWith("sshd") && process.state() != 'Z')
                .toList();
        return servers.stream()
                .filter(process -> !process.command().toString().contains("[listener]")
                        || servers.stream().anyMatch(parent -> parent.pid() == process.ppid()))
                .toList();
    }
}
