package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name is cut only where there is no room for all of it. */
class MapNamesTest {
    private static final BundledFont FONT = BundledFont.load();

    private record Page(double width, double height, Sizes sizes) {}

    private static final List<Page> PAGES = List.of(
            new Page(1920, 1080, Sizes.ordinary()), new Page(1024, 768, Sizes.ordinary()),
            new Page(1280, 720, Sizes.projector(720)), new Page(1024, 768, Sizes.projector(768)));

    private static final List<String> HOSTS = Stream.concat(
            Kind.ALL.stream().map(kind -> "Host's " + kind.label()),
            Stream.of("Directly in it", "init.scope", "system.slice", "user.slice")).toList();

    static Stream<Grouping> groupings() {
        return Stream.concat(Stream.of(new Grouping.ByContainer()), Kind.ALL.stream().map(Grouping.ByKind::new));
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void aProcessHasItsWholeNameIfItsCellHasRoomForThat(Grouping grouping) {
        for (Snapshot node : List.of(SampleSnapshots.lab(), SampleSnapshots.of(300), SampleSnapshots.of(5_000))) {
            for (Page page : PAGES) {
                Diagram map = map(node, grouping, page);
                new Geometry(map, FONT).texts().stream()
                        .filter(text -> text.face() == Face.BOLD && text.content().endsWith("…"))
                        .forEach(text -> text.subject().flatMap(subject -> process(node, subject)).ifPresent(process ->
                                assertThat(FONT.width(process.comm(), Face.BOLD, text.size()))
                                        .as("%s on %s: %s", grouping, page, text.content())
                                        .isGreaterThan(room(map, text))));
            }
        }
    }

    @Test
    void inTheLabByContainerEveryGroupHasItsWholeNameOnALargePage() {
        Diagram map = map(SampleSnapshots.lab(), new Grouping.ByContainer(), PAGES.getFirst());
        assertThat(new Geometry(map, FONT).texts()).filteredOn(text -> text.face() == Face.BOLD)
                .noneMatch(text -> text.content().contains("…"));
    }

    @ParameterizedTest
    @MethodSource("groupings")
    void theHostsColumnHasRoomForItsNameAndThoseOfItsSections(Grouping grouping) {
        for (Snapshot node : List.of(SampleSnapshots.lab(), SampleSnapshots.of(1_000))) {
            for (Page page : PAGES) {
                assertThat(new Geometry(map(node, grouping, page), FONT).texts()).as("%s on %s", grouping, page)
                        .filteredOn(text -> text.subject().filter(Subject.OfProcess.class::isInstance).isEmpty())
                        .noneMatch(text -> HOSTS.stream().anyMatch(name -> shortened(text.content(), name)));
            }
        }
    }

    private static boolean shortened(String shown, String name) {
        String[] kept = shown.split("…", 2);
        return kept.length == 2 && shown.length() > 3 && name.startsWith(kept[0]) && name.endsWith(kept[1]);
    }

    /** From where a name begins to the edge of its process, without the margin of a card. */
    private static double room(Diagram map, Shape.Text name) {
        Shape.Box cell = map.boxOf(name.subject().orElseThrow()).orElseThrow();
        return cell.x() + cell.width() - Math.round(name.size() * 0.7) - name.x() - 1;
    }

    private static Optional<Process> process(Snapshot node, Subject subject) {
        return subject instanceof Subject.OfProcess(ProcessKey key)
                ? node.processes().stream().filter(each -> each.key().equals(key)).findFirst() : Optional.empty();
    }

    private static Diagram map(Snapshot node, Grouping grouping, Page page) {
        return MapLayout.of(node, grouping, page.width, page.height, FONT,
                MapLayout.Options.ordinary().sizes(page.sizes));
    }
}
