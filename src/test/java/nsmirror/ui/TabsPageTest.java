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

    private void open(FxRobot robot, String name) {
        robot.write(name).type(KeyCode.ENTER);
        robot.interact(() -> window.map().reduceMotion(true));
    }

    /** The second is in front. */
    private void two(FxRobot robot) {
        open(robot, "one");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        open(robot, "two");
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
    void eachNodeHasATabOfItsOwnAndOneAloneNeedsNone(FxRobot robot) {
        open(robot, "one");
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(robot.lookup("#node-field").query().isFocused()).isTrue();
        assertThat(names(robot)).containsExactly("one", "New tab");
        assertThat(window.title()).isEqualTo("nsmirror");

        open(robot, "two");
        assertThat(names(robot)).containsExactly("one", "two");
        assertThat(strip(robot)).isTrue();
        assertThat(window.title()).isEqualTo("nsmirror — two");
        assertThat(window.map().isFocused()).isTrue();

        clickTab(robot, "one");
        assertThat(window.title()).isEqualTo("nsmirror — one");
        assertThat(window.map().isFocused()).isTrue();
    }

    @Test
    void closingATabClosesItsNodeAndNoOther(FxRobot robot) {
        two(robot);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        assertThat(names(robot)).containsExactly("one", "two", "lab.nsrec");

        robot.clickOn(robot.lookup(".node-tab .tab-close-button").nth(0).<Node>query());
        assertThat(nodes.get("one").closed()).isTrue();
        assertThat(window.title()).as("one behind was closed").isEqualTo("nsmirror — lab.nsrec");
        assertThat(names(robot)).containsExactly("two", "lab.nsrec");

        robot.clickOn(".node-tab:selected .tab-close-button");
        assertThat(nodes.get("lab.nsrec").closed()).isTrue();
        assertThat(nodes.get("two").closed()).isFalse();
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(nodes.get("two").closed()).isTrue();
        assertThat(window.title()).isEqualTo("nsmirror");
        assertThat(robot.lookup("#node-field").query().isFocused()).isTrue();
    }

    @Test
    void whatOneLooksAtStaysAsItIsInEachTab(FxRobot robot) {
        open(robot, "one");
        window.clickOn(CONTAINER);
        robot.write("+");
        String selected = window.text("#details-title");
        var place = window.map().viewport();

        robot.push(KeyCode.CONTROL, KeyCode.T);
        open(robot, "two");
        robot.write("t").write("5");
        robot.push(KeyCode.CONTROL, KeyCode.TAB);

        assertThat(window.title()).isEqualTo("nsmirror — one");
        assertThat(window.text("#details-title")).isEqualTo(selected);
        assertThat(window.map().viewport()).isEqualTo(place);
        assertThat(window.map().isFocused()).isTrue();
        assertThat(window.shows("#matrix")).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.PAGE_UP);
        assertThat(window.title()).isEqualTo("nsmirror — two");
        assertThat(window.shows("#matrix")).isTrue();
    }

    @Test
    void aLostNodeSaysSoInItsTabAndComesBackThere(FxRobot robot) {
        two(robot);
        robot.interact(() -> nodes.get("one").lose("one: the connection was lost"));

        assertThat(names(robot)).containsExactly("one — not connected", "two");
        assertThat(window.title()).isEqualTo("nsmirror — two");
        assertThat(robot.lookup("#away-notice").query().isVisible()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(window.title()).isEqualTo("nsmirror — one — not connected");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        assertThat(names(robot)).containsExactly("one", "two");
        assertThat(window.title()).isEqualTo("nsmirror — one");
    }

    @Test
    void aNodeNobodyLooksAtIsNotReadAndIsAtOnceWhenSomebodyDoes(FxRobot robot) {
        open(robot, "one");
        robot.write("l");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        int before = nodes.get("one").ran().size();
        window.pass(Duration.ofMinutes(1));
        assertThat(nodes.get("one").ran()).hasSize(before);

        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertThat(nodes.get("one").ran()).hasSize(before + 1);
        window.pass(Duration.ofSeconds(5));
        assertThat(nodes.get("one").ran()).hasSize(before + 2);

        PracticeNode down = new PracticeNode("down");
        nodes.put("down", down);
        down.fail("down: cannot be reached: check the name");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        robot.write("down").type(KeyCode.ENTER);
        assertThat(window.text("#start-notice .label")).isEqualTo("down: cannot be reached: check the name");
        assertThat(names(robot)).containsExactly("one", "down — not opened", "New tab");
        assertThat(nodes.get("one").closed()).isFalse();
    }

    @Test
    void projectedThereAreNoTabsButOneSeesWhichNodeItIs(FxRobot robot) {
        two(robot);
        robot.write("p");
        assertThat(strip(robot)).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.PAGE_DOWN);

        assertThat(window.title()).isEqualTo("nsmirror — one");
        assertThat(window.texts("#key-echo .label")).contains("one");
        assertThat(robot.lookup("#key-echo").query().isVisible()).isTrue();
        assertThat(window.text("#mode")).startsWith("node-3.example.com");
    }
}
