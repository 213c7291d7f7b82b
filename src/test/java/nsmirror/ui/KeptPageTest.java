package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.SampleNode;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.OnCue;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What stays as it is while other things change: where one looks, and where the keyboard is. */
@ExtendWith(ApplicationExtension.class)
class KeptPageTest {
    private static final Snapshot BEFORE = crowd().snapshot();
    private static final Snapshot WITH_WEB =
            crowd().container("web", List.of(Kind.MNT, Kind.UTS, Kind.PID), 2, "/usr/sbin/nginx").snapshot();

    private final PracticeNode node = new PracticeNode("student@node-3");
    private final OnCue slow = new OnCue();
    private boolean waits;
    private boolean broken;
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        node.becomes(BEFORE);
        window = new FrameOnStage(stage, node.reading(), () -> waits ? slow : new SameThread(), this::map);
    }

    @Test
    void aProjectedSearchLeavesTheMapStill(FxRobot robot) {
        window.openNode();
        robot.write("p");
        Bounds place = window.map().localToScene(window.map().getLayoutBounds());
        var viewport = window.map().viewport();

        robot.write("/").write("worker");

        assertThat(window.text("#search-count")).isNotEmpty();
        assertThat(window.map().localToScene(window.map().getLayoutBounds())).isEqualTo(place);
        assertThat(window.map().viewport()).isEqualTo(viewport);
    }

    @Test
    void theMapKeepsTheKeyboardAndWalksOnFromWhatIsSelected(FxRobot robot) {
        window.openNode().clickOn(process(7));
        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);

        assertThat(window.map().isFocused()).isTrue();
        assertThat(window.text("#details-title")).isEqualTo("worker");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(window.text("#details-title")).isNotEqualTo("worker");
    }

    @Test
    void theMatrixKeepsTheKeyboardItsRowAndItsPlace(FxRobot robot) {
        window.openNode();
        robot.write("t").type(KeyCode.HOME, KeyCode.RIGHT).type(KeyCode.END);
        String row = window.text("#facts .label");
        TreeTableView<?> matrix = robot.lookup("#matrix").queryAs(TreeTableView.class);
        int first = firstSeen(matrix);
        assertThat(first).isPositive();

        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);

        assertThat(matrix.isFocused()).isTrue();
        assertThat(firstSeen(matrix)).isEqualTo(first);
        assertThat(window.text("#facts .label")).isEqualTo(row);
        int selected = matrix.getSelectionModel().getSelectedIndex();
        robot.type(KeyCode.UP);
        assertThat(matrix.getSelectionModel().getSelectedIndex()).isEqualTo(selected - 1);
    }

    @Test
    void theMirrorKeepsItsPlace(FxRobot robot) {
        node.becomes(WITH_WEB);
        node.listsFiles(200);
        window.openNode().clickOn(new Subject.OfContainer("web"));
        TableView<?> sides = robot.lookup("#sides").queryTableView();
        robot.interact(() -> sides.scrollTo(90));
        int first = ((VirtualFlow<?>) sides.lookup(".virtual-flow")).getFirstVisibleCell().getIndex();
        assertThat(first).isPositive();

        node.becomes(crowd().container("web", List.of(Kind.MNT, Kind.UTS, Kind.PID), 3, "/usr/sbin/nginx").snapshot());
        robot.type(KeyCode.F5);

        assertThat(window.text("#changes")).endsWith("1 came");
        TableView<?> read = robot.lookup("#sides").queryTableView();
        assertThat(read).isNotSameAs(sides);
        assertThat(((VirtualFlow<?>) read.lookup(".virtual-flow")).getFirstVisibleCell().getIndex()).isEqualTo(first);
    }

    @Test
    void keysPressedWhileANodeIsOnItsWayCountOnceItIsThere(FxRobot robot) {
        robot.interact(() -> waits = true);
        window.openSample();
        robot.write("t").write("5").write("/").write("m");
        assertThat(window.shows("#node-page")).isFalse();

        robot.interact(slow::next);

        assertThat(window.shows("#matrix")).isTrue();
        assertThat(robot.lookup("#group-net").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(robot.lookup("#search").query().isFocused()).isTrue();
    }

    @Test
    void aMapThatCannotBeDrawnIsSaidAndTheRestGoesOn(FxRobot robot) {
        window.openNode();
        broken = true;

        robot.write("5");
        assertThat(window.text("#node-notice .label")).contains("no room to be drawn in");
        window.clickOn(process(7));
        assertThat(window.text("#details-title")).isEqualTo("worker");

        broken = false;
        robot.write("1");
        assertThat(window.map().diagram().shapes().stream().flatMap(shape -> shape.subject().stream()))
                .contains(new Subject.OfNamespace(Kind.MNT, SampleNode.HOST.get(Kind.MNT)));
    }

    private NodeMap map(Snapshot snapshot, Grouping grouping, Sizes sizes, double width, double height,
            Optional<Places> before) {
        if (broken) {
            throw new IllegalStateException("no room to be drawn in");
        }
        return FrameOnStage.map(snapshot, grouping, sizes, width, height, before);
    }

    @Test
    void theDetailsKeepTheirPlace(FxRobot robot) {
        window.openNode().clickOn(new Subject.OfHost());
        ScrollPane details = robot.lookup("#details").queryAs(ScrollPane.class);
        robot.interact(() -> details.setVvalue(0.5));

        node.becomes(crowd().host("/", "root", "late").snapshot());
        robot.type(KeyCode.F5);

        assertThat(window.text("#changes")).endsWith("1 came");
        assertThat(details.getVvalue()).isCloseTo(0.5, offset(0.02));
    }

    private static int firstSeen(TreeTableView<?> matrix) {
        return ((VirtualFlow<?>) matrix.lookup(".virtual-flow")).getFirstVisibleCell().getIndex();
    }

    private static SampleNode crowd() {
        SampleNode crowd = new SampleNode("node-3").host("/init.scope", "root", "/sbin/init");
        for (int i = 0; i < 150; i++) {
            crowd.host("/system.slice/worker.service", "root", "worker");
        }
        return crowd;
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(BEFORE.process(pid).orElseThrow().key());
    }
}
