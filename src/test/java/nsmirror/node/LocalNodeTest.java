package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nsmirror.node.Answer.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real sh of the computer the test runs on, as whoever runs it. */
class LocalNodeTest {
    private Node node;

    @BeforeEach
    void connect() throws NodeException {
        SshOptions asMyself = SshOptions.none().withSudo(SshOptions.Sudo.NEVER);
        node = new Nodes(null).open(new Target.Local(), asMyself, Prompts.refusing(), Progress.none());
    }

    @AfterEach
    void disconnect() {
        node.close();
    }

    @Test
    void saysWhoReadsIt() {
        assertThat(node.login().target()).isEqualTo("local");
        assertThat(node.login().user()).isEqualTo(System.getProperty("user.name"));
        assertThat(node.login().root()).isEqualTo(System.getProperty("user.name").equals("root"));
    }

    @Test
    void saysWhichShReadsIt() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "only Linux says so");
        assertThat(ProcessHandle.current().children().map(ProcessHandle::pid).map(Long::intValue))
                .contains(node.login().reader().orElseThrow());
    }

    @Test
    void keepsBothOutputsAndTheExitStatusApart() throws NodeException {
        Answer answer = node.run(Command.asUser("echo seen; echo heard >&2; exit 3"));

        assertThat(answer.ending()).isEqualTo(Ending.EXITED);
        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.text()).isEqualTo("seen\n");
        assertThat(answer.errorText()).isEqualTo("heard\n");
    }

    @Test
    void answersInTheOrderOfTheCommands() throws NodeException {
        List<Answer> answers = node.run(List.of(
                Command.asUser("sleep 0.1; printf one"), Command.asUser("printf two"), Command.asUser("printf 3 >&2")));

        assertThat(answers).extracting(Answer::text).containsExactly("one", "two", "");
        assertThat(answers).extracting(Answer::errorText).containsExactly("", "", "3");
    }

    @Test
    void givesBytesAsTheyAre() throws NodeException {
        Answer answer = node.run(Command.asUser("printf '\\000\\377\\n\\n\\033['"));

        assertThat(answer.out()).isEqualTo("\0\u00ff\n\n\u001b[".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aCommandHasNothingToRead() throws NodeException {
        assertThat(node.run(Command.asUser("cat; read line || echo none")).text()).isEqualTo("none\n");
    }

    @Test
    void aSlowCommandEndsAtItsLimitAndTheNextOneRuns() throws NodeException {
        List<Answer> answers = node.run(List.of(
                Command.asUser("echo begun; sleep 1000").within(Duration.ofSeconds(1)), Command.asUser("echo next")));

        assertThat(answers.get(0).ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(answers.get(0).text()).isEqualTo("begun\n");
        assertThat(answers.get(1).text()).isEqualTo("next\n");
    }

    @Test
    void aBrokenCommandIsAnAnswerAndTheNextOneRuns() throws NodeException {
        List<Answer> answers = node.run(List.of(
                Command.asUser("if ("), Command.asUser("no-such-command"), Command.asUser("kill -9 $$"),
                Command.asUser("echo next")));

        assertThat(answers.getFirst().exit()).isPositive();
        assertThat(answers).extracting(Answer::exit).endsWith(127, 137, 0);
        assertThat(answers.getLast().text()).isEqualTo("next\n");
    }

    @Test
    void theLoginsEnvironmentChangesNoOutput() throws NodeException {
        String names = node.run(Command.asUser("env | cut -d= -f1 | sort")).text();

        assertThat(names.lines()).isSubsetOf("HOME", "LC_ALL", "PATH", "PWD", "OLDPWD", "SHLVL", "_");
    }

    @Test
    void whatACommandLeavesBehindEndsWithIt() throws NodeException {
        Answer answer = node.run(Command.asUser("tail -f /dev/null & echo $!"));

        long pid = Long.parseLong(answer.text().strip());
        Eventually.is("it is gone", () -> ProcessHandle.of(pid).isEmpty());
    }

    /** As the JDK sees the processes of this computer. */
    private static boolean sleeps(String seconds) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("sleep " + seconds));
    }

    @Test
    void closingEndsWhatRuns() {
        CompletableFuture<NodeException> call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                NodeException.class, () -> node.run(Command.asUser("(sleep 5711 | sleep 5711) & sleep 5711"))));
        Eventually.is("the command runs", () -> sleeps("5711"));

        node.close();

        assertThat(call.join().reason()).isEqualTo(NodeException.Reason.CANCELLED);
        Eventually.is("the command is gone", () -> !sleeps("5711"));
    }

    @Test
    void interruptingACallEndsWhatRunsAndTheNodeGoesOn() throws Exception {
        CompletableFuture<NodeException> failure = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> failure.complete(catchThrowableOfType(
                NodeException.class,
                () -> node.run(List.of(Command.asUser("yes & sleep 5712"), Command.asUser("sleep 5713"))))));
        Eventually.is("the command runs", () -> sleeps("5712"));

        caller.interrupt();

        assertThat(failure.join().reason()).isEqualTo(NodeException.Reason.CANCELLED);
        assertThat(node.run(Command.asUser("echo next")).text()).isEqualTo("next\n");
        Eventually.is("the command is gone", () -> !sleeps("5712") && !sleeps("5713"));
    }
}
