package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.SampleNode;
import nsmirror.model.Snapshot;
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
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        node.becomes(BEFORE);
        window = new FrameOnStage(stage, node.reading(), SameThread::new);
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
