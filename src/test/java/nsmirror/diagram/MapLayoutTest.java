package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;

class MapLayoutTest {
    private static final BundledFont FONT = BundledFont.load();
    private final Snapshot lab = SampleSnapshots.lab();

    @Test
    void aPodFramesItsContainersAndTheyTheirProcesses() {
        Diagram map = byContainer(lab);
        Shape.Box pod = map.boxOf(new Subject.OfPod("hawkular-cassandra")).orElseThrow();
        Shape.Box container = map.boxOf(new Subject.OfContainer("cassandra-metrics")).orElseThrow();
        assertThat(inside(container, pod)).isTrue();
        assertThat(inside(boxOf(map, 33159), container)).isTrue();
        assertThat(inside(boxOf(map, 4470), pod)).isFalse();
    }

    @Test
    void theHostComesFirstAndTakesAThirdAtMost() {
        for (int processes : List.of(10, 80, 300, 1000)) {
            Snapshot node = SampleSnapshots.of(processes);
            Diagram map = byContainer(node);
            Shape.Box host = map.boxOf(new Subject.OfHost()).orElseThrow();
            assertThat(host.width()).as("%d processes", processes).isLessThanOrEqualTo(1920 / 3.0);
            assertThat(node.containers()).allSatisfy(container -> assertThat(
                    map.boxOf(new Subject.OfContainer(container.name())).orElseThrow().x())
                    .isGreaterThan(host.x() + host.width()));
        }
    }

    @Test
    void kernelThreadsAreFoldedWithTheirCount() {
        assertThat(texts(byContainer(lab))).contains("32 kernel threads, folded");
        assertThat(byContainer(lab).boxOf(new Subject.OfProcess(lab.process(2).orElseThrow().key()))).isEmpty();
    }

    @Test
    void theLegendTellsWhatTheKernelLacksFromWhatCouldNotBeRead() {
        assertThat(texts(byContainer(lab))).doesNotContain("not known", "none on this kernel");
        assertThat(texts(byContainer(SampleSnapshots.labOnOldKernel())))
                .contains("none on this kernel").doesNotContain("not known");
        assertThat(texts(byContainer(SampleSnapshots.labWithoutRoot()))).contains("not known");
    }

    @Test
    void aContainerInTheHostsNetNamespaceMovesIntoTheHostsBoxAndKeepsItsOutline() {
        Diagram map = by(Kind.NET, lab);
        Shape.Box host = map.boxOf(namespace(Kind.NET, SampleNode.HOST.get(Kind.NET))).orElseThrow();
        Shape.Box exporter = map.boxOf(new Subject.OfContainer("node-exporter")).orElseThrow();
        assertThat(inside(exporter, host)).isTrue();
        assertThat(inside(boxOf(map, 35100), exporter)).isTrue();
        assertThat(inside(boxOf(map, 4470), host)).isFalse();
    }

    @Test
    void eachKindHasOneBoxForEachInode() {
        for (Kind kind : Kind.ALL) {
            Diagram map = by(kind, lab);
            List<Subject> expected = lab.namespaces().stream()
                    .filter(each -> each.kind() == kind)
                    .<Subject>map(each -> new Subject.OfNamespace(kind, each.inode()))
                    .toList();
            assertThat(expected).allSatisfy(each -> assertThat(map.boxOf(each)).as("%s", each).isPresent());
            for (Process process : lab.processes()) {
                Shape.Box box = map.boxOf(namespace(kind, process.namespace(kind).orElseThrow())).orElseThrow();
                map.boxOf(new Subject.OfProcess(process.key()))
                        .ifPresent(mark -> assertThat(inside(mark, box)).as("%s %s", kind, process).isTrue());
            }
        }
    }

