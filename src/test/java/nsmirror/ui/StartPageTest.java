package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.settings.RecentNode;
import nsmirror.ui.work.OnCue;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Choosing a node and connecting to it, as a person does. */
@ExtendWith(ApplicationExtension.class)
class StartPageTest {
    private final PracticeNode node = new PracticeNode("student@node-3");
    private final OnCue slow = new OnCue();
    private boolean waits;
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, node.reading(), () -> waits ? slow : new SameThread());
    }

    @Test
    void aNodeByItsName(FxRobot robot) {
        robot.write("student@node-3").type(KeyCode.ENTER);

        assertThat(window.text("#node-name")).isEqualTo("node-3.example.com");
        assertThat(window.title()).isEqualTo("nsmirror — student@node-3");
        assertThat(window.map().isFocused()).isTrue();
    }

    @Test
    void whatIsNoNodeIsSaidInPlace(FxRobot robot) {
        robot.write("-oProxyCommand=evil").type(KeyCode.ENTER);

        assertThat(window.text("#start-notice .label")).contains("not a node");
        assertThat(window.text("#node-field")).isEqualTo("-oProxyCommand=evil");
    }

    @Test
    void aPortThatIsNoneIsSaidInPlace(FxRobot robot) {
        robot.write("node");
        robot.clickOn("#form-more").clickOn("#port-field").write("70000").clickOn("#connect");

        assertThat(window.text("#start-notice .label")).contains("70000");
    }

    @Test
    void thePortIsRememberedWithTheNode(FxRobot robot) {
        robot.write("student@node-3");
        robot.clickOn("#form-more").clickOn("#port-field").write("2222").clickOn("#connect");

        assertThat(window.settings().recent()).extracting(RecentNode::target)
                .containsExactly("ssh://student@node-3:2222");
    }

    @Test
    void aNodeThatCannotBeReadSaysSoAndLeavesItsNameToBeMended(FxRobot robot) {
        node.fail("node-3: cannot be reached: check the name");

        robot.write("student@node-3").type(KeyCode.ENTER);

        assertThat(window.text("#start-notice .label")).isEqualTo("node-3: cannot be reached: check the name");
        assertThat(window.text("#node-field")).isEqualTo("student@node-3");
        assertThat(node.closed()).isTrue();
        assertThat(window.settings().recent()).isEmpty();
    }

    @Test
    void theWayToASlowNodeCanBeCancelled(FxRobot robot) {
        waits = true;
        robot.write("student@node-3").type(KeyCode.ENTER);
        assertThat(window.text(".steps-title")).isEqualTo("Opening student@node-3");

        robot.clickOn("#cancel");
        robot.interact(slow::next);

        assertThat(window.shows("#node-page")).isFalse();
        assertThat(robot.lookup("#connect").query().isVisible()).isTrue();
        assertThat(node.closed()).isTrue();
    }

    @Test
    void escapeCancelsToo(FxRobot robot) {
        waits = true;
        robot.write("student@node-3").type(KeyCode.ENTER);

        robot.type(KeyCode.ESCAPE);

        assertThat(slow.closed()).isTrue();
        assertThat(window.shows("#node-page")).isFalse();
    }

    @Test
    void aNodeThatWasOpenedIsOfferedAgainAndCanBeForgotten(FxRobot robot) {
        robot.write("student@node-3").type(KeyCode.ENTER);
        robot.clickOn("#close-node");

        assertThat(node.closed()).isTrue();
        assertThat(window.text(".recent-content .label")).isEqualTo("student@node-3");

        robot.clickOn(".recent-open");
        assertThat(window.text("#node-name")).isEqualTo("node-3.example.com");

        robot.clickOn("#close-node").clickOn(".recent-line > .button-icon");
        assertThat(window.settings().recent()).isEmpty();
        assertThat(window.shows(".recent-line")).isFalse();
    }

    @Test
    void aRecordingIsChosen(FxRobot robot) {
        robot.clickOn("#tile-recording");

        assertThat(window.title()).isEqualTo("nsmirror — lab.nsrec");
    }

    @Test
    void keysStillWorkWhenOnePageHasFollowedAnother(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.O);
        robot.push(KeyCode.CONTROL, KeyCode.W);
        assertThat(window.title()).isEqualTo("nsmirror");

        robot.push(KeyCode.CONTROL, KeyCode.O);

        assertThat(window.title()).isEqualTo("nsmirror — lab.nsrec");
    }

    @Test
    void theMenuDoesWhatItSays(FxRobot robot) {
        robot.clickOn("#menu").clickOn("#menu-open-recording");

        assertThat(window.title()).isEqualTo("nsmirror — lab.nsrec");
    }

    @Test
    void theTextCanBeMadeLarger(FxRobot robot) {
        double before = robot.lookup(".app-claim").queryLabeled().getFont().getSize();

        robot.push(KeyCode.CONTROL, KeyCode.PLUS);

        assertThat(robot.lookup(".app-claim").queryLabeled().getFont().getSize()).isGreaterThan(before);
    }
}
