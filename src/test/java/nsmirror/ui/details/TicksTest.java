package nsmirror.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s after boot",
        "1234, 12.34 s after boot",
        "34155, 5 min 41 s after boot",
        "1080000, 3 h 0 min after boot",
        "26280000, 3 d 1 h after boot",
        "-5, 0.00 s after boot",
    })
    void ticksAreHundredthsOfASecond(long ticks, String words) {
        assertThat(Ticks.afterBoot(ticks)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807"})
    void absurdTicksAreNoError(long ticks) {
        assertThat(Ticks.afterBoot(ticks)).endsWith("after boot");
    }
}