    @Test
    void pidAndUserNamespacesLieInTheirParents() {
        for (Kind kind : List.of(Kind.PID, Kind.USER)) {
            Diagram map = by(kind, lab);
            long inner = lab.process(36202).flatMap(each -> each.namespace(kind)).orElseThrow();
            long outer = lab.process(36200).flatMap(each -> each.namespace(kind)).orElseThrow();
            Shape.Box innerBox = map.boxOf(namespace(kind, inner)).orElseThrow();
            Shape.Box outerBox = map.boxOf(namespace(kind, outer)).orElseThrow();
            Shape.Box host = map.boxOf(namespace(kind, SampleNode.HOST.get(kind))).orElseThrow();
            assertThat(inside(innerBox, outerBox)).isTrue();
            assertThat(inside(outerBox, host)).isTrue();
        }
    }

    @Test
    void namespacesBelowThemselvesAreDrawnOnce() {
        SampleNode node = new SampleNode("node");
        long one = node.inode();
        long two = node.inode();
        node.host("/init.scope", "root", "/sbin/init");
        node.process(Map.of(Kind.PID, one), "/a", "root", List.of(1), Optional.empty(), "/bin/a");
        node.process(Map.of(Kind.PID, two), "/b", "root", List.of(1), Optional.empty(), "/bin/b");
        Diagram map = by(Kind.PID, node.parent(one, two).parent(two, one).snapshot());
        assertThat(map.boxOf(namespace(Kind.PID, one))).isPresent();
        assertThat(map.boxOf(namespace(Kind.PID, two))).isPresent();
    }

    @Test
    void aNamespaceWithoutAProcessIsAnEmptyBoxThatSaysWhyItExists() {
        Diagram map = by(Kind.NET, lab);
        assertThat(texts(map)).contains("held by mount /run/netns/blue");
    }

    @Test
    void processesWhoseLinkCouldNotBeReadHaveABoxOfTheirOwn() {
        Diagram map = by(Kind.NET, SampleSnapshots.labWithoutRoot());
        assertThat(texts(map)).contains("net not readable", "44 processes", "1 thing could not be seen");
    }

    @Test
    void cardsSayNamePidsAndWhoseTheEightNamespacesAre() {
        Diagram map = byContainer(lab);
        Shape.Box card = boxOf(map, 33154);
        List<String> words = map.shapes().stream()
                .filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .filter(text -> card.contains(text.x(), text.baseline()))
                .map(Shape.Text::content)
                .toList();
        assertThat(words).containsExactly("33154 → 1", "bash", words.get(2), "m", "u", "i", "p", "n", "H", "H", "H");
    }

    @Test
    void fewProcessesAreCardsAndThousandsAreSquares() {
        Shape.Box few = byContainer(SampleSnapshots.of(10)).shapes().stream()
                .filter(Shape.Box.class::isInstance).map(Shape.Box.class::cast)
                .filter(box -> box.subject().filter(Subject.OfProcess.class::isInstance).isPresent())
                .findFirst().orElseThrow();
        assertThat(few.width()).isGreaterThan(250);
        Diagram many = byContainer(SampleSnapshots.of(5000));
        assertThat(many.shapes().stream().filter(shape -> shape instanceof Shape.Box box
                && box.fill() == Role.MARK && box.line() == Role.NONE)).hasSizeGreaterThan(4000);
        assertThat(many.shapes().stream().filter(Shape.Text.class::isInstance)).hasSizeLessThan(500);
    }

    @Test
    void aServiceWithAPrivateMountStaysWithTheHostAndIsMarked() {
        Diagram map = byContainer(lab);
        Shape.Box host = map.boxOf(new Subject.OfHost()).orElseThrow();
        int chronyd = lab.processes().stream()
                .filter(each -> each.comm().equals("chronyd")).findFirst().map(Process::pid).orElseThrow();
        Shape.Box box = boxOf(map, chronyd);
        assertThat(inside(box, host)).isTrue();
        assertThat(map.shapes()).anyMatch(shape -> shape instanceof Shape.Box slot && slot.fill() == Role.OWN_FILL
                && box.contains(slot.x(), slot.y()));
    }

