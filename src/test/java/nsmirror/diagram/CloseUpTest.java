package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process from near. */
class CloseUpTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final Process JAVA = LAB.process(33155).orElseThrow();

    @Test
    void theNearerTheMoreIsSeenOfIt() {
        assertThat(texts(of(LAB, JAVA, 20, 20))).isEmpty();
        assertThat(texts(of(LAB, JAVA, 100, 24))).contains("java").doesNotContain("user");
        assertThat(texts(of(LAB, JAVA, 220, 70))).contains("java", "33155 → 7", "m", "n", "H");
        List<String> all = texts(of(LAB, JAVA, 700, 700));
        assertThat(all).contains("java", "33155 → 7", "1000080000 (1000)", "hawkular-cassandra-1-w2vqb")
                .anyMatch(text -> text.startsWith("/usr/bin/java -server"))
                .anyMatch(text -> text.startsWith("/kubepods.slice/"));
        for (Kind kind : Kind.ALL) {
            assertThat(all).anyMatch(text ->
                    text.startsWith(kind.label() + " " + JAVA.namespace(kind).orElseThrow()));
        }
    }

    @Test
    void aGroupsNameIsWrittenOnceTheStripAboveWhatIsInItHoldsALine() {
        CloseUp closeUp = closeUp(LAB);
        Subject group = new Subject.OfContainer("hawkular-cassandra-1-w2vqb");
        assertThat(closeUp.name(group, 400, 12)).isEmpty();
        assertThat(texts(closeUp.name(group, 400, 24))).containsExactly("hawkular-cassandra-1-w2vqb");
        List<Shape> narrow = closeUp.name(group, 90, 24);
        assertThat(texts(narrow)).singleElement().asString().contains("…");
        assertThat(new Geometry(new Diagram(90, 24, narrow), FONT).offThePage()).isEmpty();
    }

    @Test
    void eachOfItsNamespacesCanBePointedAt() {
        for (Kind kind : Kind.ALL) {
            Subject namespace = new Subject.OfNamespace(kind, JAVA.namespace(kind).orElseThrow());
            assertThat(of(LAB, JAVA, 700, 700)).anyMatch(shape ->
                    shape instanceof Shape.Box box && box.subject().equals(Optional.of(namespace)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void nothingLeavesItsRoomOrLiesOverAnotherWhateverTheNodeSays(int seed) {
        for (Snapshot node : List.of(LAB, SampleSnapshots.labWithoutRoot(), SampleSnapshots.hostile(seed, 60))) {
            CloseUp closeUp = closeUp(node);
            for (Process process : node.processes()) {
                for (double edge : new double[] {24, 60, 130, 260, 420, 700}) {
                    Geometry geometry = new Geometry(new Diagram(edge * 1.3, edge,
                            closeUp.of(process.key(), edge * 1.3, edge)), FONT);
                    assertThat(geometry.cutTexts()).as("%s at %.0f", process.pid(), edge).isEmpty();
                    assertThat(geometry.offThePage()).isEmpty();
                }
            }
        }
    }

    @Test
    void everythingThatCanBePointedAtHasACard() {
        CloseUp closeUp = closeUp(LAB);
        Stream.of(new Subject.OfProcess(JAVA.key()), new Subject.OfContainer("cassandra-metrics"),
                        new Subject.OfPod("hawkular-cassandra"), new Subject.OfHost(),
                        new Subject.OfNamespace(Kind.NET, JAVA.namespace(Kind.NET).orElseThrow()))
                .forEach(subject -> {
                    CloseUp.Card card = closeUp.card(subject).orElseThrow();
                    Geometry geometry = new Geometry(new Diagram(card.width(), card.height(), card.shapes()), FONT);
                    assertThat(geometry.texts()).isNotEmpty();
                    assertThat(geometry.cutTexts()).as("%s", subject).isEmpty();
                });
        assertThat(texts(closeUp.card(new Subject.OfPod("hawkular-cassandra")).orElseThrow().shapes()))
                .contains("Pod hawkular-cassandra").anyMatch(text -> text.startsWith("7 processes: bash, java"));
    }

    private static CloseUp closeUp(Snapshot node) {
        return MapLayout.of(node, new Grouping.ByContainer(), 900, 700, FONT, MapLayout.Options.ordinary(),
                Optional.empty()).closeUp();
    }

    private static List<Shape> of(Snapshot node, Process process, double width, double height) {
        return closeUp(node).of(process.key(), width, height);
    }

    private static List<String> texts(List<Shape> shapes) {
        return shapes.stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .map(Shape.Text::content).toList();
    }
}
