package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.SampleSnapshots;
import nsmirror.node.NodeException;
import nsmirror.ui.session.Reading;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A node whose connection is lost: the picture stays, grey, and comes back as it was. */
@ExtendWith(ApplicationExtension.class)
class StayingPageTest {
    private static final String LOST = "node-3: the connection was lost";

    private final PracticeNode node = new PracticeNode("student@node-3");
    private Optional<String> refused = Optional.empty();
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        Reading way = node.reading();
        Reading.Opening opening = (to, options, prompts, progress) -> {
            if (refused.isPresent()) {
                throw new NodeException(NodeException.Reason.REFUSED, refused.get());
            }
            return way.opening().open(to, options, prompts, progress);
        };
        window = new FrameOnStage(stage,
                new Reading(opening, way.snapshots(), way.mirrors(), node.returning()), SameThread::new);
    }

    @BeforeEach
    void openTheNode(FxRobot robot) {
        window.openNode();
    }

    private void lose(FxRobot robot) {
        robot.interact(() -> node.lose(LOST));
    }

    private static boolean grey(FxRobot robot) {
        return robot.lookup(".split-pane").query().getPseudoClassStates().contains(PseudoClass.getPseudoClass("away"));
    }

    @Test
    void thePictureStaysGreyWithItsAgeTheReasonAndTheNextTry(FxRobot robot) {
        lose(robot);

        assertThat(grey(robot)).isTrue();
        assertThat(robot.lookup("#away-notice").query().isVisible()).isTrue();
        assertThat(window.text("#away-age")).startsWith("Not connected: what you see is ").contains(" s old, read at ");
        assertThat(window.text("#away-why")).isEqualTo(LOST);
        assertThat(window.text("#away-next")).isEqualTo("Next try in 5 s  ·  2 tries failed");
    }

    @Test
    void backAgainTheNodeIsReadAndAllStays(FxRobot robot) {
        window.clickOn(new Subject.OfContainer(SampleSnapshots.lab().containers().getFirst().name()));
        String selected = window.text("#details-title");
        robot.write("+");
        double zoom = window.map().viewport().scale();
        int before = node.ran().size();
        lose(robot);

        robot.clickOn("#away-again");

        assertThat(grey(robot)).isFalse();
        assertThat(robot.lookup("#away-notice").query().isVisible()).isFalse();
        assertThat(node.ran().size()).isGreaterThan(before);
        assertThat(window.map().viewport().scale()).isEqualTo(zoom);
        assertThat(window.text("#details-title")).isEqualTo(selected);
    }

    @Test
    void theKeyTriesAtOnceToo(FxRobot robot) {
        lose(robot);

        robot.push(KeyCode.CONTROL, KeyCode.R);

        assertThat(grey(robot)).isFalse();
    }

    @Test
    void aRefusedLoginIsNotTriedAgainByItself(FxRobot robot) {
        refused = Optional.of("node-3: the login was refused");
        lose(robot);
        robot.clickOn("#away-again");

        assertThat(grey(robot)).isTrue();
        assertThat(window.text("#away-why")).isEqualTo("node-3: the login was refused");
        assertThat(window.text("#away-next")).isEqualTo("Not tried again by itself: this needs you.");

        refused = Optional.empty();
        robot.clickOn("#away-again");
        assertThat(grey(robot)).isFalse();
    }

    @Test
    void whoComesBackWithoutRootIsToldAndCanBeAsked(FxRobot robot) {
        lose(robot);
        node.withoutRoot();
        robot.clickOn("#away-again");

        assertThat(window.text("#node-notice .label"))
                .isEqualTo("Connected again, but without root: sudo asks for a password");
        assertThat(window.shows("#node-notice-offer")).isTrue();
    }
}
