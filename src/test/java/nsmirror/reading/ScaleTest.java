package nsmirror.reading;

import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.UTS;
import static nsmirror.reading.MadeNode.pid;
import static nsmirror.reading.MadeNode.usual;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.figure.BundledFont;
import nsmirror.figure.PngFigure;
import nsmirror.figure.Theme;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.reading.MadeNode.Made;
import org.junit.jupiter.api.Test;

/**
 * Ten times the processes may cost somewhat more than ten times the work, not a hundred times. What is measured is this
 * thread's CPU time, which other programs on the machine do not add to.
 */
class ScaleTest {
    private static final int FEW = 1_500;
    private static final int MANY = 15_000;
    private static final double MOST_GROWTH = 35;

    @Test
    void manyContainers() throws NodeException {
        grows(i -> {
            int leader = i - i % 10;
            return pid(i).childOf(i == leader ? 1 : leader).in(PID, 10L * leader).in(MNT, 10L * leader + 1)
                    .in(UTS, 10L * leader + 2).in(NET, 10L * (i - i % 30) + 3).root("0:" + leader).inner(i % 10 + 1);
        });
    }

    @Test
    void oneContainerOfEverythingWithoutInnerPids() throws NodeException {
        grows(i -> pid(i).childOf(i - 1).in(PID, i % 2 == 0 ? 7 : MadeNode.HOST.get(PID)).in(MNT, 8).root("0:9"));
    }

    @Test
    void aMountNamespaceEachInOneLongLineOfDescent() throws NodeException {
        grows(i -> pid(i).childOf(i - 1).in(MNT, 10L * i).root("0:" + i));
    }

    @Test
    void aHostnameEachThatIsTheSame() throws NodeException {
        grows(i -> pid(i).named("same").in(PID, 10L * i).in(UTS, 9));
    }

    /** More than any node should have, in 1,000 containers: it takes its time, and it works. */
    @Test
    void thirtyThousandProcessesAreReadReadAgainAndDrawn() throws NodeException, IOException {
        MadeNode node = crowd(30_000);
        Watch watch = new SnapshotReader().watch(node);
        Snapshot first = watch.read();
        assertThat(first.processes()).hasSize(30_002);
        assertThat(first.containers()).hasSize(1_000);
        assertThat(watch.read().processes()).isEqualTo(first.processes());

        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BundledFont font = BundledFont.load();
        Diagram map = MapLayout.of(first, new Grouping.ByContainer(), 1920, 1080, font);
        new PngFigure(font).write(map, Theme.LIGHT, 1, png);
        assertThat(map.shapes()).isNotEmpty();
        assertThat(png.size()).isPositive();
    }

    /** Containers of thirty processes each with namespaces of their own. */
    static MadeNode crowd(int processes) {
        MadeNode node = usual();
        for (int i = 10; i < processes + 10; i++) {
            int leader = i - (i - 10) % 30;
            node.with(pid(i).childOf(i == leader ? 1 : leader).in(PID, 10L * leader).in(MNT, 10L * leader + 1)
                    .in(UTS, 10L * leader + 2).in(NET, 10L * leader + 3).root("0:" + leader).inner(i - leader + 1));
        }
        return node;
    }

    private static void grows(IntFunction<Made> processes) throws NodeException {
        cost(processes, FEW);
        double few = cost(processes, FEW);
        double many = cost(processes, MANY);
        assertThat(many / few).as("%.0f ms for %d, %.0f ms for %d", few / 1e6, FEW, many / 1e6, MANY)
                .isLessThan(MOST_GROWTH);
    }

    private static double cost(IntFunction<Made> processes, int count) throws NodeException {
        MadeNode node = usual().hostname(9, "twin");
        for (int i = 10; i < count + 10; i++) {
            node.with(processes.apply(i));
        }
        // The first time the node makes up its answers.
        Snapshot snapshot = new SnapshotReader().read(node);
        assertThat(snapshot.processes()).hasSize(count + 2);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            new SnapshotReader().read(node);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least;
    }
}
