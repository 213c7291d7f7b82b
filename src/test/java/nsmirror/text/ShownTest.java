package nsmirror.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    void noTwoTextsAreShownAlike() {
        assertThat(Shown.line("\udb40\udc01")).isEqualTo("\\U000e0001");
        assertThat(Shown.line("\ue000" + "1")).isEqualTo("\\ue0001");
        assertThat(Shown.line("\\n")).isEqualTo("\\\\n");
        assertThat(Shown.line("\n\u001b")).isEqualTo("\\n\\x1b");
    }

    @Test
    void itIsNotCutWithinAnEscapeOrASign() {
        assertThat(Shown.line("a\u001bb", 4)).isEqualTo("a…");
        assertThat(Shown.line("a\u001bb", 5)).isEqualTo("a…");
        assertThat(Shown.line("a\u001b", 5)).isEqualTo("a\\x1b");
        assertThat(Shown.line("ab🐳cd", 4)).isEqualTo("ab…");
        assertThat(Shown.line("abc", 2)).isEqualTo("a…");
    }
}
