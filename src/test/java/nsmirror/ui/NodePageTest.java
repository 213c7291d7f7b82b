package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.action.Action;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An open node, as a person looks at it, on a node that answers at once. */
@ExtendWith(ApplicationExtension.class)
class NodePageTest {
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final Subject JAVA = process(33155);
    private static final Subject APP = new Subject.OfContainer("app-cli-4-18k2s");

    private final PracticeNode node = new PracticeNode("sample");
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, node.reading(), SameThread::new);
    }

    @Test
    void aClickOnAProcessShowsItsDetailsAndItsContainerBesideTheHost() {
        window.openSample().clickOn(JAVA);

        assertThat(window.text("#details-title")).isEqualTo("java");
        assertThat(window.text("#details-command")).startsWith("/usr/bin/java -server");
        assertThat(window.texts("#facts .label")).contains("33155 → 7  (host → inside)", "hawkular-cassandra-1-w2vqb");
        assertThat(window.texts("#namespace-net .label")).containsExactly("net", "pod’s", inode(Kind.NET));
        assertThat(window.texts(".container-side .side-name")).containsExactly("hawkular-cassandra-1-w2vqb");
        assertThat(window.texts(".side-command")).contains("sudo ls -la /proc/33154/root/");
    }

    @Test
    void regroupingKeepsTheSelection(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.clickOn("#group-net");

        assertThat(window.text("#details-title")).isEqualTo("java");
        assertThat(window.map().diagram().boxOf(JAVA)).isPresent();
        assertThat(window.map().diagram().boxOf(namespace(Kind.NET))).isPresent();
    }

    @Test
    void everyGroupingHasItsKey(FxRobot robot) {
        window.openSample();

        for (Kind kind : Kind.ALL) {
            robot.write(Action.group(kind).key().orElseThrow());
            assertThat(window.map().diagram().boxOf(new Subject.OfNamespace(kind, LAB.host().get(kind))))
                    .as(kind.label()).isPresent();
        }
        robot.write("0");
        assertThat(window.map().diagram().boxOf(APP)).isPresent();
    }

    @Test
    void arrowsWalkFromProcessToProcessAndOutToTheGroup(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.type(KeyCode.LEFT);
        assertThat(window.text("#details-title")).isEqualTo("bash");
        robot.type(KeyCode.RIGHT);
        assertThat(window.text("#details-title")).isEqualTo("java");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(window.text("#details-title")).isEqualTo("hawkular-cassandra-1-w2vqb");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(window.text("#details-title")).isEqualTo("hawkular-cassandra");
        robot.type(KeyCode.ENTER);
        assertThat(window.text("#details-title")).isEqualTo("bash");
        robot.type(KeyCode.ESCAPE);
        assertThat(window.text("#details-title")).isEqualTo("node-3.example.com");
    }

    @Test
    void aNamespaceOfAProcessIsOneClickAway(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.clickOn("#namespace-net");

        assertThat(window.text("#details-title")).isEqualTo(inode(Kind.NET));
        assertThat(window.texts("#members .button")).hasSize(7).anyMatch(text -> text.endsWith("java"));
    }

    @Test
    void twoProcessesPointedAtAreCompared(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        window.clickToo(process(33158));

        assertThat(window.text("#comparison")).startsWith("java (33155) and pod (33158) share the ipc and net namespaces");
        assertThat(window.texts("#compared-mnt .label")).containsExactly("mnt", "different");

        robot.type(KeyCode.ESCAPE);
        assertThat(window.shows("#comparison")).isFalse();
    }

    @Test
    void shiftAndAnArrowComparesWithTheOneBeside(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(window.text("#comparison")).startsWith("java (33155) and bash (33154) share the");

        robot.type(KeyCode.RIGHT);
        assertThat(window.shows("#comparison")).isFalse();
        assertThat(window.text("#details-title")).isEqualTo("java");
    }

    @Test
    void aSearchCountsWhatItFinds(FxRobot robot) {
        window.openSample();

        robot.write("/").write("httpd");
        assertThat(window.text("#search-count")).isEqualTo("12 of %d found".formatted(LAB.processes().size()));
        assertThat(window.text("#search")).isEqualTo("httpd");

        robot.type(KeyCode.ESCAPE);
        assertThat(window.text("#search-count")).isEmpty();
        assertThat(window.map().isFocused()).isTrue();
    }

    @Test
    void theCommandsThatRanAreListedWithTheirAnswersEscaped(FxRobot robot) {
        window.openSample();

        robot.write("c");

        assertThat(robot.lookup("#commands-table").queryTableView().getItems()).hasSize(1);
        assertThat(window.text("#answer-text")).contains("answer to lsns").contains("\\x1b[31mred");
        assertThat(window.text("#answer .label")).isEqualTo("sudo lsns --output-all");

        robot.type(KeyCode.ESCAPE);
        assertThat(window.shows("#commands-table")).isFalse();
    }

    @Test
    void aSheetKeepsThePageOutOfReach(FxRobot robot) {
        window.openSample();

        robot.write("c").write("5");

        assertThat(window.map().diagram().boxOf(APP)).isPresent();
        assertThat(window.map().diagram().boxOf(namespace(Kind.NET))).isEmpty();
    }

    @Test
    void whatCouldNotBeSeenIsSaidAndListed(FxRobot robot) {
        node.becomes(SampleSnapshots.labWithoutRoot());
        window.openSample();

        assertThat(window.text("#coverage")).isEqualTo("1 thing not seen");
        robot.clickOn("#coverage");
        assertThat(window.texts("#coverage-list .label")).contains("read without root");
    }

    @Test
    void readingAgainKeepsTheSelectionAndAFailureKeepsThePicture(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.type(KeyCode.F5);
        assertThat(window.text("#details-title")).isEqualTo("java");

        node.fail("node-3: no answer for 20 s");
        robot.type(KeyCode.F5);
        assertThat(window.text("#node-notice .label")).startsWith("node-3: no answer for 20 s");
        assertThat(window.text("#details-title")).isEqualTo("java");
        assertThat(window.map().diagram().boxOf(JAVA)).isPresent();
    }

    @Test
    void aNodeThatWasLostCanBeOpenedAgain(FxRobot robot) {
        window.openSample();
        node.fail("node-3: the connection was lost");
        robot.type(KeyCode.F5);

        node.becomes(LAB);
        robot.clickOn("#node-notice-offer");

        assertThat(window.shows("#node-notice-offer")).isFalse();
        assertThat(window.text("#node-name")).isEqualTo("node-3.example.com");
        assertThat(node.closed()).isTrue();
    }

    @Test
    void aProcessThatIsGoneIsNoLongerSelected(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        node.becomes(SampleSnapshots.of(40));
        robot.type(KeyCode.F5);

        assertThat(window.text("#details-title")).isEqualTo("node-3.example.com");
        assertThat(window.shows(".facet-pane")).isFalse();
    }

    @Test
    void theSheetOfKeysListsEveryAction(FxRobot robot) {
        window.openSample();

        robot.clickOn("#keys");

        for (Action action : Action.values()) {
            assertThat(window.texts(".keys-grid .label")).contains(action.label()).containsAll(action.keys());
        }
    }

    @Test
    void theQuestionsAreAnActionAndAnsweredByTheKeyboard(FxRobot robot) {
        window.openSample();

        robot.write("q").type(KeyCode.UP, KeyCode.UP, KeyCode.ENTER);

        assertThat(window.text("#search")).isEqualTo("user:root");
    }

    @Test
    void whatIsSelectedAndOnlyCountedIsSaid(FxRobot robot) {
        window.openSample();
        Process thread = LAB.processes().stream().filter(Process::kernel).findFirst().orElseThrow();
        window.clickOn(new Subject.OfHost());
        robot.moveTo("#node-name");

        robot.interact(() -> robot.lookup("#member-" + thread.pid()).queryButton().fire());

        assertThat(window.text("#pointed")).isEqualTo("Selected and only counted on this map: kernel thread ["
                + thread.comm() + "].");
        assertThat(window.map().getAccessibleText()).endsWith(window.text("#pointed"));
    }

    @Test
    void zoomingAndFitting(FxRobot robot) {
        window.openSample();
        double all = window.map().viewport().scale();

        robot.clickOn("#zoom-in");
        assertThat(window.map().viewport().scale()).isGreaterThan(all);

        robot.write("f");
        assertThat(window.map().viewport().scale()).isEqualTo(all);
    }

    @Test
    void mapAndMirrorCanBeHadAlone(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.write("v");
        assertThat(window.shows("#map")).isFalse();
        assertThat(window.shows("#sides")).isTrue();

        robot.write("m");
        assertThat(window.shows("#map")).isTrue();
        assertThat(window.shows("#sides")).isFalse();

        robot.write("b");
        assertThat(window.shows("#map")).isTrue();
        assertThat(window.shows("#sides")).isTrue();
        assertThat(window.text("#details-title")).isEqualTo("java");
    }

    @Test
    void everyPartIsReachedByTheKeyboard(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.type(KeyCode.F6);
        assertThat(robot.lookup("#details").query().isFocused()).isTrue();
        robot.type(KeyCode.F6);
        assertThat(robot.lookup("#kind-mnt").query().isFocused()).isTrue();
        robot.type(KeyCode.F6);
        assertThat(robot.lookup("#search").query().isFocused()).isTrue();
        robot.type(KeyCode.F6);
        assertThat(window.map().isFocused()).isTrue();
    }

    @Test
    void aNodeThatLiesAboutEverythingIsShownAllTheSame(FxRobot robot) {
        node.becomes(SampleSnapshots.hostile(3, 60));
        window.openSample();

        for (Kind kind : Kind.ALL) {
            robot.write(Action.group(kind).key().orElseThrow()).type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.BACK_SPACE, KeyCode.ENTER);
            assertThat(window.texts(".details-title, #facts .label, .member")).allSatisfy(text ->
                    assertThat(text.codePoints().filter(Character::isISOControl)).isEmpty());
        }
        assertThat(window.title()).isEqualTo("nsmirror — sample");
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(LAB.process(pid).orElseThrow().key());
    }

    /** The namespace of the process that is clicked on. */
    private static Subject namespace(Kind kind) {
        return new Subject.OfNamespace(kind, Long.parseLong(inode(kind)));
    }

    private static String inode(Kind kind) {
        return String.valueOf(LAB.process(33155).flatMap(each -> each.namespace(kind)).orElseThrow());
    }
}
