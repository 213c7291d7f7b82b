package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The matrix beside the map, by mouse and by keyboard. */
@ExtendWith(ApplicationExtension.class)
class MatrixPageTest {
    private static final Snapshot LAB = SampleSnapshots.lab();

    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, new PracticeNode("sample").reading(), SameThread::new);
    }

    @BeforeEach
    void besideTheMap(FxRobot robot) {
        window.openSample();
        robot.write("t");
    }

    @Test
    void everyProcessIsInOneRowAndTheCountsAddUp(FxRobot robot) {
        List<Integer> counts = texts().stream().filter(text -> text.matches("\\d+")).map(Integer::valueOf).toList();

        assertThat(counts).hasSize((int) LAB.processes().stream().map(Process::namespaces).distinct().count());
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(LAB.processes().size());
    }

    @Test
    void aRowChosenByMouseStandsOutOnTheMap(FxRobot robot) {
        List<Integer> before = window.picture();

        robot.clickOn("app-cli-4-18k2s");

        assertThat(window.text("#details-title")).isEqualTo("httpd");
        assertThat(window.texts("#members .button")).hasSize(12);
        assertThat(window.picture().equals(before)).isFalse();
    }

    @Test
    void theKeyboardWalksFromRowToRowAndIntoTheProcesses(FxRobot robot) {
        robot.type(KeyCode.HOME);
        assertThat(window.text("#details-title")).isEqualTo("systemd");

        robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(window.text("#details-title")).isEqualTo("chronyd");
        assertThat(window.text("#details-command")).startsWith("/usr/sbin/chronyd");
    }

    @Test
    void whatIsSelectedOnTheMapIsSelectedInTheMatrix() {
        Process java = LAB.process(33155).orElseThrow();

        window.clickOn(new Subject.OfProcess(java.key()));

        assertThat(selectedRows()).containsExactly("hawkular-cassandra-1-w2vqb");
        assertThat(window.text("#details-title")).isEqualTo("java");
    }

    @Test
    void aContainerSelectedOnTheMapIsItsRow() {
        Container exporter = LAB.container("node-exporter").orElseThrow();

        window.clickOn(new Subject.OfContainer(exporter.name()));

        assertThat(selectedRows()).containsExactly("node-exporter");
    }

    @Test
    void twoRowsAreCompared(FxRobot robot) {
        robot.clickOn("cassandra-pause");
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);

        assertThat(window.text("#comparison")).startsWith("pod (33158) and python3 (33159) and 1 more share the ipc and net");
    }

    @Test
    void openingARowSelectsNothingElse(FxRobot robot) {
        window.clickOn(new Subject.OfProcess(LAB.process(33155).orElseThrow().key()));

        robot.interact(() -> matrix(robot).getRoot().getChildren().forEach(row -> row.setExpanded(true)));

        assertThat(window.text("#details-title")).isEqualTo("java");
    }

    @Test
    void aSearchSaysOfEachRowHowManyItFound(FxRobot robot) {
        robot.write("/").write("user:1000080000 httpd");

        assertThat(texts()).contains("12 of 12", "0 of 4").doesNotContain("12");
        assertThat(faded()).contains("cassandra-pause").doesNotContain("app-cli-4-18k2s");
    }

    @Test
    void aRowSaysItselfInWords(FxRobot robot) {
        assertThat(robot.lookup("#matrix .combination").queryAll().stream()
                .map(Node::getAccessibleText))
                .contains("app-cli-4-18k2s. 12 processes. own mnt, uts, ipc, pid, net; the host’s user, cgroup, time");
    }

    private static TreeTableView<?> matrix(FxRobot robot) {
        return robot.lookup("#matrix").queryAs(TreeTableView.class);
    }

    private List<String> selectedRows() {
        return cells("#matrix .tree-table-row-cell:selected > .tree-table-cell").stream()
                .filter(text -> text.matches("\\D{2}.*"))
                .toList();
    }

    private List<String> texts() {
        return cells("#matrix .tree-table-cell");
    }

    private List<String> faded() {
        return cells("#matrix .faded > .tree-table-cell");
    }

    private List<String> cells(String query) {
        return window.texts(query).stream().filter(text -> text != null).toList();
    }
}
