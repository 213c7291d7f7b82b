package nsmirror.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import nsmirror.mirror.Difference.Part;
import nsmirror.model.HostileText;
import org.junit.jupiter.api.Test;

/** Which words of two lines differ. */
class DifferenceTest {
    @Test
    void ofTwoUnamesOnlyTheNameDiffers() {
        Difference names = Difference.of("Linux node1 6.1.0 #1 SMP x86_64", "Linux app-4 6.1.0 #1 SMP x86_64");

        assertThat(names.left()).containsExactly(
                new Part("Linux ", true), new Part("node1", false), new Part(" 6.1.0 #1 SMP x86_64", true));
        assertThat(names.right()).contains(new Part("app-4", false)).hasSize(3);
    }

    @Test
    void nothingDiffersInEqualTextsAndNothingIsAlikeInOthers() {
        assertThat(Difference.of("a b", "a b").left()).containsExactly(new Part("a b", true));
        assertThat(Difference.of("a", "b")).isEqualTo(
                new Difference(List.of(new Part("a", false)), List.of(new Part("b", false))));
        assertThat(Difference.of("", "b").left()).isEmpty();
    }

    @Test
    void thePartsAreTheTextWhateverItHolds() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            String left = HostileText.of(random) + " " + HostileText.of(random).repeat(random.nextInt(4));
            String right = random.nextBoolean() ? left + HostileText.of(random) : HostileText.of(random);

            Difference difference = Difference.of(left, right);

            assertThat(text(difference.left())).isEqualTo(left);
            assertThat(text(difference.right())).isEqualTo(right);
        }
        String long1 = "a ".repeat(200_000);
        assertThat(text(Difference.of(long1, "b " + long1).left())).isEqualTo(long1);
    }

    private static String text(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
