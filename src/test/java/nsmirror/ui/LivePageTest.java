package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A node that is read again: by key, and by itself every few seconds of a clock the test holds. */
@ExtendWith(ApplicationExtension.class)
class LivePageTest {
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Snapshot BEFORE = node().snapshot();
    private static final Snapshot WITH_WEB =
            node().container("web", List.of(Kind.MNT, Kind.UTS, Kind.PID), 2, "/usr/sbin/nginx").snapshot();

    private final PracticeNode node = new PracticeNode("student@node-3");
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, node.reading(), SameThread::new);
    }

    @BeforeEach
    void openTheNode() {
        node.becomes(BEFORE);
        window.openNode();
    }

    @Test
    void aContainerThatStartsIsSeenGrowingItsNamespacesAndListed(FxRobot robot) {
        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);

        assertThat(window.map().diagram().boxOf(new Subject.OfContainer("web"))).isPresent();
        assertThat(window.text("#changes")).endsWith("2 came");
        assertThat(window.texts(".facts .label")).contains("4 processes", "1 container, 0 pods");

        robot.clickOn("#changes");
        assertThat(window.texts("#changes-list .change")).containsExactly(
                "Container web started: 2 processes, with its own mnt, uts and pid namespaces");
    }

    @Test
    void whatCameIsMarkedForAMoment(FxRobot robot) {
        node.becomes(WITH_WEB);
        robot.write("r");
        List<Integer> marked = window.picture();

        window.pass(Duration.ofSeconds(10));
        List<Integer> later = window.picture();
        assertThat(later.equals(marked)).isFalse();
        assertThat(window.text("#changes")).endsWith("2 came");

        robot.write("r");
        assertThat(window.picture().equals(later)).isTrue();
    }

    @Test
    void everyFiveSecondsAsChosen(FxRobot robot) {
        robot.write("l");
        assertThat(window.text("#live-menu")).isEqualTo("Live: every 5 s");
        int before = node.ran().size();

        window.pass(FIVE.multipliedBy(3));
        assertThat(node.ran()).hasSize(before + 3);

        robot.write("l");
        window.pass(FIVE.multipliedBy(3));
        assertThat(window.text("#live-menu")).isEqualTo("Live: off");
        assertThat(node.ran()).hasSize(before + 3);
    }

    @Test
    void theIntervalIsChosenFromTheMenu(FxRobot robot) {
        window.pick("#live-menu", "#menu-live-2");
        int before = node.ran().size();

        window.pass(Duration.ofSeconds(2));

        assertThat(window.text("#live-menu")).isEqualTo("Live: every 2 s");
        assertThat(node.ran()).hasSize(before + 1);
    }

    @Test
    void itWaitsWhileASheetLiesOverThePage(FxRobot robot) {
        robot.write("l").write("?");
        int before = node.ran().size();

        window.pass(FIVE.multipliedBy(4));
        assertThat(node.ran()).hasSize(before);

        robot.type(KeyCode.ESCAPE);
        window.pass(FIVE);
        assertThat(node.ran().size()).isGreaterThan(before);
    }

    @Test
    void itStopsWhenTheNodeIsLostAndSaysSo(FxRobot robot) {
        robot.write("l");
        node.fail("node-3: the connection was lost");

        window.pass(FIVE);

        assertThat(window.text("#node-notice .label")).startsWith("node-3: the connection was lost")
                .endsWith("reading by itself has stopped");
        assertThat(window.text("#live-menu")).isEqualTo("Live: off");
        assertThat(window.map().diagram().boxOf(process(BEFORE, 2))).isPresent();
    }

    @Test
    void selectionAndZoomStay(FxRobot robot) {
        window.clickOn(process(BEFORE, 2));
        robot.write("+");
        double zoom = window.map().viewport().scale();
        robot.write("l");

        node.becomes(WITH_WEB);
        window.pass(FIVE);

        assertThat(window.text("#details-title")).isEqualTo("sshd");
        assertThat(window.map().viewport().scale()).isEqualTo(zoom);
    }

    @Test
    void aRenamedContainerStaysSelectedAndInItsPlace(FxRobot robot) {
        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);
        window.clickOn(new Subject.OfContainer("web"));
        Shape.Box place = window.map().diagram().boxOf(new Subject.OfContainer("web")).orElseThrow();

        node.becomes(node().container("shop", List.of(Kind.MNT, Kind.UTS, Kind.PID), 2, "/usr/sbin/nginx").snapshot());
        robot.type(KeyCode.F5);

        assertThat(window.text("#details-title")).isEqualTo("shop");
        assertThat(window.text("#changes")).endsWith("1 container renamed");
        assertThat(window.map().diagram().boxOf(new Subject.OfContainer("shop"))).hasValueSatisfying(box ->
                assertThat(List.of(box.x(), box.y())).containsExactly(place.x(), place.y()));
    }

    @Test
    void theKeyboardStaysWhereItIs(FxRobot robot) {
        window.clickOn(process(BEFORE, 2));
        robot.interact(() -> robot.lookup("#namespace-net").query().requestFocus());

        robot.type(KeyCode.F5);
        assertThat(robot.lookup("#namespace-net").query().isFocused()).isTrue();

        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);
        assertThat(robot.lookup("#namespace-net").query().isFocused()).isTrue();
    }

    @Test
    void aSheetIsReadByTheKeyboard(FxRobot robot) {
        robot.write("d");

        assertThat(robot.lookup(".sheet-body").query().isFocused()).isTrue();
    }

    @Test
    void aProcessThatMovesIsSaidToHaveMoved(FxRobot robot) {
        node.becomes(node().process(with(Map.of(Kind.NET, 4026533009L))).snapshot());
        robot.type(KeyCode.F5);
        node.becomes(node().process(with(Map.of())).snapshot());
        robot.type(KeyCode.F5);

        robot.write("d");
        assertThat(window.texts("#changes-list .change")).containsExactly(
                "sh (7) moved to the host’s net namespace", "sh (7) came");
    }

    @Test
    void withLessMotionItIsCountedAndMarkedWhatAnotherGroupingPutsAmongOthers(FxRobot robot) {
        node.becomes(SampleSnapshots.lab());
        robot.write("r");
        window.choose("Less motion");
        robot.write("1");
        window.pass(Duration.ofSeconds(10));
        assertThat(window.text("#pointed")).isEmpty();

        // Three join the pod's largest container, one the rootless shell, and four the host: three services, an exporter.
        robot.write("5");
        List<Integer> marked = window.picture();
        assertThat(window.text("#pointed")).isEqualTo("8 processes moved to another group.");
        assertThat(window.map().getAccessibleText()).endsWith("8 processes moved to another group.");

        window.pass(Duration.ofSeconds(10));
        assertThat(window.text("#pointed")).isEmpty();
        assertThat(window.picture().equals(marked)).isFalse();
    }

    @Test
    void whatWentIsListed(FxRobot robot) {
        node.becomes(WITH_WEB);
        robot.type(KeyCode.F5);
        node.becomes(BEFORE);
        robot.type(KeyCode.F5);

        assertThat(window.text("#changes")).endsWith("2 went");
    }

    private static SampleNode node() {
        return new SampleNode("node-3").host("/init.scope", "root", "/sbin/init").host("/", "root", "/usr/sbin/sshd");
    }

    private static Process with(Map<Kind, Long> own) {
        Map<Kind, Long> namespaces = new EnumMap<>(SampleNode.HOST);
        namespaces.putAll(own);
        return new Process(new ProcessKey(7, 900), 1, 0, "root", List.of("sh"), "sh", false, namespaces,
                List.of(7), Optional.empty(), Optional.empty());
    }

    private static Subject process(Snapshot snapshot, int pid) {
        return new Subject.OfProcess(snapshot.process(pid).orElseThrow().key());
    }
}
