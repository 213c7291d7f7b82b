package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Ran;
import org.junit.jupiter.api.Test;

class CommandEntryTest {
    @Test
    void theCommandIsTheOneAPersonTypes() {
        assertThat(entry(Command.asRoot("lsns --output-all"), "").typed()).isEqualTo("sudo lsns --output-all");
    }

    @Test
    void aBackslashOfACommandStaysOneSoThatItCanBeTyped() {
        assertThat(entry(Command.asUser("printf 'a\\n'"), "").typed()).isEqualTo("printf 'a\\n'");
    }

    @Test
    void whatCannotBeSeenInACommandIsEscaped() {
        assertThat(entry(Command.asUser("ls 'evil\u001b[2J'"), "").typed()).isEqualTo("ls 'evil\\x1b[2J'");
    }

    @Test
    void escapeSequencesAreShownNotObeyed() {
        CommandEntry entry = entry(Command.asUser("hostname"), "evil\u001b[2J\nnext\u202e");

        assertThat(entry.out().lines()).containsExactly("evil\\x1b[2J", "next\\u202e");
    }

    @Test
    void ofALongAnswerTheBeginningIsKept() {
        CommandEntry entry = entry(Command.asUser("ps"), "a line of output\n".repeat(1_000_000));

        assertThat(entry.out().more()).isTrue();
        assertThat(entry.out().text().length()).isLessThan(50_000);
        assertThat(entry.bytes()).isEqualTo(17_000_000);
    }

    @Test
    void ofALongLineTheBeginningIsKept() {
        CommandEntry entry = entry(Command.asUser("ps"), "x".repeat(10_000));

        assertThat(entry.out().lines()).singleElement().satisfies(line -> assertThat(line).endsWith("…").hasSize(300));
    }

    private static CommandEntry entry(Command command, String out) {
        return CommandEntry.of(new Ran(Instant.EPOCH, command, new Answer(Answer.Ending.EXITED, 0,
                out.getBytes(StandardCharsets.UTF_8), new byte[0], false, Duration.ofMillis(5))));
    }
}
