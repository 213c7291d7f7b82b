package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.node.Answer.Ending;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands over SSH, on a real OpenSSH server. What is left on the node is seen from outside, by another's /proc. */
@NeedsMachine
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshNodeIT {
    private static final int FLOOD = 100_000_000;

    private final Machine machine;

    SshNodeIT(Machine machine) {
        this.machine = machine;
    }

    private boolean runs(String word) {
        return machine.processes().stream().anyMatch(process -> process.command().contains(word));
    }

    private Set<Integer> pids() {
        return machine.processes().stream().map(SeenProcess::outerPid).collect(Collectors.toSet());
    }

    @Test
    void aLoginWithSudoReadsAsRoot() throws Exception {
        try (Node node = SshLogin.student(machine).open()) {
            assertThat(node.login().user()).isEqualTo("student");
            assertThat(node.login().root()).isTrue();
            assertThat(node.login().whyNotRoot()).isEmpty();
            assertThat(node.login().connecting()).isPositive();
            assertThat(node.run(Command.asRoot("cat /etc/shadow")).text()).contains("student:");
        }
    }

    @Test
    void aLoginWithoutSudoReadsAsItselfAndSaysWhy() throws Exception {
        try (Node node = SshLogin.guest(machine).open()) {
            assertThat(node.login().user()).isEqualTo("guest");
            assertThat(node.login().root()).isFalse();
            assertThat(node.login().whyNotRoot()).hasValueSatisfying(why -> assertThat(why)
                    .contains("sudo -n refused guest", "NOPASSWD")
                    .hasLineCount(1));
            Answer answer = node.run(Command.asRoot("id -u; cat /etc/shadow"));
            assertThat(answer.text()).isEqualTo("1001\n");
            assertThat(answer.exit()).isEqualTo(1);
        }
    }

    @Test
    void sudoIsAskedOnceAConnection() throws Exception {
        int before = refusals("before");

        try (Node node = SshLogin.guest(machine).open()) {
            node.run(List.of(Command.asRoot("true"), Command.asRoot("true")));
        }
        assertThat(refusals("after")).isEqualTo(before + 1);
    }

    /** Lines of the log come in their order: once a mark is there, so is what was before it. */
    private int refusals(String mark) {
        machine.read("busybox", "logger", "mark " + mark);
        Eventually.is("the log is written",
                () -> machine.exec("grep", "-q", "mark " + mark, "/var/log/messages").exit() == 0);
        return Integer.parseInt(machine.read("sh", "-c", "grep -c 'sudo.*guest.*COMMAND' /var/log/messages || true"));
    }

    @Test
    void outputOfAnySizeOnAnyStreamNeverHangsIt() throws Exception {
        try (Node node = SshLogin.student(machine).open()) {
            List<Answer> answers = node.run(List.of(
                    Command.asUser("head -c " + FLOOD + " /dev/zero"),
                    Command.asUser("head -c " + FLOOD + " /dev/zero >&2"),
                    Command.asUser("head -c " + FLOOD + " /dev/zero >&2 & head -c " + FLOOD + " /dev/zero; wait"),
                    Command.asUser("echo next; echo err >&2")));

            int most = Command.asUser("").mostBytes();
            assertThat(answers).extracting(answer -> answer.out().length).containsExactly(most, 0, most, 5);
            assertThat(answers).extracting(answer -> answer.err().length).containsExactly(0, most, most, 4);
            assertThat(answers).extracting(Answer::cut).containsExactly(true, true, true, false);
        }
    }

    @Test
    void bytesComeAsTheyAre() throws Exception {
        // Every byte there is, by another way to make them than the one that reads them.
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        String printf = IntStream.range(0, 256)
                .mapToObj(i -> "\\%03o".formatted(i))
                .collect(Collectors.joining("", "printf '", "'"));

        try (Node node = SshLogin.student(machine).open()) {
            assertThat(node.run(Command.asUser(printf)).out()).isEqualTo(all);
        }
    }

    @Test
    void aThousandCommandsInOneCallAnswerInOrder() throws Exception {
        List<Command> commands = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> commands.add(Command.asRoot("echo " + i + "; echo e" + i + " >&2")));

        try (Node node = SshLogin.student(machine).open()) {
            List<Answer> answers = node.run(commands);

            assertThat(answers)
                    .extracting(Answer::text)
                    .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i + "\n").toList());
            assertThat(answers.getLast().errorText()).isEqualTo("e999\n");
        }
    }

    @Test
    void callsOfSeveralThreadsDoNotMix() throws Exception {
        try (Node node = SshLogin.student(machine).open()) {
            List<CompletableFuture<Void>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        for (int round = 0; round < 10; round++) {
                            assertThat(text(node, "echo " + i)).isEqualTo(i + "\n");
                        }
                    }))
                    .toList();
            calls.forEach(CompletableFuture::join);
        }
    }

    private static String text(Node node, String shell) {
        try {
            return node.run(Command.asUser(shell)).text();
        } catch (NodeException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommandThatIgnoresItsEndIsKilledAtItsLimit() throws Exception {
        try (Node node = SshLogin.student(machine).open()) {
            Answer stubborn = node.run(
                    Command.asRoot("trap '' TERM; echo begun; while :; do sleep 4710; done").within(Duration.ofSeconds(1)));

            assertThat(stubborn.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(stubborn.text()).isEqualTo("begun\n");
            assertThat(runs("4710")).isFalse();
        }
    }

    @Test
    void closingEndsWhatRunsAndLeavesNothingOnTheNodeNorHere() throws Exception {
        Set<Integer> before = pids();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Node node = SshLogin.student(machine).open();
        CompletableFuture<NodeException> call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                NodeException.class, () -> node.run(Command.asRoot("(sleep 4711 | sleep 4711) & sleep 4711"))));
        Eventually.is("the command runs", () -> runs("4711"));

        node.close();

        assertThat(runs("4711")).isFalse();
        assertThat(call.join().reason()).isEqualTo(Reason.CANCELLED);
        Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
        Eventually.is("every thread of the connection is gone", () -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !threads.contains(thread))
                .noneMatch(thread -> thread.getName().matches("(?i).*(connect|exec|nsmirror|jsch).*")));
        assertThat(catchThrowableOfType(NodeException.class, () -> node.run(Command.asUser("true"))).reason())
                .isEqualTo(Reason.CANCELLED);
    }

    @Test
    void interruptingACallEndsWhatRunsAndTheNodeGoesOn() throws Exception {
        try (Node node = SshLogin.student(machine).open()) {
            CompletableFuture<NodeException> failure = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> failure.complete(catchThrowableOfType(
                    NodeException.class,
                    () -> node.run(List.of(Command.asRoot("yes & sleep 4712"), Command.asRoot("sleep 4713"))))));
            Eventually.is("the command runs", () -> runs("4712"));

            caller.interrupt();

            assertThat(failure.join().reason()).isEqualTo(Reason.CANCELLED);
            assertThat(node.run(Command.asRoot("echo next")).text()).isEqualTo("next\n");
            assertThat(runs("4712") || runs("4713") || runs("yes")).isFalse();
        }
    }

    @Test
    void aServerKilledInTheMiddleIsNoticedAndNothingIsLeft() throws Exception {
        Set<Integer> before = pids();
        try (Node node = SshLogin.guest(machine).open()) {
            CompletableFuture<NodeException> call = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(NodeException.class, () -> node.run(Command.asUser("sleep 4714"))));
            Eventually.is("the command runs", () -> runs("4714"));

            machine.processes().stream()
                    .filter(process -> String.join(" ", process.command()).startsWith("sshd: guest"))
                    .forEach(process -> ProcessHandle.of(process.outerPid()).ifPresent(ProcessHandle::destroyForcibly));

            assertThat(call.get(5, TimeUnit.SECONDS))
                    .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Reason.UNREADABLE))
                    .hasMessageContaining("the connection was lost");
            Eventually.is("every process of the login is gone", () -> before.containsAll(pids()));
        }
    }

    @Test
    void whatANodeCallsItsFilesIsOnlyText() throws Exception {
        String name = "a'b\"c$(touch x)\\n\u00e9\n;`id`";
        machine.exec("mkdir", "-p", "/tmp/names");
        machine.exec("touch", "--", "/tmp/names/" + name);

        try (Node node = SshLogin.student(machine).open()) {
            Answer listed = node.run(Command.asRoot("cd /tmp/names && find . -mindepth 1 -print0"));
            Answer quoted = node.run(Command.asRoot("ls -d -- " + ShellText.quoted("/tmp/names/" + name)));

            assertThat(listed.out()).isEqualTo(("./" + name + "\0").getBytes(StandardCharsets.UTF_8));
            assertThat(quoted.exit()).isZero();
            assertThat(machine.exec("test", "-e", "/tmp/names/x").exit()).isNotZero();
        }
    }
}
