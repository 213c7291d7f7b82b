package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nsmirror.diagram.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    private static final List<Role> GROUNDS = List.of(Role.PAGE, Role.HOST_FILL, Role.POD_FILL, Role.CONTAINER_FILL,
            Role.GROUP_FILL, Role.PROCESS_FILL, Role.KERNEL_FILL);
    private static final List<Role> TEXTS = List.of(Role.TITLE, Role.TEXT, Role.QUIET, Role.COMMAND,
            Role.HOST_SLOT_TEXT, Role.UNKNOWN_TEXT, Role.SHARED_TEXT, Role.WARNING, Role.DIFFERENT, Role.ONLY_HERE);
    private static final List<Role> MARKS = List.of(Role.MARK, Role.OWN_FILL, Role.SHARED_LINE, Role.HOST_SLOT_LINE,
            Role.SELECTION, Role.POD_LINE, Role.GROUP_LINE);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyRoleButNoneHasAColour(Theme theme) {
        assertThat(Stream.of(Role.values()).filter(role -> theme.colour(role).isEmpty())).containsExactly(Role.NONE);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeReadOnEveryGround(Theme theme) {
        double least = theme == Theme.PROJECTOR ? 7 : 4.5;
        for (Role ground : GROUNDS) {
            for (Role text : TEXTS) {
                assertThat(contrast(theme, text, ground)).as("%s on %s", text, ground).isGreaterThanOrEqualTo(least);
            }
        }
        assertThat(contrast(theme, Role.OWN_TEXT, Role.OWN_FILL)).isGreaterThanOrEqualTo(least);
        assertThat(contrast(theme, Role.SHARED_TEXT, Role.SHARED_FILL)).isGreaterThanOrEqualTo(least);
        assertThat(contrast(theme, Role.TEXT, Role.MATCH)).isGreaterThanOrEqualTo(least);
        assertThat(contrast(theme, Role.TITLE, Role.MATCH)).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void marksCanBeSeenOnEveryGround(Theme theme) {
        double least = theme == Theme.PROJECTOR ? 4.5 : 3;
        for (Role ground : GROUNDS) {
            for (Role mark : MARKS) {
                assertThat(contrast(theme, mark, ground)).as("%s on %s", mark, ground).isGreaterThanOrEqualTo(least);
            }
        }
    }

    @Test
    void printIsGreyAlone() {
        for (Role role : Role.values()) {
            Theme.PRINT.colour(role).ifPresent(colour ->
                    assertThat(List.of(colour.red(), colour.green())).as(role.name()).containsOnly(colour.blue()));
        }
    }

    @Test
    void contrastIsWhatTheStandardsExamplesSay() {
        assertThat(Colour.of("000000").contrast(Colour.of("ffffff"))).isEqualTo(21);
        assertThat(Colour.of("777777").contrast(Colour.of("ffffff"))).isBetween(4.47, 4.49);
        assertThat(Colour.of("0b0c0d").css()).isEqualTo("#0b0c0d");
    }

    @Test
    void isFoundByItsLabel() {
        assertThat(Theme.ALL).allMatch(theme -> Theme.of(theme.label()).orElseThrow() == theme);
        assertThat(Theme.of("Light")).isEmpty();
    }

    private static double contrast(Theme theme, Role one, Role two) {
        return theme.colour(one).orElseThrow().contrast(theme.colour(two).orElseThrow());
    }
}
