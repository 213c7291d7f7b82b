package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import nsmirror.ui.session.Reading;
import nsmirror.ui.work.SameThread;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Pictures made in the window of the sample that ships: what is in the files is what was on screen. */
@ExtendWith(ApplicationExtension.class)
class FigurePageTest {
    private final Nodes nodes = new Nodes(FigurePageTest.class.getResource("/assets/sample.nsrec"));
    private final SnapshotReader snapshots = new SnapshotReader();
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        Reading reading = new Reading(nodes::open, node -> snapshots.watch(node)::read, new MirrorReader()::read);
        window = new FrameOnStage(stage, reading, SameThread::new).openSample();
        window.map().reduceMotion(true);
    }

    @AfterEach
    void removeFiles() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(window.figures())) {
            return files.filter(file -> !file.endsWith("settings.json")).sorted().toList();
        }
    }

    private void save(FxRobot robot) {
        click(robot, "#figure-save");
    }

    /** Fires it where it is, also where the test platform's small screen shows it only after scrolling. */
    private static void click(FxRobot robot, String query) {
        Node node = robot.lookup(query).query();
        robot.interact(() -> ((ButtonBase) node).fire());
    }

    private Path only() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    @Test
    void thePictureIsWhatIsOnScreenZoomSelectionAndSearchIncluded(FxRobot robot) throws IOException, NodeException {
        Container first = sample().containers().getFirst();
        robot.write("5");
        robot.interact(() -> window.map().reveal(new Subject.OfContainer(first.name())));
        window.clickOn(new Subject.OfProcess(sample().byPid().get(first.leader()).key()));
        robot.write("+++").write("/").write("is:contained").type(KeyCode.ESCAPE);
        // They show where one is on the map and what is under the pointer, and are no part of it.
        robot.interact(() -> Stream.of("#mini-map", "#hover-card")
                .forEach(each -> window.map().lookup(each).setVisible(false)));
        List<Integer> screen = window.picture();

        window.choose("Save a picture");
        click(robot, "#figure-scale-1");
        save(robot);

        BufferedImage saved = ImageIO.read(only().toFile());
        int width = (int) Math.floor(window.map().getWidth());
        int height = (int) Math.floor(window.map().getHeight());
        assertThat(List.of(saved.getWidth(), saved.getHeight())).isEqualTo(List.of(width, height));
        assertThat(alike(screen, saved)).isGreaterThan(0.97);
    }

    /** The part of a picture's squares of 8 × 8 pixels that are about as light as on the screen. */
    private static double alike(List<Integer> screen, BufferedImage saved) {
        int edge = 8;
        int width = screen.size() / saved.getHeight();
        int same = 0;
        int all = 0;
        for (int y = 0; y + edge <= saved.getHeight(); y += edge) {
            for (int x = 0; x + edge <= Math.min(width, saved.getWidth()); x += edge) {
                double one = 0;
                double other = 0;
                for (int i = 0; i < edge * edge; i++) {
                    one += light(screen.get((y + i / edge) * width + x + i % edge));
                    other += light(saved.getRGB(x + i % edge, y + i / edge));
                }
                all++;
                same += Math.abs(one - other) / (edge * edge) < 20 ? 1 : 0;
            }
        }
        return same / (double) all;
    }

    private static double light(int argb) {
        return ((argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff)) / 3.0;
    }

    @Test
    void aPdfOfAChosenSizeHasTheWholeMapAndItsCaptionAsText(FxRobot robot) throws IOException, NodeException {
        robot.write("++");
        window.choose("Save a picture");
        click(robot, "#figure-format-pdf");
        click(robot, "#figure-size-other");
        robot.interact(() -> robot.lookup("#figure-size").queryTextInputControl().setText("1600x900"));
        robot.interact(() -> robot.lookup("#figure-caption").queryTextInputControl().setText("Two pods"));
        click(robot, "#figure-scale-1");
        save(robot);

        try (PDDocument pdf = Loader.loadPDF(only().toFile())) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isCloseTo(1600 * 0.75f, within(0.1f));
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Two pods");
            sample().containers().forEach(each -> assertThat(text).contains(each.name()));
        }
    }

    @Test
    void withStandInsNoNameIsInTheFileAndTheListIsBesideIt(FxRobot robot) throws IOException, NodeException {
        window.choose("Save a picture");
        click(robot, "#figure-format-svg");
        click(robot, "#figure-redact");
        save(robot);

        assertThat(files()).hasSize(2);
        Path svg = files().stream().filter(file -> file.toString().endsWith(".svg")).findFirst().orElseThrow();
        String text = Files.readString(svg);
        assertThat(text).contains("<text").doesNotContain(sample().node().hostname());
        sample().containers().forEach(each -> assertThat(text).doesNotContain(">" + each.name() + "<"));
        assertThat(Files.readString(svg.resolveSibling(svg.getFileName() + ".replaced.json")))
                .contains(sample().node().hostname());
        assertThat(window.text("#figure-told")).contains("keep that to yourself");
    }

    @Test
    void whatCannotBeWrittenIsSaidAndThePreviewStays(FxRobot robot) throws IOException {
        window.choose("Save a picture");
        Path inTheWay = window.figures().resolve("unwritable");
        robot.interact(() -> window.chooses(inTheWay.resolve("map.png")));
        save(robot);

        assertThat(robot.lookup("#figure-trouble .label").queryLabeled().getText())
                .contains("unwritable").contains("no such file or directory");
        assertThat(robot.lookup("#figure-preview").queryAs(ImageView.class).getImage()).isNotNull();
        assertThat(files()).isEmpty();
    }

    @Test
    void thePictureIsOnTheClipboardAndTheFolderIsRemembered(FxRobot robot) {
        window.choose("Copy the picture");
        robot.interact(() -> {
            assertThat(Clipboard.getSystemClipboard().hasImage()).isTrue();
            assertThat(Clipboard.getSystemClipboard().getImage().getWidth())
                    .isEqualTo(Math.floor(window.map().getWidth()));
        });
        assertThat(window.text("#pointed")).contains("clipboard");

        window.choose("Save a picture");
        save(robot);
        assertThat(window.settings().pictures()).contains(window.figures().toString());
    }

    private Snapshot sample() throws NodeException {
        try (var node = nodes.open(new Target.Sample(), SshOptions.none(), Prompts.refusing(), Progress.none())) {
            return snapshots.read(node);
        }
    }
}
