package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a process stood it stays. It moved if its middle is further away than it is itself wide or high; of those that
 * are drawn on both maps at most one in twenty may, for one container more, or one less.
 */
class StablePlacesTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final double MOST = 0.05;
    private static final List<Grouping> GROUPINGS = Stream.concat(Stream.<Grouping>of(new Grouping.ByContainer()),
            Kind.ALL.stream().<Grouping>map(Grouping.ByKind::new)).toList();

    private record Page(double width, double height) {}

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneContainerMoreOrLessMovesNextToNothing(int seed) {
        Snapshot before = node(seed).snapshot();
        Snapshot after = withOneMore(node(seed), new Random(seed)).snapshot();
        Page page = seed % 2 == 0 ? new Page(1920, 1080) : new Page(1024, 768);
        for (Grouping grouping : GROUPINGS) {
            NodeMap first = map(before, grouping, page, Optional.empty());
            NodeMap second = map(after, grouping, page, first.places());
            assertThat(moved(first, second)).as("%s more, %s", grouping, sizes(before, after)).isLessThanOrEqualTo(MOST);
            NodeMap third = map(before, grouping, page, second.places());
            assertThat(moved(second, third)).as("%s less, %s", grouping, sizes(before, after)).isLessThanOrEqualTo(MOST);
            Geometry geometry = new Geometry(second.diagram(), FONT);
            assertThat(geometry.overlappingBoxes()).isEmpty();
            assertThat(geometry.offThePage()).isEmpty();
            assertThat(geometry.cutTexts()).isEmpty();
            assertThat(geometry.drawn().size() + geometry.counted()).isEqualTo(after.processes().size());
        }
    }

    @Test
    void aProcessThatEndsMovesNoOther() {
        Snapshot before = node(4).snapshot();
        for (int gone : List.of(5, 20, 60)) {
            Snapshot after = without(before, gone);
            for (Grouping grouping : GROUPINGS) {
                NodeMap first = map(before, grouping, new Page(1920, 1080), Optional.empty());
                NodeMap second = map(after, grouping, new Page(1920, 1080), first.places());
                assertThat(moved(first, second)).as("%s without the %dth", grouping, gone).isLessThanOrEqualTo(MOST);
            }
        }
    }

    @Test
    void theSameSnapshotStandsAsItStood() {
        Snapshot node = node(7).snapshot();
        for (Grouping grouping : GROUPINGS) {
            NodeMap first = map(node, grouping, new Page(1024, 768), Optional.empty());
            assertThat(map(node, grouping, new Page(1024, 768), first.places()).diagram()).isEqualTo(first.diagram());
        }
    }

    @Test
    void whenThereIsNoMoreRoomAllIsArrangedAnewAndNothingIsLost() {
        SampleNode node = node(3);
        Optional<Places> places = Optional.empty();
        for (int i = 0; i < 40; i++) {
            Snapshot now = withOneMore(node, new Random(i)).snapshot();
            NodeMap map = map(now, new Grouping.ByContainer(), new Page(1024, 768), places);
            Geometry geometry = new Geometry(map.diagram(), FONT);
            assertThat(geometry.drawn().size() + geometry.counted()).isEqualTo(now.processes().size());
            assertThat(geometry.overlappingBoxes()).isEmpty();
            assertThat(geometry.offThePage()).isEmpty();
            places = map.places();
        }
    }

    private static String sizes(Snapshot before, Snapshot after) {
        return before.processes().size() + " processes, then " + after.processes().size();
    }

    private static NodeMap map(Snapshot node, Grouping grouping, Page page, Optional<Places> before) {
        return MapLayout.of(node, grouping, page.width, page.height, FONT, MapLayout.Options.ordinary().roomy(), before);
    }

    /** The share of the processes drawn on both maps that moved. */
    private static double moved(NodeMap first, NodeMap second) {
        Map<ProcessKey, Mark> now = Pieces.of(second.diagram()).marks();
        List<Mark> both = Pieces.of(first.diagram()).marks().values().stream()
                .filter(mark -> now.containsKey(mark.key())).toList();
        long moved = both.stream().filter(mark -> moved(mark.box(), now.get(mark.key()).box())).count();
        return both.isEmpty() ? 0 : moved / (double) both.size();
    }

    private static boolean moved(Shape.Box was, Shape.Box is) {
        return Math.abs(was.x() + was.width() / 2 - is.x() - is.width() / 2) > was.width()
                || Math.abs(was.y() + was.height() / 2 - is.y() - is.height() / 2) > was.height();
    }

    /** Some node: a few services, containers and pods with what they share and do not share drawn by lot. */
    private static SampleNode node(int seed) {
        Random random = new Random(seed);
        SampleNode node = new SampleNode("node-" + seed);
        node.host("/init.scope", "root", "/sbin/init").kernelThreads(1 + random.nextInt(40));
        node.nextPid(400);
        IntStream.range(0, 2 + random.nextInt(40)).forEach(i ->
                node.host(i % 3 == 0 ? "/user.slice/a" : "/system.slice/" + i, "root", "/usr/sbin/service-" + i));
        node.nextPid(4000);
        int containers = List.of(2, 5, 9, 25, 80, 300).get(seed % 6) + random.nextInt(3);
        for (int i = 0; i < containers; i++) {
            add(node, "c" + i + "-" + Integer.toString(seed + 4096, 36), random, 10);
        }
        return node;
    }

    /** The next container, its PIDs higher or lower than those of the others. */
    private static SampleNode withOneMore(SampleNode node, Random random) {
        if (random.nextBoolean()) {
            node.nextPid(2000 + random.nextInt(1000));
        } else {
            node.nextPid(100_000 + random.nextInt(100_000));
        }
        add(node, "more-" + random.nextInt(100_000), random, 6);
        return node;
    }

    private static void add(SampleNode node, String name, Random random, int most) {
        List<Kind> own = new ArrayList<>(List.of(Kind.MNT, Kind.PID));
        Stream.of(Kind.UTS, Kind.IPC, Kind.NET).filter(kind -> random.nextInt(6) > 0).forEach(own::add);
        Stream.of(Kind.CGROUP, Kind.USER).filter(kind -> random.nextInt(12) == 0).forEach(own::add);
        int size = 1 + random.nextInt(most);
        if (random.nextInt(4) == 0 && size > 1) {
            Map<String, List<String[]>> pod = new LinkedHashMap<>();
            pod.put(name + "-a", commands(1));
            pod.put(name + "-b", commands(size - 1));
            node.pod(name, pod);
        } else {
            Map<Kind, Long> inodes = new EnumMap<>(Kind.class);
            own.forEach(kind -> inodes.put(kind, node.inode()));
            node.container(name, inodes, Optional.empty(), Map.<Kind, Sharing>of(), commands(size));
        }
    }

    private static List<String[]> commands(int count) {
        return IntStream.range(0, count).mapToObj(i -> new String[] {"/usr/bin/worker", "--number", "" + i}).toList();
    }

    private static Snapshot without(Snapshot node, int position) {
        ProcessKey gone = node.processes().stream().filter(each -> !each.kernel()).toList().get(position).key();
        return new Snapshot(node.node(), node.host(),
                node.processes().stream().filter(each -> !each.key().equals(gone)).toList(),
                node.namespaces(), node.containers(), node.pods(), node.coverage(), node.timings());
    }
}
