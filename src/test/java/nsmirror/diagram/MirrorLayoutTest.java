package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import nsmirror.figure.BundledFont;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.HostileText;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MirrorLayoutTest {
    private static final BundledFont FONT = BundledFont.load();
    private final Snapshot lab = SampleSnapshots.lab();
    private final Container httpd = lab.container("app-cli-4-18k2s").orElseThrow();

    @Test
    void eachSideStandsUnderItsCommand() {
        List<String> texts = texts(draw(files(), 1280, 720));
        assertThat(texts).contains("$ sudo ls -la /", "$ sudo ls -la /proc/4470/root/",
                "in a course: sudo nsenter -t 4470 -m ls -la /", "Host node-3.example.com",
                "Container app-cli-4-18k2s", "looked at from outside");
    }

    @Test
    void rowsThatBelongTogetherStandSideBySideWithASign() {
        Diagram drawn = draw(files(), 1280, 720);
        Shape.Text left = text(drawn, "etc", 0);
        Shape.Text right = text(drawn, "etc", 1);
        assertThat(left.baseline()).isEqualTo(right.baseline());
        assertThat(left.x()).isLessThan(640).isNotEqualTo(right.x());
        assertThat(right.x()).isGreaterThan(640);
        assertThat(text(drawn, "≠", 0).baseline()).isEqualTo(left.baseline());
        assertThat(text(drawn, "=", 0).baseline()).isEqualTo(text(drawn, "volume", 0).baseline());
        assertThat(text(drawn, "bin → usr/bin", 0).x()).isLessThan(640);
        assertThat(text(drawn, "data", 0).x()).isGreaterThan(640);
    }

    @Test
    void oneNamespaceIsOneAnswerAcrossBothSides() {
        View view = new View("ip a", Optional.empty(), List.of(new Cells().with("name", "lo").row()), List.of(),
                Optional.empty());
        FacetView shared = new FacetView(Facet.INTERFACES, true, view, view,
                List.of(new Pair(OptionalInt.of(0), OptionalInt.of(0), true)));
        List<String> texts = texts(draw(shared, 1280, 720));
        assertThat(texts).contains("both live in the same net namespace  ·  1 row");
        assertThat(texts.stream().filter("lo"::equals)).hasSize(1);
        assertThat(texts.stream().filter("$ ip a"::equals)).hasSize(1);
    }

    @Test
    void whereThereAreMoreRowsThanRoomTheContainersGoFirstAndTheRestIsCounted() {
        List<Row> host = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int pid = 1; pid <= 400; pid++) {
            host.add(new Cells().with("pid", pid).with("hostPid", pid).with("command", "host" + pid).row());
            pairs.add(new Pair(OptionalInt.of(pid - 1),
                    pid == 390 ? OptionalInt.of(0) : OptionalInt.empty(), pid == 390));
        }
        List<Row> inside = List.of(new Cells().with("pid", 1).with("hostPid", 390).with("command", "inside").row());
        FacetView view = new FacetView(Facet.PROCESSES, false, view("ps", host), view("ps", inside), pairs);
        List<String> texts = texts(draw(view, 1280, 720));
        long drawn = texts.stream().filter(text -> text.startsWith("host")).count();
        assertThat(drawn).isGreaterThan(10);
        assertThat(texts).contains("host390", "inside", "1 = 390 on the host", "+" + (400 - drawn) + " rows, no room");
    }

    @Test
    void aSideThatCouldNotBeReadSaysWhy() {
        View trouble = new View("sudo ls -la /", Optional.empty(), List.of(), List.of(),
                Optional.of("needs root: log in as a user with sudo"));
        FacetView view = new FacetView(Facet.FILES, false, files().host(), trouble, List.of(
                new Pair(OptionalInt.of(0), OptionalInt.empty(), false),
                new Pair(OptionalInt.of(1), OptionalInt.empty(), false),
                new Pair(OptionalInt.of(2), OptionalInt.empty(), false)));
        assertThat(texts(draw(view, 1280, 720))).contains("needs root: log in as a user with sudo");
    }

    @Test
    void theKernelsPartOfUnameIsSeenToBeTheSame() {
        FacetView view = new FacetView(Facet.HOSTNAME, false, hostname("node-3.example.com"), hostname("app"),
                List.of(new Pair(OptionalInt.of(0), OptionalInt.of(0), false)));
        Diagram drawn = draw(view, 1280, 720);
        assertThat(text(drawn, "=", 0).baseline())
                .isEqualTo(text(drawn, "6.1.0 #1 SMP x86_64 GNU/Linux", 0).baseline());
        assertThat(text(drawn, "≠", 0).baseline()).isEqualTo(text(drawn, "app", 0).baseline());
    }

    @ParameterizedTest
    @EnumSource(Facet.class)
    void nothingIsCutOrLiesOverAnythingWhateverTheNodeSays(Facet facet) {
        for (int seed = 0; seed < 10; seed++) {
            FacetView view = hostile(facet, new Random(seed), seed * 12);
            for (Sizes sizes : List.of(Sizes.ordinary(), Sizes.projector(1080))) {
                for (double[] page : new double[][] {{1920, 1080}, {1024, 768}, {640, 400}, {200, 100}}) {
                    Diagram diagram = MirrorLayout.of(lab, httpd, view, page[0], page[1], FONT,
                            MapLayout.Options.ordinary().sizes(sizes));
                    Geometry drawn = new Geometry(diagram, FONT);
                    String where = "seed " + seed + " on " + page[0] + ", " + sizes;
                    assertThat(drawn.cutTexts()).as(where).isEmpty();
                    assertThat(drawn.overlappingBoxes()).as(where).isEmpty();
                    assertThat(drawn.offThePage()).as(where).isEmpty();
                }
            }
        }
    }

    private static FacetView hostile(Facet facet, Random random, int rows) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            pairs.add(new Pair(random.nextInt(3) > 0 ? OptionalInt.of(i) : OptionalInt.empty(),
                    random.nextInt(3) > 0 ? OptionalInt.of(i) : OptionalInt.empty(), random.nextBoolean()));
        }
        return new FacetView(facet, random.nextInt(4) == 0, hostile(random, rows), hostile(random, rows), pairs);
    }

    private static View hostile(Random random, int rows) {
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Cells cells = new Cells();
            for (String column : List.of("name", "mode", "owner", "size", "modified", "pid", "hostPid", "command",
                    "addresses", "peer", "target", "meaning", "kind", "inside", "outside", "hostname", "uname")) {
                Object value = switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> random.nextLong();
                    case 2 -> List.of(HostileText.of(random), HostileText.of(random));
                    default -> HostileText.of(random);
                };
                cells.with(column, value);
            }
            all.add(cells.row());
        }
        return new View(HostileText.of(random), Optional.of(HostileText.of(random)), all,
                List.of(HostileText.of(random), HostileText.of(random)),
                random.nextBoolean() ? Optional.of(HostileText.of(random)) : Optional.empty());
    }

    private static FacetView files() {
        View host = view("sudo ls -la /", List.of(file("bin", "usr/bin"), file("etc", null), file("volume", null)));
        View container = new View("sudo ls -la /proc/4470/root/",
                Optional.of("sudo nsenter -t 4470 -m ls -la /"),
                List.of(file("data", null), file("etc", null), file("volume", null)),
                List.of("looked at from outside"), Optional.empty());
        return new FacetView(Facet.FILES, false, host, container, List.of(
                new Pair(OptionalInt.of(0), OptionalInt.empty(), false),
                new Pair(OptionalInt.empty(), OptionalInt.of(0), false),
                new Pair(OptionalInt.of(1), OptionalInt.of(1), false),
                new Pair(OptionalInt.of(2), OptionalInt.of(2), true)));
    }

    private static Row file(String name, String target) {
        return new Cells().with("name", name).with("mode", "drwxr-xr-x").with("owner", "root").with("group", "root")
                .with("size", 4096).with("modified", "2024-05-01T08:30:00Z").with("target", target).row();
    }

    private static View hostname(String name) {
        return view("hostname; uname -a", List.of(new Cells().with("hostname", name)
                .with("uname", "Linux " + name + " 6.1.0 #1 SMP x86_64 GNU/Linux").row()));
    }

    private static View view(String command, List<Row> rows) {
        return new View(command, Optional.empty(), rows, List.of(), Optional.empty());
    }

    private Diagram draw(FacetView view, double width, double height) {
        return MirrorLayout.of(lab, httpd, view, width, height, FONT, MapLayout.Options.ordinary());
    }

    private static Shape.Text text(Diagram diagram, String content, int which) {
        return new Geometry(diagram, FONT).texts().stream()
                .filter(text -> text.content().equals(content)).skip(which).findFirst().orElseThrow();
    }

    private static List<String> texts(Diagram diagram) {
        return new Geometry(diagram, FONT).texts().stream().map(Shape.Text::content).toList();
    }
}
