package nsmirror.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;
import nsmirror.ui.map.Walk.Way;
import org.junit.jupiter.api.Test;

/**
 * Two groups beside each other.
 *
 * <pre>
 *  ┌ one ─────┐ ┌ two ┐
 *  │ 1  2     │ │ 5   │
 *  │ 3  4     │ │     │
 *  └──────────┘ └─────┘
 * </pre>
 */
class WalkTest {
    private static final Diagram TWO_GROUPS = new Diagram(300, 100, List.of(
            box(group("one"), 0, 0, 120, 90),
            box(process(1), 10, 10, 40, 20),
            box(process(2), 60, 10, 40, 20),
            box(process(3), 10, 60, 40, 20),
            box(process(4), 60, 60, 40, 20),
            box(group("two"), 150, 0, 60, 90),
            box(process(5), 160, 10, 40, 20)));

    @Test
    void besideIsTheNextProcessThatWay() {
        assertThat(from(process(1), Way.RIGHT)).contains(process(2));
        assertThat(from(process(1), Way.DOWN)).contains(process(3));
        assertThat(from(process(4), Way.LEFT)).contains(process(3));
        assertThat(from(process(4), Way.UP)).contains(process(2));
    }

    @Test
    void atTheEdgeOfAGroupTheWalkGoesOnInTheNext() {
        assertThat(from(process(2), Way.RIGHT)).contains(process(5));
        assertThat(from(process(5), Way.LEFT)).contains(process(2));
    }

    @Test
    void beyondTheLastThereIsNothing() {
        assertThat(from(process(1), Way.UP)).isEmpty();
        assertThat(from(process(5), Way.RIGHT)).isEmpty();
    }

    @Test
    void fromAGroupTheWalkIsAmongGroups() {
        assertThat(from(group("one"), Way.RIGHT)).contains(group("two"));
        assertThat(from(group("two"), Way.LEFT)).contains(group("one"));
    }

    @Test
    void withoutASelectionTheWalkBeginsAtTheFirstProcess() {
        assertThat(Walk.beside(TWO_GROUPS, Optional.empty(), Way.DOWN)).contains(process(1));
        assertThat(from(process(99), Way.DOWN)).contains(process(1));
    }

    @Test
    void outToTheGroupAndIntoItAgain() {
        assertThat(Walk.outOf(TWO_GROUPS, Optional.of(process(4)))).contains(group("one"));
        assertThat(Walk.into(TWO_GROUPS, Optional.of(group("two")))).contains(process(5));
        assertThat(Walk.outOf(TWO_GROUPS, Optional.of(group("one")))).isEmpty();
        assertThat(Walk.into(TWO_GROUPS, Optional.of(process(1)))).isEmpty();
    }

    @Test
    void anEmptyDiagramLeadsNowhere() {
        Diagram empty = new Diagram(10, 10, List.of());

        assertThat(Walk.beside(empty, Optional.empty(), Way.UP)).isEmpty();
    }

    private static Optional<Subject> from(Subject subject, Way way) {
        return Walk.beside(TWO_GROUPS, Optional.of(subject), way);
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(new ProcessKey(pid, 1));
    }

    private static Subject group(String name) {
        return new Subject.OfContainer(name);
    }

    private static Shape box(Subject subject, double x, double y, double width, double height) {
        return new Shape.Box(x, y, width, height, 2, Role.GROUP_FILL, Role.GROUP_LINE, 1, Shape.Outline.SOLID,
                Optional.of(subject));
    }
}