    @Test
    void theSameSnapshotGivesTheSameDiagramInWhateverOrderAndLocale() {
        Diagram map = byContainer(lab);
        List<Process> shuffled = new ArrayList<>(lab.processes());
        Collections.shuffle(shuffled, new Random(1));
        Snapshot same = new Snapshot(lab.node(), lab.host(), shuffled, lab.namespaces().reversed(),
                lab.containers().reversed(), lab.pods(), lab.coverage(), lab.timings());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(byContainer(same)).isEqualTo(map);
            assertThat(texts(byContainer(SampleSnapshots.of(12345)))).anyMatch(text -> text.startsWith("12\u2009345 "));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsSelectedHasAHaloThatIsInNoClicksWay() {
        Subject container = new Subject.OfContainer("app-cli-4-18k2s");
        MapLayout.Options options = MapLayout.Options.ordinary().selected(container);
        Diagram map = MapLayout.of(lab, new Grouping.ByContainer(), 1920, 1080, FONT, options);
        List<Shape> halos = map.shapes().stream()
                .filter(shape -> shape instanceof Shape.Box box && box.line() == Role.SELECTION)
                .toList();
        assertThat(halos).hasSize(1);
        assertThat(inside(map.boxOf(container).orElseThrow(), (Shape.Box) halos.getFirst())).isTrue();
        Shape.Box process = boxOf(map, 4470);
        assertThat(map.at(process.x() + 3, process.y() + 3)).isEqualTo(process.subject());
    }

    @Test
    void aNamespaceThatHasNoBoxHasItsProcessesSelected() {
        long net = lab.process(33154).flatMap(each -> each.namespace(Kind.NET)).orElseThrow();
        MapLayout.Options options = MapLayout.Options.ordinary().selected(new Subject.OfNamespace(Kind.NET, net));
        Diagram map = MapLayout.of(SampleSnapshots.lab(), new Grouping.ByContainer(), 1000, 700, FONT, options);
        assertThat(map.shapes().stream()
                .filter(shape -> shape instanceof Shape.Box box && box.line() == Role.SELECTION)).hasSize(7);
    }

    @Test
    void aSlotStandsForItsNamespace() {
        Diagram map = byContainer(lab);
        long net = lab.process(33154).flatMap(each -> each.namespace(Kind.NET)).orElseThrow();
        Shape.Box slot = map.boxOf(namespace(Kind.NET, net)).orElseThrow();
        assertThat(inside(slot, map.boxOf(new Subject.OfPod("hawkular-cassandra")).orElseThrow())).isTrue();
        assertThat(map.at(slot.x() + 2, slot.y() + 2)).contains(namespace(Kind.NET, net));
    }

    @Test
    void titleAndLegendCanBeLeftToTheWindow() {
        MapLayout.Options bare = new MapLayout.Options(Sizes.ordinary(), Optional.empty(), false, false, false);
        List<String> texts = texts(MapLayout.of(lab, new Grouping.ByContainer(), 1920, 1080, FONT, bare));
        assertThat(texts).noneMatch(text -> text.startsWith("Processes of")).doesNotContain("own namespace");
    }

    @Test
    void anEmptyNodeIsAPageWithoutProcesses() {
        Snapshot empty = new SampleNode("node").snapshot();
        assertThat(texts(byContainer(empty))).contains("0 processes  ·  0 containers  ·  0 pods");
    }

    private static Diagram byContainer(Snapshot snapshot) {
        return MapLayout.of(snapshot, new Grouping.ByContainer(), 1920, 1080, FONT);
    }

    private static Diagram by(Kind kind, Snapshot snapshot) {
        return MapLayout.of(snapshot, new Grouping.ByKind(kind), 1920, 1080, FONT);
    }

    private static Subject namespace(Kind kind, long inode) {
        return new Subject.OfNamespace(kind, inode);
    }

    private Shape.Box boxOf(Diagram map, int pid) {
        return map.boxOf(new Subject.OfProcess(lab.process(pid).orElseThrow().key())).orElseThrow();
    }

    private static boolean inside(Shape.Box inner, Shape.Box outer) {
        return Geometry.Area.of(outer).holds(Geometry.Area.of(inner));
    }

    private static List<String> texts(Diagram map) {
        return map.shapes().stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .map(Shape.Text::content).toList();
    }
}
