package nsmirror.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Mark;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Sizes;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;

/** Every grouping keeps its places, also while another one is shown. */
class DrawingTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final Grouping CONTAINERS = new Grouping.ByContainer();
    private static final Grouping NET = new Grouping.ByKind(Kind.NET);

    private final SampleNode node = new SampleNode("node-3");
    private final Drawing drawing = new Drawing((snapshot, grouping, sizes, width, height, before) -> MapLayout.of(
            snapshot, grouping, width, height, FONT, MapLayout.Options.ordinary().roomy().sizes(sizes), before),
            new SameThread());

    @Test
    void whoeverComesBackToAGroupingFindsItAsTheyLeftIt() {
        Snapshot before = node();
        draw(before, CONTAINERS);
        Snapshot now = withOneMore();
        NodeMap left = draw(now, CONTAINERS);
        assertThat(left.diagram()).as("or coming back shows nothing").isNotEqualTo(anew(now, CONTAINERS).diagram());

        draw(now, NET);
        assertThat(draw(now, CONTAINERS).diagram()).isEqualTo(left.diagram());
    }

    @Test
    void aContainerThatComesWhileAnotherGroupingIsShownMovesNextToNothing() {
        Snapshot before = node();
        NodeMap first = draw(before, CONTAINERS);
        draw(before, NET);
        Snapshot now = withOneMore();
        draw(now, NET);

        assertThat(moved(first, anew(now, CONTAINERS))).as("or nothing is kept").isGreaterThan(0.05);
        assertThat(moved(first, draw(now, CONTAINERS))).isLessThanOrEqualTo(0.05);
    }

    /** The share of the processes of both that do not stand where they stood, give or take their own size. */
    private static double moved(NodeMap first, NodeMap second) {
        Map<ProcessKey, Mark> now = Pieces.of(second.diagram()).marks();
        List<Mark> both = Pieces.of(first.diagram()).marks().values().stream()
                .filter(mark -> now.containsKey(mark.key())).toList();
        return both.stream().filter(mark -> Math.abs(mark.box().x() - now.get(mark.key()).box().x()) > mark.box().width()
                || Math.abs(mark.box().y() - now.get(mark.key()).box().y()) > mark.box().height()).count()
                / (double) both.size();
    }

    private NodeMap draw(Snapshot snapshot, Grouping grouping) {
        List<NodeMap> made = new ArrayList<>();
        drawing.draw(snapshot, grouping, Sizes.ordinary(), 1920, 1080, made::add, failure -> {
            throw new AssertionError(failure);
        });
        return made.getFirst();
    }

    private static NodeMap anew(Snapshot snapshot, Grouping grouping) {
        return MapLayout.of(snapshot, grouping, 1920, 1080, FONT, MapLayout.Options.ordinary().roomy(),
                Optional.empty());
    }

    private Snapshot node() {
        node.host("/init.scope", "root", "/sbin/init").kernelThreads(20);
        IntStream.range(0, 12).forEach(i -> node.host("/system.slice/" + i, "root", "/usr/sbin/service-" + i));
        node.nextPid(4000);
        IntStream.range(0, 24).forEach(i -> add("c" + i, 1 + i % 7));
        return node.snapshot();
    }

    /** One with the lowest PIDs of all, so that it would stand first. */
    private Snapshot withOneMore() {
        node.nextPid(2000);
        add("more", 6);
        return node.snapshot();
    }

    private void add(String name, int size) {
        Map<Kind, Long> own = new EnumMap<>(Kind.class);
        List.of(Kind.MNT, Kind.PID, Kind.UTS, Kind.IPC, Kind.NET).forEach(kind -> own.put(kind, node.inode()));
        node.container(name, own, Optional.empty(), Map.<Kind, Sharing>of(), IntStream.range(0, size)
                .mapToObj(i -> new String[] {"/usr/bin/worker", "--number", "" + i}).toList());
    }
}
