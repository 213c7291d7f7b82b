package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.SshOptions.Sudo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left on a node whose reader is gone without a word. Seen from outside, by another's /proc. */
@NeedsMachine
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostNodeIT {
    /** As the usual one, but for tests, which have less time. */
    private static final Heartbeat QUICK = new Heartbeat(1, 4);

    private final Machine machine;

    LostNodeIT(Machine machine) {
        this.machine = machine;
    }

    /** Every process but the server's own, which notices later and is not nsmirror's to end. */
    private Set<SeenProcess> processes() {
        return machine.processes().stream()
                .filter(process -> !String.join(" ", process.command()).startsWith("sshd: "))
                .collect(Collectors.toSet());
    }

    private Set<Integer> pids() {
        return processes().stream().map(SeenProcess::outerPid).collect(Collectors.toSet());
    }

    private boolean runs(String word) {
        return processes().stream().anyMatch(process -> process.command().contains(word));
    }

    /** As the program does, but with the quick heartbeat. */
    private Node open(String user, Path key) throws NodeException {
        SshOptions options = SshLogin.student(machine).as(user, key).settings();
        Target.Ssh target = (Target.Ssh) Target.parse(user + "@" + machine.host());
        SshConfig config = new SshConfig(machine.dir(), System.getenv());
        Transport transport = new SshTransport(config.route(target, options), Prompts.refusing(), Progress.none());
        return ShellNode.open(transport, new ShellNode.Opening(
                target, Sudo.AUTO, Optional.of(QUICK), Prompts.refusing(), Progress.none(), System.nanoTime()));
    }

    /** The interface on this side goes down: nothing arrives any more, and nobody is told. */
    private void cut(boolean cut) throws Exception {
        String veth = Files.readString(machine.dir().resolve("interface")).strip();
        SshTrial.tool("ip", "link", "set", veth, cut ? "down" : "up");
    }

    @Test
    void afterACutCableTheNodeEndsWhatRunsAndTheShItself() throws Exception {
        Set<Integer> before = pids();
        Node node = open(machine.login(), machine.key());
        CompletableFuture<NodeException> call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                NodeException.class, () -> node.run(Command.asRoot("(sleep 4721 | sleep 4721) & sleep 4721"))));
        Eventually.is("the command runs", () -> runs("4721"));
        try {
            cut(true);
            Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
        } finally {
            cut(false);
        }
        node.close();
        assertThat(call.join().reason()).isIn(Reason.CANCELLED, Reason.UNREADABLE);
    }

    @Test
    void anIdleShOfALoginWithoutRootEndsAsWell() throws Exception {
        Set<Integer> before = pids();
        Node node = open(machine.guest(), machine.guestKey());
        assertThat(before.containsAll(pids())).isFalse();
        try {
            cut(true);
            Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
        } finally {
            cut(false);
        }
        node.close();
    }

    /** Half the time the watch allows; a beat later it starts to count anew. */
    @Test
    void aShortGapIsLivedThrough() throws Exception {
        try (Node node = open(machine.login(), machine.key())) {
            cut(true);
            try {
                TimeUnit.SECONDS.sleep(2);
            } finally {
                cut(false);
            }
            for (int i = 0; i < 2; i++) {
                assertThat(node.run(Command.asRoot("sleep 2; id -u")).text()).isEqualTo("0\n");
            }
        }
    }

    /** The program itself, killed as a crash would, while it reads. */
    @Test
    void afterACrashNothingIsLeft() throws Exception {
        Set<Integer> before = pids();
        Process program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Crashing.class.getName(),
                machine.host(), machine.key().toString(), machine.knownHosts().toString()))
                .inheritIO()
                .start();
        Eventually.is("the command runs", () -> runs("4722"));

        program.destroyForcibly().waitFor();

        Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
    }

    /** A program that connects and then waits for a command of the node. */
    static final class Crashing {
        private Crashing() {}

        public static void main(String[] arguments) throws NodeException {
            SshOptions options = new SshOptions(
                    OptionalInt.empty(), List.of(Path.of(arguments[1])), Optional.of("student"),
                    Optional.empty(), Optional.of(Path.of("none")), List.of("IdentitiesOnly=yes"),
                    Optional.of(Path.of(arguments[2])), Sudo.AUTO);
            new Nodes(null)
                    .open(Target.parse(arguments[0]), options, Prompts.refusing(), Progress.none())
                    .run(Command.asRoot("sleep 4722"));
        }
    }
}
