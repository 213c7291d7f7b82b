package nsmirror.node;

import static nsmirror.node.ScriptedSh.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import nsmirror.node.Answer.Ending;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.ScriptedSh.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramedShellTest {
    private static final Command ONE = Command.asUser("one");
    private static final Command TWO = Command.asUser("two");

    private static FramedShell shell(ScriptedSh sh) throws NodeException {
        FramedShell shell = new FramedShell(sh, "node1");
        shell.start();
        return shell;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40, 100_000})
    void outputIsTheSameInPiecesOfAnySize(int mostAtOnce) throws NodeException {
        String awkward = "\n\n\0 a\r\n\u00ff\n0123456789abcdef\n0123456789abcdef0123456789abcdef 0\n\n";
        FramedShell shell = shell(new ScriptedSh(
                mostAtOnce, new Act(bytes(awkward), bytes("\n"), "3"), new Act(bytes(""), bytes(awkward), "0")));

        List<Answer> answers = shell.run(List.of(ONE, TWO));

        assertThat(answers.get(0).out()).isEqualTo(bytes(awkward));
        assertThat(answers.get(0).err()).isEqualTo(bytes("\n"));
        assertThat(answers.get(0).exit()).isEqualTo(3);
        assertThat(answers.get(1).out()).isEmpty();
        assertThat(answers.get(1).err()).isEqualTo(bytes(awkward));
    }

    @Test
    void everyCommandIsAskedForWithANonceOfItsOwn() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100, Act.says("1", ""), Act.says("2", ""), Act.says("3", ""));
        FramedShell shell = shell(sh);
        shell.run(List.of(ONE, TWO));
        shell.run(List.of(ONE));

        assertThat(sh.nonces()).hasSize(5).doesNotHaveDuplicates();
    }

    /** Nonces used before are all that something on the node could ever learn. */
    @Test
    void earlierFramesImitatedAreOutput() throws NodeException {
        ScriptedSh sh = new ScriptedSh(5, Act.says("first", ""));
        FramedShell shell = shell(sh);
        shell.run(List.of(ONE));
        String forged = sh.nonces().stream().map(nonce -> "\n" + nonce + " 0\n").collect(Collectors.joining("forged"));
        sh.next(Act.says(forged, forged));
        sh.next(Act.says("second", ""));

        List<Answer> answers = shell.run(List.of(ONE, TWO));

        assertThat(answers).extracting(Answer::text).containsExactly(forged, "second");
        assertThat(answers.getFirst().errorText()).isEqualTo(forged);
    }

    @Test
    void whatIsBeyondTheBoundIsReadAndDropped() throws NodeException {
        byte[] flood = new byte[1 << 20];
        new Random(1).nextBytes(flood);
        FramedShell shell = shell(new ScriptedSh(5000, new Act(flood, flood, "0"), Act.says("next", "")));
        Command bounded = new Command("flood", false, Duration.ofSeconds(5), 1000);

        List<Answer> answers = shell.run(List.of(bounded, TWO));

        assertThat(answers.get(0).cut()).isTrue();
        assertThat(answers.get(0).out()).hasSize(1000).isEqualTo(Arrays.copyOf(flood, 1000));
        assertThat(answers.get(0).err()).hasSize(1000);
        assertThat(answers.get(1).cut()).isFalse();
        assertThat(answers.get(1).text()).isEqualTo("next");
    }

    @Test
    void aCommandIsQuotedWhateverItHolds() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100, Act.says("", ""));

        shell(sh).run(List.of(Command.asUser("echo 'a b' \"$x\"")));

        assertThat(sh.written).anyMatch(text -> text.contains("sh -c 'echo '\\''a b'\\'' \"$x\"' </dev/null &"));
    }

    @Test
    void aLoginThatIsNoShellIsQuoted() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100);
        FramedShell shell = shell(sh);
        sh.loses();

        assertThatThrownBy(() -> shell.run(List.of(ONE)))
                .hasMessage("node1: the login gives no shell: \"bash: warning\"; log in as a user who has one");
    }

    @Test
    void aLostConnectionIsSaidAndCloses() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100, Act.says("", ""), new Act(bytes("half"), bytes(""), "gone"));
        FramedShell shell = shell(sh);
        shell.run(List.of(ONE));

        NodeException lost = catchThrowableOfType(NodeException.class, () -> shell.run(List.of(TWO)));

        assertThat(lost.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(lost).hasMessage("node1: the connection was lost; connect again");
        assertThat(sh.closed).isTrue();
    }

    @Test
    void aSilentNodeIsGivenUpSomeTimeAfterTheLimit() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100, new Act(bytes(""), bytes(""), "silent"));
        FramedShell shell = new FramedShell(sh, "node1", Duration.ofMillis(50));
        shell.start();

        NodeException silent = catchThrowableOfType(
                NodeException.class, () -> shell.run(List.of(ONE.within(Duration.ofMillis(50)))));

        assertThat(silent.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(silent).hasMessageContaining("node1: no answer");
        assertThat(sh.closed).isTrue();
    }

    @Test
    void closingFromAnotherThreadCancelsACall() throws Exception {
        ScriptedSh sh = new ScriptedSh(100, new Act(bytes(""), bytes(""), "silent"));
        FramedShell shell = shell(sh);
        Thread closer = Thread.ofVirtual().unstarted(shell::close);

        NodeException cancelled = catchThrowableOfType(NodeException.class, () -> {
            closer.start();
            shell.run(List.of(ONE));
        });

        assertThat(cancelled.reason()).isEqualTo(Reason.CANCELLED);
        assertThatThrownBy(() -> shell.run(List.of(TWO))).hasMessageContaining("cancelled");
        closer.join();
    }

    @Test
    void aTimeoutIsKnownByWhatTheNodesTimeoutDoes() throws NodeException {
        ScriptedSh sh = new ScriptedSh(100, new Act(bytes("part"), bytes(""), "124"), new Act(bytes(""), bytes(""), "124"));
        FramedShell shell = shell(sh);
        assertThat(shell.run(List.of(ONE)).getFirst().exit()).isEqualTo(124);

        shell.limitBy(new Limiter(true, true, false));
        Answer late = shell.run(List.of(ONE)).getFirst();

        assertThat(late.ending()).isEqualTo(Ending.TIMED_OUT);
    }
}
