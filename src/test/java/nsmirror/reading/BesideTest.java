package nsmirror.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nsmirror.lab.Outcome;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import org.junit.jupiter.api.Test;

/** Several commands as one, and their answers apart. */
class BesideTest {
    private static final Command SLOW = Command.asRoot("lsns -J");
    private static final Command LINKS = Command.asRoot("cd /proc && find self/ns");
    private static final Command ARGUMENTS = Command.asRoot("cd /proc && { grep -az \"\" self/cmdline; }");
    private static final Beside BESIDE = new Beside(SLOW, List.of(LINKS, ARGUMENTS));

    private static Answer answer(Ending ending, boolean cut, String out, String err) {
        return new Answer(ending, ending == Ending.EXITED ? 0 : -1, out.getBytes(UTF_8), err.getBytes(UTF_8), cut,
                Duration.ofMillis(9));
    }

    private static String text(Map<Command, Answer> apart, Command command) {
        return apart.get(command).text();
    }

    @Test
    void eachGetsWhatItPrinted() {
        Map<Command, Answer> apart = BESIDE.apart(
                answer(Ending.EXITED, false, "links\n\0one\0two\0\0{lsns}", "find: gone\nsh: 1: lsns: not found\n"));
        assertThat(text(apart, LINKS)).isEqualTo("links\n");
        assertThat(text(apart, ARGUMENTS)).isEqualTo("one\0two\0");
        assertThat(text(apart, SLOW)).isEqualTo("{lsns}");
        assertThat(apart.get(LINKS).errorText()).isEqualTo("find: gone");
        assertThat(apart.get(SLOW).errorText()).isEqualTo("sh: 1: lsns: not found");
        assertThat(apart.values()).allMatch(Answer::ok);
    }

    @Test
    void oneThatPrintedNothingIsEmpty() {
        Map<Command, Answer> apart = BESIDE.apart(answer(Ending.EXITED, false, "\0\0", ""));
        assertThat(apart.values()).hasSize(3).allMatch(Answer::ok).allMatch(each -> each.out().length == 0);
    }

    @Test
    void whereTheSlowOneHangsTheOthersAreWhole() {
        Map<Command, Answer> apart = BESIDE.apart(answer(Ending.TIMED_OUT, false, "links\n\0one\0two\0\0", ""));
        assertThat(apart.get(LINKS).ok()).isTrue();
        assertThat(apart.get(ARGUMENTS).ok()).isTrue();
        assertThat(text(apart, ARGUMENTS)).isEqualTo("one\0two\0");
        assertThat(apart.get(SLOW).ending()).isEqualTo(Ending.TIMED_OUT);
    }

    @Test
    void whereAnotherHangsItIsTheFirstThatTookTooLong() {
        Map<Command, Answer> apart = BESIDE.apart(answer(Ending.TIMED_OUT, false, "links\n\0one\0tw", ""));
        assertThat(apart.get(LINKS).ok()).isTrue();
        assertThat(apart.get(ARGUMENTS).ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(apart.get(SLOW).ending()).isEqualTo(Ending.TIMED_OUT);
    }

    @Test
    void whatWasCutIsCutOnlyFromThereOn() {
        Map<Command, Answer> apart = BESIDE.apart(answer(Ending.EXITED, true, "links\n\0one\0two\0\0{ls", ""));
        assertThat(apart.get(ARGUMENTS).cut()).isFalse();
        assertThat(apart.get(SLOW).cut()).isTrue();
    }

    @Test
    void shRunsThemBesideEachOtherAndPrintsThemInOrder() {
        Beside real = new Beside(Command.asRoot("sleep 0.2; echo slow"), List.of(
                Command.asRoot("cd / && pwd"), Command.asRoot("cat; printf \"a\\nb\\0\"")));
        String out = Outcome.of(Duration.ofSeconds(20), "", List.of("sh", "-c", real.command().shell())).out();
        assertThat(real.apart(answer(Ending.EXITED, false, out, "")).values())
                .extracting(Answer::text).containsExactly("/\n", "a\nb\0", "slow\n");
    }
}
