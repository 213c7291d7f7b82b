package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nsmirror.model.HostileText;
import org.junit.jupiter.api.Test;

/** Room on a terminal. */
class TerminalTextTest {
    @Test
    void eastAsianSignsTakeTwoColumnsAndCombiningMarksNone() {
        assertThat(TerminalText.width("ab")).isEqualTo(2);
        assertThat(TerminalText.width("日本")).isEqualTo(4);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("🐳")).isEqualTo(2);
    }

    @Test
    void fitsExactly() {
        assertThat(TerminalText.fit("ab", 4)).isEqualTo("ab  ");
        assertThat(TerminalText.fit("abcdef", 4)).isEqualTo("abc…");
        assertThat(TerminalText.fit("日本語", 4)).isEqualTo("日… ");
        assertThat(TerminalText.fit("abc", 0)).isEmpty();
    }

    @Test
    void breaksAtBlanksAndLongWordsWhereTheyEnd() {
        assertThat(TerminalText.wrapped("one two three", 7)).containsExactly("one two", "three");
        assertThat(TerminalText.wrapped("a /run/lab-node/volumes", 8)).containsExactly("a", "/run/lab", "-node/vo", "lumes");
        assertThat(TerminalText.wrapped("", 8)).containsExactly("");
    }

    @Test
    void keepsItsWidthWhateverTheText() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            String text = nsmirror.text.Shown.line(HostileText.of(random), 300);
            int columns = 2 + random.nextInt(60);

            assertThat(TerminalText.width(TerminalText.fit(text, columns))).isEqualTo(columns);
            assertThat(TerminalText.wrapped(text, columns))
                    .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(columns));
        }
    }
}
