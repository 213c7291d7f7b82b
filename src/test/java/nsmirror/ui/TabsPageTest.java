package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.SampleSnapshots;
import nsmirror.ui.session.Reading;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Several nodes at once, one tab each, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class TabsPageTest {
    private static final Subject CONTAINER =
            new Subject.OfContainer(SampleSnapshots.lab().containers().getFirst().name());

    /** By what was typed. */
    private final Map<String, PracticeNode> nodes = new LinkedHashMap<>();
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        Reading way = new PracticeNode("").reading();
        window = new FrameOnStage(stage, new Reading((to, options, prompts, progress) ->
                nodes.computeIfAbsent(to.text(), PracticeNode::new), node -> watch(node), way.mirrors(),
                new ReturnOnCue()), SameThread::new);
    }

    private Reading.Watch watch(nsmirror.node.Node node) {
        return nodes.get(node.login().target()).reading().snapshots().watch(node);
    }

    private void two(FxRobot robot) {
        window.openNode();
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.write("root@node-4").type(KeyCode.ENTER);
        robot.interact(() -> window.map().reduceMotion(true));
    }

    private static List<String> names(FxRobot robot) {
        return robot.lookup(".node-tabs .tab-label").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }

    private static boolean strip(FxRobot robot) {
        return robot.lookup("#tabs").query().isVisible();
    }

    private static void clickTab(FxRobot robot, String name) {
        robot.clickOn(robot.lookup(".node-tabs .tab-label").<Node>match(
                node -> ((Labeled) node).getText().equals(name)).<Node>query());
    }

    @Test
    void aSecondNodeHasATabOfItsOwnAndOneAloneNeedsNone(FxRobot robot) {
        window.openNode();
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(robot.lookup("#node-field").query().isFocused()).isTrue();
        assertThat(names(robot)).containsExactly("student@node-3", "New tab");
        assertThat(window.title()).isEqualTo("nsmirror");

        robot.write("root@node-4").type(KeyCode.ENTER);
        assertThat(names(robot)).containsExactly("student@node-3", "root@node-4");
        assertThat(strip(robot)).isTrue();
        assertThat(window.title()).isEqualTo("nsmirror — root@node-4");
        assertThat(window.map().isFocused()).isTrue();
        assertThat(nodes.get("student@node-3").closed()).isFalse();
    }

    @Test
    void whatOneLooksAtStaysAsItIsInEachTab(FxRobot robot) {
        window.openNode();
        window.clickOn(CONTAINER);
        robot.write("+");
        String selected = window.text("#details-title");
        var place = window.map().viewport();

        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.write("root@node-4").type(KeyCode.ENTER).write("t").write("5");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);

        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
        assertThat(window.text("#details-title")).isEqualTo(selected);
        assertThat(window.map().viewport()).isEqualTo(place);
        assertThat(window.map().isFocused()).isTrue();
        assertThat(window.shows("#matrix")).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(window.title()).isEqualTo("nsmirror — root@node-4");
        assertThat(window.shows("#matrix")).isTrue();
    }

    @Test
    void theMouseChoosesAndTheKeyboardGoesOnInThePage(FxRobot robot) {
        two(robot);

        clickTab(robot, "student@node-3");

        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
        assertThat(window.map().isFocused()).isTrue();
    }

    @Test
    void closingATabClosesItsNodeAndNoOther(FxRobot robot) {
        two(robot);

        robot.clickOn(".node-tab:selected .tab-close-button");
        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
        assertThat(nodes.get("root@node-4").closed()).isTrue();
        assertThat(nodes.get("student@node-3").closed()).isFalse();
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(nodes.get("student@node-3").closed()).isTrue();
        assertThat(window.title()).isEqualTo("nsmirror");
        assertThat(robot.lookup("#node-field").query().isFocused()).isTrue();
    }

    @Test
    void aTabBehindIsClosedAndTheOneInFrontStays(FxRobot robot) {
        two(robot);

        robot.clickOn(robot.lookup(".node-tab .tab-close-button").nth(0).<Node>query());

        assertThat(nodes.get("student@node-3").closed()).isTrue();
        assertThat(window.title()).isEqualTo("nsmirror — root@node-4");
        robot.write("r");
        assertThat(window.shows("#node-notice-offer")).isFalse();
    }

    @Test
    void aLostNodeSaysSoInItsTabAndComesBackThere(FxRobot robot) {
        two(robot);
        robot.interact(() -> nodes.get("student@node-3").lose("node-3: the connection was lost"));

        assertThat(names(robot)).containsExactly("student@node-3 — not connected", "root@node-4");
        assertThat(window.title()).isEqualTo("nsmirror — root@node-4");
        assertThat(robot.lookup("#away-notice").query().isVisible()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.title()).isEqualTo("nsmirror — student@node-3 — not connected");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        assertThat(names(robot)).containsExactly("student@node-3", "root@node-4");
        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
    }

    @Test
    void aNodeNobodyLooksAtIsNotReadAndIsAtOnceWhenSomebodyDoes(FxRobot robot) {
        window.openNode();
        robot.write("l");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        int before = nodes.get("student@node-3").ran().size();

        window.pass(Duration.ofMinutes(1));
        assertThat(nodes.get("student@node-3").ran()).hasSize(before);

        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(nodes.get("student@node-3").ran()).hasSize(before + 1);
        window.pass(Duration.ofSeconds(5));
        assertThat(nodes.get("student@node-3").ran()).hasSize(before + 2);
    }

    @Test
    void projectedThereAreNoTabsButOneSeesWhichNodeItIs(FxRobot robot) {
        two(robot);
        robot.write("p");
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.PAGE_DOWN);

        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
        assertThat(window.texts("#key-echo .label")).contains("student@node-3");
        assertThat(robot.lookup("#key-echo").query().isVisible()).isTrue();
        assertThat(window.text("#mode")).startsWith("node-3.example.com");
    }

    @Test
    void aRecordingOpenedBesideANodeLeavesThatOpen(FxRobot robot) {
        window.openNode();

        robot.push(KeyCode.CONTROL, KeyCode.O);

        assertThat(names(robot)).containsExactly("student@node-3", "lab.nsrec");
        assertThat(nodes.get("student@node-3").closed()).isFalse();
    }

    @Test
    void whatCannotBeOpenedSaysSoInItsOwnTab(FxRobot robot) {
        window.openNode();
        robot.push(KeyCode.CONTROL, KeyCode.T);
        PracticeNode down = new PracticeNode("node-9");
        down.fail("node-9: cannot be reached: check the name");
        nodes.put("node-9", down);
        robot.write("node-9").type(KeyCode.ENTER);

        assertThat(window.text("#start-notice .label")).isEqualTo("node-9: cannot be reached: check the name");
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
    }
}
