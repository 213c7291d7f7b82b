package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every map, whatever the node and the page. */
class MapGeometryTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final List<Grouping> GROUPINGS = Stream.concat(
            Stream.<Grouping>of(new Grouping.ByContainer()),
            Kind.ALL.stream().<Grouping>map(Grouping.ByKind::new)).toList();

    private record Page(double width, double height, Sizes sizes) {}

    private static final List<Page> PAGES = List.of(
            new Page(1920, 1080, Sizes.ordinary()),
            new Page(1024, 768, Sizes.ordinary()),
            new Page(1920, 1080, Sizes.projector(1080)),
            new Page(1024, 768, Sizes.projector(768)),
            new Page(500, 900, Sizes.ordinary()),
            new Page(260, 180, Sizes.ordinary()),
            new Page(260, 180, Sizes.projector(1080)));

    static Stream<Named<Snapshot>> nodes() {
        return Stream.of(
                Stream.of(Named.of("lab", SampleSnapshots.lab()),
                        Named.of("lab without root", SampleSnapshots.labWithoutRoot())),
                IntStream.of(3, 10, 80, 300, 1000)
                        .mapToObj(count -> Named.of(count + " processes", SampleSnapshots.of(count))),
                IntStream.range(0, 12).mapToObj(seed ->
                        Named.of("hostile " + seed, SampleSnapshots.hostile(seed, 10 + 20 * seed))))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void everyProcessIsDrawnOrCountedNothingOverlapsAndNoLabelIsCut(Snapshot node) {
        forEveryMap(node, (map, name) -> {
            assertThat(map.drawn().size() + map.counted()).as(name).isEqualTo(node.processes().size());
            assertThat(map.overlappingBoxes()).as(name).isEmpty();
            assertThat(map.offThePage()).as(name).isEmpty();
            assertThat(map.cutTexts()).as(name).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void noLabelIsSmallerThanTheSizesSay(Snapshot node) {
        for (Page page : PAGES) {
            Geometry map = map(node, new Grouping.ByContainer(), page);
            assertThat(map.texts()).allMatch(text -> text.size() >= page.sizes.label());
        }
    }

    private interface Check {
        void on(Geometry map, String name);
    }

    private static void forEveryMap(Snapshot node, Check check) {
        for (Grouping grouping : GROUPINGS) {
            for (Page page : PAGES) {
                check.on(map(node, grouping, page), grouping + " on " + page);
            }
        }
    }

    private static Geometry map(Snapshot node, Grouping grouping, Page page) {
        MapLayout.Options options = MapLayout.Options.ordinary().sizes(page.sizes);
        return new Geometry(MapLayout.of(node, grouping, page.width, page.height, FONT, options), FONT);
    }
}
