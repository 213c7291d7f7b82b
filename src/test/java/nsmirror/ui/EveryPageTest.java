package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every page and every sheet in every theme: all that is written can be read, all that is reached has a name. */
@ExtendWith(ApplicationExtension.class)
class EveryPageTest {
    private static final Snapshot LAB = SampleSnapshots.labWithoutRoot();

    private final PracticeNode node = new PracticeNode("student@node-3");
    private FrameOnStage window;
    private double least;

    @Start
    void open(Stage stage) {
        node.becomes(LAB);
        window = new FrameOnStage(stage, node.reading(), SameThread::new);
    }

    @ParameterizedTest
    @CsvSource({"light colours, 4.5", "dark colours, 4.5", "projector, 7"})
    void canBeReadAndNamed(String look, double contrast, FxRobot robot) {
        least = contrast;
        window.choose(look);
        check("start");
        robot.clickOn("#form-more");
        check("start, port and key");
        robot.clickOn("#node-field").write("la").type(KeyCode.DOWN);
        check("start, names");
        robot.type(KeyCode.TAB).push(KeyCode.CONTROL, KeyCode.E).clickOn("#settings-all");
        check("settings");
        robot.type(KeyCode.ESCAPE).clickOn("#node-field").push(KeyCode.CONTROL, KeyCode.A);

        window.openNode();
        check("node");
        robot.write("m");
        window.clickOn(process(33155));
        check("process");
        window.clickToo(process(33158));
        robot.write("t");
        check("matrix, comparison");
        robot.write("/").write("net:unread");
        check("search");
        robot.type(KeyCode.ESCAPE).write("v");
        check("mirror");
        for (String sheet : new String[] {"?", "c", "n", "d"}) {
            robot.write(sheet);
            check("sheet of " + sheet);
            robot.type(KeyCode.ESCAPE);
        }
        robot.push(KeyCode.CONTROL, KeyCode.K);
        check("palette");
        robot.type(KeyCode.ESCAPE);
        node.fail("node-3: the connection was lost");
        robot.type(KeyCode.F5);
        check("notice");
        robot.interact(() -> node.lose("node-3: the connection was lost"));
        check("lost");
    }

    private void check(String page) {
        assertThat(Legibility.tooFaint(window.root(), least)).as(page).isEmpty();
        assertThat(Legibility.nameless(window.root())).as(page).isEmpty();
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(LAB.process(pid).orElseThrow().key());
    }
}
