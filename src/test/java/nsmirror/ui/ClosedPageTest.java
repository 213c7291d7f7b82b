package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import javafx.scene.Node;
import javafx.stage.Stage;
import nsmirror.model.SampleSnapshots;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.support.FiredEvents;
import org.testfx.util.WaitForAsyncUtils;

/** What must not stay once a node is closed: whoever opens one after another all day keeps no more than the last. */
@ExtendWith(ApplicationExtension.class)
class ClosedPageTest {
    private static final int MOST_COLLECTIONS = 40;

    private final PracticeNode node = new PracticeNode("student@node-3");
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        node.becomes(SampleSnapshots.lab());
        window = new FrameOnStage(stage, node.reading(), SameThread::new);
    }

    @Test
    void thePageOfANodeThatWasClosedIsForgotten(FxRobot robot) throws ReflectiveOperationException {
        window.openNode();
        robot.write("p").write("p").write("5").write("t");
        WeakReference<Node> page = new WeakReference<>(robot.lookup("#node-page").query());

        window.choose("Close the node");
        keepNoEvents();

        for (int i = 0; i < MOST_COLLECTIONS && page.get() != null; i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(page.get()).isNull();
    }

    /** TestFX keeps every event, and with it what it went to. */
    private static void keepNoEvents() throws ReflectiveOperationException {
        Field kept = FxToolkitContext.class.getDeclaredField("firedEvents");
        kept.setAccessible(true);
        ((FiredEvents) kept.get(FxToolkit.toolkitContext())).clearEvents();
    }
}
