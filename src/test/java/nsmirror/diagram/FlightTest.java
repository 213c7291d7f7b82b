package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;

/** Processes on their way from one grouping to another. */
class FlightTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final Pieces BY_MNT = pieces(LAB, new Grouping.ByKind(Kind.MNT));
    private static final Pieces BY_NET = pieces(LAB, new Grouping.ByKind(Kind.NET));

    @Test
    void takingADiagramApartLosesNothing() {
        Diagram map = diagram(LAB, new Grouping.ByContainer());
        Pieces pieces = Pieces.of(map);
        int onMarks = pieces.marks().values().stream().mapToInt(mark -> 1 + mark.content().size()).sum();
        assertThat(pieces.frames().size() + onMarks).isEqualTo(map.shapes().size());
        assertThat(pieces.frames()).noneMatch(shape ->
                shape.subject().filter(Subject.OfProcess.class::isInstance).isPresent());
        ProcessKey bash = LAB.process(33154).orElseThrow().key();
        assertThat(pieces.marks().get(bash).content()).anyMatch(shape ->
                shape instanceof Shape.Text text && text.content().equals("bash"));
    }

    @Test
    void everyProcessStartsWhereItWasAndEndsWhereItBelongs() {
        Flight flight = Flight.between(BY_MNT, BY_NET);
        assertThat(boxes(flight.at(0))).containsAllEntriesOf(boxes(Moment.still(BY_MNT)));
        assertThat(flight.at(1)).isEqualTo(Moment.still(BY_NET));
    }

    @Test
    void sevenProcessesWithThreeMountsMeetInOneNet() {
        Set<ProcessKey> pod = LAB.pod("hawkular-cassandra").orElseThrow().containers().stream()
                .flatMap(name -> LAB.container(name).orElseThrow().pids().stream())
                .map(pid -> LAB.process(pid).orElseThrow().key())
                .collect(Collectors.toSet());
        Flight flight = Flight.between(BY_MNT, BY_NET);
        Shape.Box net = diagram(LAB, new Grouping.ByKind(Kind.NET)).boxOf(new Subject.OfNamespace(Kind.NET,
                LAB.pod("hawkular-cassandra").orElseThrow().net())).orElseThrow();
        assertThat(pod).hasSize(7).allSatisfy(key ->
                assertThat(Geometry.Area.of(net).holds(Geometry.Area.of(boxes(flight.at(0.9999)).get(key)))).isTrue());
        Diagram byMnt = diagram(LAB, new Grouping.ByKind(Kind.MNT));
        Set<Long> mounts = pod.stream()
                .map(key -> LAB.process(key.pid()).flatMap(each -> each.namespace(Kind.MNT)).orElseThrow())
                .collect(Collectors.toSet());
        assertThat(mounts).hasSize(3).allSatisfy(inode -> {
            Shape.Box mnt = byMnt.boxOf(new Subject.OfNamespace(Kind.MNT, inode)).orElseThrow();
            assertThat(pod).anyMatch(key ->
                    Geometry.Area.of(mnt).holds(Geometry.Area.of(boxes(flight.at(0)).get(key))));
        });
    }

    @Test
    void theyAllGoStraightAndNeverBack() {
        Flight flight = Flight.between(BY_MNT, BY_NET);
        Map<ProcessKey, Double> before = new HashMap<>();
        for (double time = 0; time <= 1; time += 0.05) {
            boxes(flight.at(time)).forEach((key, box) -> {
                Shape.Box goal = BY_NET.marks().get(key).box();
                double left = Math.hypot(goal.x() - box.x(), goal.y() - box.y());
                assertThat(left).isLessThanOrEqualTo(before.getOrDefault(key, Double.MAX_VALUE) + 1e-6);
                before.put(key, left);
            });
        }
    }

    @Test
    void theOldBoxesGoBeforeTheNewOnesCome() {
        Flight flight = Flight.between(BY_MNT, BY_NET);
        Set<Shape> old = Set.copyOf(BY_MNT.frames());
        Set<Shape> next = Set.copyOf(BY_NET.frames());
        List<Shape> halfway = flight.at(0.5).layers().stream().flatMap(layer -> layer.frames().stream()).toList();
        assertThat(halfway).allMatch(shape -> old.contains(shape) && next.contains(shape));
        assertThat(opacity(flight.at(0.1), BY_MNT.frames().get(5))).isBetween(0.2, 0.9);
        assertThat(opacity(flight.at(0.9), BY_NET.frames().get(5))).isBetween(0.2, 0.9);
    }

    @Test
    void oneWhoTurnsGoesOnFromWhereItIs() {
        for (double when : List.of(0.1, 0.4, 0.5, 0.8)) {
            Flight flight = Flight.between(BY_MNT, BY_NET);
            Flight turned = flight.turned(when, BY_MNT);
            Map<ProcessKey, Shape.Box> then = boxes(flight.at(when));
            boxes(turned.at(0)).forEach((key, box) -> {
                assertThat(box.x()).isCloseTo(then.get(key).x(), within(1e-6));
                assertThat(box.y()).isCloseTo(then.get(key).y(), within(1e-6));
            });
            assertThat(turned.at(1)).isEqualTo(Moment.still(BY_MNT));
            // What was half gone does not flash up again.
            assertThat(opacity(turned.at(0), BY_NET.frames().get(5)))
                    .isCloseTo(opacity(flight.at(when), BY_NET.frames().get(5)), within(1e-6));
        }
    }

    @Test
    void whatCameAppearsInItsPlaceAndWhatWentFadesInIts() {
        Snapshot fewer = SampleSnapshots.of(80);
        Snapshot more = SampleSnapshots.of(90);
        Pieces from = pieces(fewer, new Grouping.ByContainer());
        Pieces to = pieces(more, new Grouping.ByContainer());
        ProcessKey came = to.marks().keySet().stream().filter(key -> !from.marks().containsKey(key)).findFirst()
                .orElseThrow();
        assertThat(boxes(Flight.between(from, to).at(0.9)).get(came)).isEqualTo(to.marks().get(came).box());
        assertThat(boxes(Flight.between(to, from).at(0.1)).get(came)).isEqualTo(to.marks().get(came).box());
        assertThat(boxes(Flight.between(to, from).at(0.5))).doesNotContainKey(came);
    }

    private static double opacity(Moment moment, Shape shape) {
        return moment.layers().stream().filter(layer -> layer.frames().contains(shape))
                .mapToDouble(Moment.Layer::opacity).max().orElse(0);
    }

    private static Map<ProcessKey, Shape.Box> boxes(Moment moment) {
        Map<ProcessKey, Shape.Box> boxes = new HashMap<>();
        moment.layers().forEach(layer -> layer.marks().forEach(mark -> boxes.put(mark.key(), mark.box())));
        return boxes;
    }

    private static Diagram diagram(Snapshot node, Grouping grouping) {
        return MapLayout.of(node, grouping, 1600, 900, FONT);
    }

    private static Pieces pieces(Snapshot node, Grouping grouping) {
        return Pieces.of(diagram(node, grouping));
    }
}
