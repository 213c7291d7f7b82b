package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixLayoutTest {
    private static final BundledFont FONT = BundledFont.load();
    private final Snapshot lab = SampleSnapshots.lab();

    @Test
    void everyProcessIsInOneCombinationAndTheHostsComesFirst() {
        List<Combination> all = Combination.of(lab, new Slots(lab));
        assertThat(all.stream().flatMap(each -> each.members().stream()).sorted((a, b) -> a.pid() - b.pid()))
                .containsExactlyElementsOf(lab.processes());
        assertThat(all.getFirst().members()).extracting(Process::pid).contains(1);
        assertThat(all.getFirst().slots()).containsOnlyKeys(Kind.ALL).values().containsOnly(Slot.HOST);
        assertThat(all).allSatisfy(each -> assertThat(each.members())
                .allMatch(process -> process.namespaces().equals(each.inodes())));
    }

    @Test
    void slotsSayWhatTheContainersSharesSay() {
        Slots slots = new Slots(lab);
        for (Container container : lab.containers()) {
            container.shares().forEach((kind, sharing) -> assertThat(slots.ofContainer(container.name()).get(kind))
                    .as("%s of %s", kind, container.name())
                    .isEqualTo(switch (sharing) {
                        case OWN -> Slot.OWN;
                        case POD -> Slot.SHARED;
                        case HOST -> Slot.HOST;
                    }));
        }
    }

    @Test
    void aRowSaysWhoAndHowManyAndTheInodesThatAreNotTheHosts() {
        List<String> texts = texts(matrix(lab, 1920, 1080, Sizes.ordinary()));
        long net = lab.process(33154).flatMap(each -> each.namespace(Kind.NET)).orElseThrow();
        assertThat(texts).contains("app-cli-4-18k2s", "12", "chronyd", "Host", "11 combinations  ·  69 processes  ·  "
                + "least isolated first");
        assertThat(texts.stream().filter(Long.toString(net)::equals)).as("the pod's three rows").hasSize(3);
        assertThat(texts.stream().filter(SampleNode.HOST.get(Kind.NET).toString()::equals)).hasSize(1);
    }

    @Test
    void tooManyCombinationsAreSummedUp() {
        List<String> texts = texts(matrix(SampleSnapshots.of(5000), 1280, 720, Sizes.ordinary()));
        assertThat(texts).anyMatch(text -> text.startsWith("246 × java-35s-pause, "));
        assertThat(texts).contains("2450", "2430", "117", "3");
    }

    static Stream<Named<Snapshot>> nodes() {
        return Stream.concat(
                Stream.of(Named.of("lab", SampleSnapshots.lab()), Named.of("1000", SampleSnapshots.of(1000)),
                        Named.of("without root", SampleSnapshots.labWithoutRoot())),
                IntStream.range(0, 12).mapToObj(seed ->
                        Named.of("hostile " + seed, SampleSnapshots.hostile(seed, 10 + 20 * seed))));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void nothingIsCutOrLiesOverAnything(Snapshot node) {
        for (Sizes sizes : List.of(Sizes.ordinary(), Sizes.projector(1080), Sizes.projector(768))) {
            for (double[] page : new double[][] {{1920, 1080}, {1024, 768}, {600, 300}, {120, 90}}) {
                Geometry drawn = new Geometry(matrix(node, page[0], page[1], sizes), FONT);
                String where = sizes + " on " + page[0] + " × " + page[1];
                assertThat(drawn.cutTexts()).as(where).isEmpty();
                assertThat(drawn.overlappingBoxes()).as(where).isEmpty();
                assertThat(drawn.offThePage()).as(where).isEmpty();
            }
        }
    }

    @Test
    void rowsAndSlotsCanBeSelected() {
        Diagram matrix = matrix(lab, 1920, 1080, Sizes.ordinary());
        Shape.Box row = matrix.boxOf(new Subject.OfContainer("sandbox")).orElseThrow();
        assertThat(matrix.at(row.x() + 5, row.y() + 5)).contains(new Subject.OfContainer("sandbox"));
        long time = lab.process(36202).flatMap(each -> each.namespace(Kind.TIME)).orElseThrow();
        assertThat(matrix.boxOf(new Subject.OfNamespace(Kind.TIME, time))).isPresent();
    }

    private static Diagram matrix(Snapshot node, double width, double height, Sizes sizes) {
        return MatrixLayout.of(node, width, height, FONT, MapLayout.Options.ordinary().sizes(sizes));
    }

    private static List<String> texts(Diagram diagram) {
        return new Geometry(diagram, FONT).texts().stream().map(Shape.Text::content).toList();
    }
}
