package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;

/** Ten times the processes cost at most twelve times the work; what is measured is this thread's CPU time. */
class LayoutScaleTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final double MOST_GROWTH = 12;
    private static final List<Grouping> GROUPINGS =
            List.of(new Grouping.ByContainer(), new Grouping.ByKind(Kind.NET), new Grouping.ByKind(Kind.PID));

    @Test
    void tenTimesTheProcessesCostTwelveTimesTheWorkAtMost() {
        cost(SampleSnapshots.of(500), 20);
        double few = cost(SampleSnapshots.of(500), 8);
        double many = cost(SampleSnapshots.of(5_000), 5);
        double most = cost(SampleSnapshots.of(50_000), 3);
        assertThat(many / few).as("%.1f ms, then %.1f ms", few, many).isLessThan(MOST_GROWTH);
        assertThat(most / many).as("%.1f ms, then %.1f ms", many, most).isLessThan(MOST_GROWTH);
    }

    private static double cost(Snapshot node, int turns) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < turns; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            GROUPINGS.forEach(each -> MapLayout.of(node, each, 1920, 1080, FONT, MapLayout.Options.ordinary().roomy(),
                    Optional.empty()));
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        return least / 1e6;
    }
}
