package nsmirror.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Processes below their parents. */
class ProcessTreeTest {
    @Test
    void eachStandsBelowItsParentAsPsForestDrawsIt() {
        ProcessTree tree = new ProcessTree(List.of(
                process(1, 0), process(7, 1), process(9, 7), process(20, 1), process(21, 20), process(22, 20)));

        assertThat(tree.order()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(IntStream.range(0, 6).mapToObj(tree::prefix))
                .containsExactly("", "├─ ", "│  └─ ", "└─ ", "   ├─ ", "   └─ ");
        assertThat(tree.depth(2)).isEqualTo(2);
    }

    @Test
    void siblingsOfOneSideStandAsOnTheOther() {
        List<Row> host = List.of(process(100, 1), process(101, 100), process(102, 100));
        List<Row> container = List.of(inside(1, 0, 100), inside(5, 1, 102), inside(9, 1, 101));

        assertThat(Alignment.of(Facet.PROCESSES, host, container)).extracting(pair -> pair.container().getAsInt())
                .containsExactly(0, 2, 1);
    }

    @Test
    void whoseParentIsNotThereIsARootAndACircleIsBroken() {
        ProcessTree tree = new ProcessTree(List.of(process(4, 3), process(3, 4), process(8, 99), process(5, 5)));

        assertThat(tree.order()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(tree.prefix(2)).isEmpty();
        assertThat(tree.prefix(3)).isEmpty();
    }

    @Test
    void everyRowIsInItOnceAndNoPrefixGrowsWithoutBound() {
        Random random = new Random(11);
        for (int round = 0; round < 100; round++) {
            List<Row> rows = IntStream.range(0, 60).mapToObj(any -> process(random.nextInt(40), random.nextInt(40))).toList();
            assertThat(new ProcessTree(rows).order()).hasSize(60).doesNotHaveDuplicates();
        }
        ProcessTree deep = new ProcessTree(IntStream.range(1, 30_000).mapToObj(pid -> process(pid, pid - 1)).toList());
        assertThat(deep.depth(29_998)).isEqualTo(29_998);
        assertThat(deep.prefix(29_998).length()).isLessThan(100);
    }

    private static Row process(int pid, int ppid) {
        return inside(pid, ppid, pid);
    }

    private static Row inside(int pid, int ppid, int hostPid) {
        return new Cells().with("pid", pid).with("ppid", ppid).with("hostPid", hostPid).row();
    }
}
