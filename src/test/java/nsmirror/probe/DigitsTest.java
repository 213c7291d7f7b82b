package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "1 ", "0x1", "1.5", "\u0663", "999999999999999999999"})
    void whatIsNoNumberOfTheKernelsIsNone(String text) {
        assertThat(Digits.of(text)).isEqualTo(Digits.NONE);
        assertThat(Digits.whole(text)).isEmpty();
        assertThat(Digits.small(text)).isEmpty();
    }

    @Test
    void anInodeMayNeed64BitsWithoutASign() {
        assertThat(Digits.whole("4026531840")).contains(4_026_531_840L);
        assertThat(Digits.whole(Long.toString(Long.MAX_VALUE))).contains(Long.MAX_VALUE);
        assertThat(Digits.whole("18446744073709551615")).contains(new BigInteger("18446744073709551615"));
    }

    @Test
    void aPidFitsAnInt() {
        assertThat(Digits.small("0")).contains(0);
        assertThat(Digits.small("2147483647")).contains(Integer.MAX_VALUE);
        assertThat(Digits.small("2147483648")).isEmpty();
        assertThat(Digits.pid("/123/", 1, 4)).isEqualTo(123);
        assertThat(Digits.pid("2147483648", 0, 10)).isEqualTo(-1);
    }
}
