package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page is used, and for names before anything else. */
class PageUseTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final double LEAST_USE = 0.4;
    private static final double LEAST_MEAN_USE = 0.55;
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final MapLayout.Options ROOMY = MapLayout.Options.ordinary().roomy();

    private record Page(double width, double height, Sizes sizes) {}

    private static final List<Page> PAGES = List.of(
            new Page(1920, 1080, Sizes.ordinary()), new Page(1024, 768, Sizes.ordinary()),
            new Page(1280, 720, Sizes.projector(720)), new Page(1024, 768, Sizes.projector(768)));

    static Stream<Grouping> groupings() {
        return Stream.concat(Stream.of(new Grouping.ByContainer()), Kind.ALL.stream().map(Grouping.ByKind::new));
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void inTheLabEveryProcessHasItsNameAlsoWhenRoomIsKeptForWhatIsToCome(Grouping grouping) {
        for (Page page : PAGES) {
            for (MapLayout.Options options : List.of(MapLayout.Options.ordinary(), ROOMY)) {
                Diagram map = map(LAB, grouping, page, options);
                assertThat(named(map)).as("%s on %s, room kept %s", grouping, page, options.spare())
                        .isEqualTo(Pieces.of(map).marks().keySet());
            }
        }
    }

    @Test
    void theGroupsTakeMostOfThePage() {
        List<Double> uses = groupings().flatMap(grouping -> PAGES.stream()
                .map(page -> use(map(LAB, grouping, page, ROOMY)))).toList();
        assertThat(uses).allSatisfy(use -> assertThat(use).isGreaterThan(LEAST_USE));
        assertThat(uses.stream().mapToDouble(use -> use).average().orElseThrow()).isGreaterThan(LEAST_MEAN_USE);
    }

    @Test
    void whatBearsNoNameIsCounted() {
        Diagram map = map(SampleSnapshots.of(5_000), new Grouping.ByContainer(),
                new Page(1024, 768, Sizes.ordinary()), MapLayout.Options.ordinary());
        int nameless = Pieces.of(map).marks().size() - named(map).size();
        assertThat(texts(map)).anyMatch(text -> text.contains(nameless + " squares and "));
        assertThat(texts(map(SampleSnapshots.of(300), new Grouping.ByContainer(),
                new Page(500, 600, Sizes.projector(768)), MapLayout.Options.ordinary())))
                .as("where there is less room").anyMatch(text -> text.matches("300 processes .* \\d+ without names"));
        assertThat(texts(map(LAB, new Grouping.ByContainer(), PAGES.getFirst(), ROOMY)))
                .noneMatch(text -> text.contains("without names"));
    }

    @Test
    void theLegendExplainsWhatIsInThePictureAlone() {
        assertThat(texts(map(LAB, new Grouping.ByContainer(), PAGES.getFirst(), ROOMY)))
                .contains("own namespace", "shared", "the host's", "uts").doesNotContain("a process");
        assertThat(texts(map(SampleSnapshots.of(5_000), new Grouping.ByContainer(),
                new Page(1024, 768, Sizes.ordinary()), MapLayout.Options.ordinary())))
                .contains("a process").doesNotContain("shared", "the host's", "uts");
    }

    @Test
    void anInodeIsWholeOrNotThere() {
        for (Snapshot node : List.of(LAB, SampleSnapshots.of(300))) {
            for (Page page : PAGES) {
                groupings().flatMap(grouping -> texts(map(node, grouping, page, ROOMY)).stream()).forEach(text ->
                        assertThat(text).doesNotMatch("[a-z]+ \\d*…\\d*.*|.*4026\\d{0,5}….*"));
            }
        }
    }

    private static Set<Object> named(Diagram map) {
        return map.shapes().stream().filter(shape -> shape instanceof Shape.Text text && text.face() == Face.BOLD
                        && text.role() == Role.TEXT)
                .flatMap(shape -> shape.subject().stream())
                .filter(Subject.OfProcess.class::isInstance)
                .map(subject -> ((Subject.OfProcess) subject).key()).collect(Collectors.toSet());
    }

    /** The share of the page that boxes take which lie in no other. */
    private static double use(Diagram map) {
        List<Shape.Box> boxes = new Geometry(map, FONT).boxes().stream()
                .filter(box -> box.subject().isPresent()).toList();
        double taken = boxes.stream()
                .filter(box -> boxes.stream().noneMatch(other -> other != box
                        && Geometry.Area.of(other).holds(Geometry.Area.of(box))))
                .mapToDouble(box -> box.width() * box.height()).sum();
        return taken / (map.width() * map.height());
    }

    private static List<String> texts(Diagram map) {
        return new Geometry(map, FONT).texts().stream().map(Shape.Text::content).toList();
    }

    private static Diagram map(Snapshot node, Grouping grouping, Page page, MapLayout.Options options) {
        return MapLayout.of(node, grouping, page.width, page.height, FONT, options.sizes(page.sizes), Optional.empty())
                .diagram();
    }
}
