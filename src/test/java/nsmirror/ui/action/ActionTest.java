package nsmirror.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nsmirror.model.Kind;
import org.junit.jupiter.api.Test;

class ActionTest {
    @Test
    void noTwoActionsHaveTheSameKey() {
        assertThat(Arrays.stream(Action.values()).flatMap(action -> action.keys().stream())).doesNotHaveDuplicates();
    }

    @Test
    void everyActionIsListedOnce() {
        assertThat(Arrays.stream(Action.Section.values()).flatMap(section -> section.actions().stream()))
                .containsExactlyInAnyOrder(Action.values());
    }

    @Test
    void kindsAreOnTheKeysOneToEight() {
        assertThat(Kind.ALL.stream().map(kind -> Action.group(kind).key().orElseThrow()))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void whatIsNotAvailableDoesNothing() {
        Actions actions = new Actions();
        int[] times = {0};
        actions.set(Action.REFRESH, () -> times[0]++);
        actions.perform(Action.REFRESH);
        actions.clear(Action.REFRESH);

        actions.perform(Action.REFRESH);

        assertThat(times[0]).isEqualTo(1);
        assertThat(actions.available(Action.REFRESH).get()).isFalse();
    }
}
