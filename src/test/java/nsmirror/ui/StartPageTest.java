package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.node.KnownNames;
import nsmirror.node.SshSetting;
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
        robot.write("elsewhere");
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
        window.pick("#menu", "#menu-open-recording");

        assertThat(window.title()).isEqualTo("nsmirror — lab.nsrec");
    }

    @Test
    void theTextCanBeMadeLarger(FxRobot robot) {
        double before = robot.lookup(".app-claim").queryLabeled().getFont().getSize();

        robot.push(KeyCode.CONTROL, KeyCode.PLUS);

        assertThat(robot.lookup(".app-claim").queryLabeled().getFont().getSize()).isGreaterThan(before);
    }

    private List<String> offered(FxRobot robot) {
        return robot.lookup("#completions").queryListView().getItems().stream()
                .map(each -> ((KnownNames.Completion) each).target())
                .toList();
    }

    /** Types, and the window is drawn with what that brings. */
    private void type(FxRobot robot, String text) {
        robot.write(text).interact(() -> {
            window.root().applyCss();
            window.root().layout();
        });
    }

    private boolean offers(FxRobot robot) {
        return robot.lookup("#completions").query().isVisible();
    }

    @Test
    void whatIsTypedIsCompletedFromWhatIsKnown(FxRobot robot) {
        type(robot, "la");

        assertThat(offered(robot)).containsExactly("lab", "mylab");
        assertThat(window.text("#names-unread")).contains("~/.ssh/config.d/x (it may not be read)");
        assertThat(window.texts(".completion .quiet")).containsExactly("SSH config", "SSH config");
        assertThat(window.texts(".completion-match")).containsExactly("la", "la");

        robot.type(KeyCode.TAB);
        assertThat(window.text("#node-field")).isEqualTo("lab");
        assertThat(offers(robot)).isFalse();
        assertThat(robot.lookup("#node-field").query().isFocused()).isTrue();
        assertThat(window.shows("#node-page")).isFalse();
    }

    @Test
    void oneThatIsOfferedIsGoneToByKeyboardOrMouse(FxRobot robot) {
        robot.write("me@no").type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(window.title()).isEqualTo("nsmirror — me@node-3");

        robot.push(KeyCode.CONTROL, KeyCode.W);
        robot.type(KeyCode.BACK_SPACE, 9).write("la").type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ENTER);
        assertThat(window.title()).as("without a choice").isEqualTo("nsmirror — la");

        robot.push(KeyCode.CONTROL, KeyCode.W);
        robot.type(KeyCode.BACK_SPACE, 2);
        type(robot, "no");
        robot.clickOn("ssh://");
        assertThat(window.title()).isEqualTo("nsmirror — ssh://node-9:2222");
    }

    @Test
    void escapeTakesWhatIsOfferedAwayAndDownBringsAllOfIt(FxRobot robot) {
        robot.write("la").type(KeyCode.ESCAPE);
        assertThat(offers(robot)).isFalse();
        assertThat(window.text("#node-field")).isEqualTo("la");

        robot.type(KeyCode.BACK_SPACE).type(KeyCode.BACK_SPACE);
        assertThat(offers(robot)).isFalse();
        robot.type(KeyCode.DOWN);
        assertThat(offered(robot)).containsExactly("lab", "mylab", "node-3", "ssh://node-9:2222");

        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(offers(robot)).as("without the keyboard").isFalse();
    }

    @Test
    void aNodeOpenedBeforeIsOfferedFirstAndOpenedAsItWas(FxRobot robot) {
        robot.interact(() -> window.remembers(new RecentNode("root@lab", Optional.of("/keys/lab"), Instant.EPOCH)));
        type(robot, "ro");
        assertThat(offered(robot)).containsExactly("root@lab");
        assertThat(window.texts(".completion .quiet")).containsExactly("opened before");

        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);

        assertThat(window.settings().recent().getFirst().identity()).contains("/keys/lab");
    }

    @Test
    void aHostileNameIsShownAndNotActedOn(FxRobot robot) {
        robot.interact(() -> window.remembers(new RecentNode("x\u202e\u001b[2J\n" + "y".repeat(5000), Optional.empty(), Instant.EPOCH)));
        type(robot, "x");

        assertThat(window.texts(".completion-name")).anyMatch(text -> text.startsWith("\\u202e\\x1b[2J\\nyyy") && text.length() < 100);
    }

    @Test
    void theSettingsInEffectAreShownForWhatIsTyped(FxRobot robot) {
        robot.write("me@lab").push(KeyCode.CONTROL, KeyCode.E);

        assertThat(window.text(".sheet-title")).isEqualTo("SSH settings of me@lab");
        assertThat(settings(robot)).containsExactly("hostname", "bindaddress");
        robot.clickOn("#settings-all");
        assertThat(settings(robot)).containsExactly("hostname", "bindaddress", "forwardagent");
        robot.clickOn("192.0.2.7");
        assertThat(window.text("#settings-chosen"))
                .isEqualTo("bindaddress 192.0.2.7\nnot honoured: the system chooses the address it connects from");
    }

    @Test
    void theSettingsInEffectAreShownForAnOpenNode(FxRobot robot) {
        window.openNode();
        window.pick("#menu", "#menu-ssh-settings");

        assertThat(window.text(".sheet-title")).isEqualTo("SSH settings of student@node-3");
        assertThat(settings(robot)).contains("hostname");
    }

    @Test
    void settingsThatCannotBeHadSayWhy(FxRobot robot) {
        robot.write("nowhere").clickOn("#ssh-settings");
        assertThat(window.text(".settings-failed")).isEqualTo("nowhere: ssh does not take these settings");

        robot.type(KeyCode.ESCAPE).clickOn("#node-field").write("/x.nsrec").clickOn("#ssh-settings");
        assertThat(window.text("#start-notice .label")).contains("not reached by SSH");
    }

    private static List<String> settings(FxRobot robot) {
        return robot.lookup("#settings-table").queryTableView().getItems().stream()
                .map(each -> ((SshSetting) each).keyword())
                .toList();
    }
}
