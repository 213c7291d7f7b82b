package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Subject;
import nsmirror.figure.BundledFont;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.SshOptions;
import nsmirror.settings.Settings;
import nsmirror.settings.SettingsFile;
import nsmirror.ui.action.Action;
import nsmirror.ui.map.MapView;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a person uses it, on a node that answers at once. */
@ExtendWith(ApplicationExtension.class)
class FrameTest {
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final BundledFont FONT = BundledFont.load();

    @TempDir
    private static Path folder;

    private final PracticeNode node = new PracticeNode("student@node-3");
    private Remembered remembered;
    private Frame frame;

    @Start
    void open(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        WindowInput input = new WindowInput(Optional.empty(), SshOptions.none(), node.reading(), file);
        remembered = new Remembered(file, Settings.defaults(), new SameThread());
        frame = new Frame(input, (snapshot, grouping, width, height) ->
                MapLayout.of(snapshot, grouping, width, height, FONT), remembered, SameThread::new, new Closing(),
                new PracticeSurroundings());
        stage.setScene(frame.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
        frame.begin(Optional.empty());
    }

    private static final class PracticeSurroundings implements Frame.Surroundings {
        @Override
        public Optional<Path> chooseRecording() {
            return Optional.of(Path.of("lab.nsrec"));
        }

        @Override
        public Optional<Path> chooseKey() {
            return Optional.empty();
        }

        @Override
        public boolean linux() {
            return true;
        }

        @Override
        public void quit() {}
    }

    @Test
    void aNodeByItsName(FxRobot robot) {
        robot.write("student@node-3").type(KeyCode.ENTER);

        assertThat(text(robot, "#node-name")).isEqualTo("node-3.example.com");
        assertThat(frame.title().get()).isEqualTo("nsmirror — student@node-3");
        assertThat(map(robot).isFocused()).isTrue();
    }

    @Test
    void whatIsNoNodeIsSaidInPlace(FxRobot robot) {
        robot.write("-oProxyCommand=evil").type(KeyCode.ENTER);

        assertThat(text(robot, "#start-notice .label")).contains("not a node");
        assertThat(text(robot, "#node-field")).isEqualTo("-oProxyCommand=evil");
    }

    @Test
    void aPortThatIsNoneIsSaidInPlace(FxRobot robot) {
        robot.write("node");
        robot.clickOn("#form-more").clickOn("#port-field").write("70000").clickOn("#connect");

        assertThat(text(robot, "#start-notice .label")).contains("70000");
    }

    @Test
    void aNodeThatCannotBeReadSaysSoAndLeavesItsNameToBeMended(FxRobot robot) {
        node.fail("node-3: cannot be reached: check the name");

        robot.write("student@node-3").type(KeyCode.ENTER);

        assertThat(text(robot, "#start-notice .label")).isEqualTo("node-3: cannot be reached: check the name");
        assertThat(text(robot, "#node-field")).isEqualTo("student@node-3");
        assertThat(node.closed()).isTrue();
        assertThat(remembered.settings().get().recent()).isEmpty();
    }

    @Test
    void aNodeThatWasOpenedIsOfferedAgainAndCanBeForgotten(FxRobot robot) {
        robot.write("student@node-3").type(KeyCode.ENTER);
        robot.clickOn("#close-node");

        assertThat(node.closed()).isTrue();
        assertThat(text(robot, ".recent-content .label")).isEqualTo("student@node-3");

        robot.clickOn(".recent-open");
        assertThat(text(robot, "#node-name")).isEqualTo("node-3.example.com");

        robot.clickOn("#close-node").clickOn(".recent-line > .button-icon");
        assertThat(remembered.settings().get().recent()).isEmpty();
        assertThat(robot.lookup(".recent-line").queryAll()).isEmpty();
    }

    @Test
    void aRecordingIsChosen(FxRobot robot) {
        robot.clickOn("#tile-recording");

        assertThat(frame.title().get()).isEqualTo("nsmirror — lab.nsrec");
    }

    @Test
    void aClickOnAProcessShowsItsDetailsAndItsContainerBesideTheHost(FxRobot robot) {
        openSample(robot);

        robot.clickOn(on(robot, process(33155)));

        assertThat(text(robot, "#details-title")).isEqualTo("java");
        assertThat(text(robot, "#details-command")).startsWith("/usr/bin/java -server");
        assertThat(texts(robot, "#facts .label")).contains("33155 → 7  (host → inside)", "hawkular-cassandra-1-w2vqb");
        assertThat(texts(robot, "#namespace-net .label")).containsExactly("net", "its pod’s", net(33155));
        assertThat(texts(robot, ".container-side .side-name")).containsExactly("hawkular-cassandra-1-w2vqb");
        assertThat(texts(robot, ".side-command")).contains("sudo ls -la /proc/33154/root/");
    }

    @Test
    void regroupingKeepsTheSelection(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(33155)));

        robot.clickOn("#group-net");

        assertThat(text(robot, "#details-title")).isEqualTo("java");
        assertThat(map(robot).diagram().boxOf(process(33155))).isPresent();
        assertThat(map(robot).diagram().boxOf(new Subject.OfNamespace(Kind.NET, inode(33155, Kind.NET)))).isPresent();
    }

    @Test
    void everyGroupingHasItsKey(FxRobot robot) {
        openSample(robot);

        for (int i = 0; i < Kind.ALL.size(); i++) {
            robot.type(KeyCode.getKeyCode(String.valueOf(i + 1)));
            Kind kind = Kind.ALL.get(i);
            assertThat(map(robot).diagram().boxOf(new Subject.OfNamespace(kind, LAB.host().get(kind))))
                    .as(kind.label()).isPresent();
        }
        robot.type(KeyCode.DIGIT0);
        assertThat(map(robot).diagram().boxOf(new Subject.OfContainer("app-cli-4-18k2s"))).isPresent();
    }

    @Test
    void arrowsWalkFromProcessToProcessAndOutToTheGroup(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(33155)));

        robot.type(KeyCode.LEFT);
        assertThat(text(robot, "#details-title")).isEqualTo("bash");
        robot.type(KeyCode.RIGHT);
        assertThat(text(robot, "#details-title")).isEqualTo("java");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(text(robot, "#details-title")).isEqualTo("hawkular-cassandra-1-w2vqb");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(text(robot, "#details-title")).isEqualTo("hawkular-cassandra");
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "#details-title")).isEqualTo("bash");
        robot.type(KeyCode.ESCAPE);
        assertThat(text(robot, "#details-title")).isEqualTo("node-3.example.com");
    }

    @Test
    void aNamespaceOfAProcessIsOneClickAway(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(33155)));

        robot.clickOn("#namespace-net");

        assertThat(text(robot, "#details-title")).isEqualTo(net(33155));
        assertThat(texts(robot, "#members .button")).hasSize(7).anyMatch(text -> text.endsWith("java"));
    }

    @Test
    void facetsStandSideBySideUnderTheirCommands(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(33155)));

        assertThat(rows(robot, "#sides")).contains("boot ◀", "▶ cassandra_data");
        assertThat(text(robot, "#legend")).contains("◀ 1 only on the host").contains("▶ 1 only in the container");

        robot.clickOn("#tab-hostname");
        assertThat(texts(robot, ".big-name")).containsExactly("node-3.example.com", "cassandra-1");

        robot.write("]");
        assertThat(rows(robot, "#sides")).contains("33154 ↔ 1");
    }

    @Test
    void whatIsSharedWithTheHostIsOnePane(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(35100)));

        robot.clickOn("#tab-interfaces");

        assertThat(text(robot, "#shared-banner")).contains("node-exporter").contains("host’s net namespace");
        assertThat(robot.lookup(".side-head").queryAll()).hasSize(1);
    }

    @Test
    void aFacetThatCannotBeReadSaysSoInPlaceAndCanBeTriedAgain(FxRobot robot) {
        openSample(robot);
        node.fail("node-3: the connection was lost: read it again");

        robot.clickOn(on(robot, process(33155)));
        assertThat(text(robot, "#mirror-failed .label")).contains("connection was lost");

        node.becomes(LAB);
        robot.clickOn("#mirror-retry");
        assertThat(rows(robot, "#sides")).contains("boot ◀");
    }

    @Test
    void aSearchCountsWhatItFinds(FxRobot robot) {
        openSample(robot);

        robot.write("/").write("httpd");
        assertThat(text(robot, "#search-count")).isEqualTo("12 found");
        assertThat(text(robot, "#search")).isEqualTo("httpd");

        robot.type(KeyCode.ESCAPE);
        assertThat(text(robot, "#search-count")).isEmpty();
        assertThat(map(robot).isFocused()).isTrue();
    }

    @Test
    void theCommandsThatRanAreListedWithTheirAnswersEscaped(FxRobot robot) {
        openSample(robot);

        robot.type(KeyCode.C);

        TableView<?> table = robot.lookup("#commands-table").queryTableView();
        assertThat(table.getItems()).hasSize(1);
        assertThat(text(robot, "#answer-text")).contains("answer to lsns").contains("\\x1b[31mred");
        assertThat(text(robot, "#answer .label")).isEqualTo("sudo lsns --output-all");

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#commands-table").tryQuery()).isEmpty();
    }

    @Test
    void aSheetKeepsThePageOutOfReach(FxRobot robot) {
        openSample(robot);

        robot.type(KeyCode.C);
        robot.type(KeyCode.DIGIT5);

        assertThat(map(robot).diagram().boxOf(new Subject.OfContainer("app-cli-4-18k2s"))).isPresent();
    }

    @Test
    void whatCouldNotBeSeenIsSaidAndListed(FxRobot robot) {
        node.becomes(SampleSnapshots.labWithoutRoot());
        openSample(robot);

        assertThat(text(robot, "#coverage")).isEqualTo("1 thing not seen");
        robot.clickOn("#coverage");
        assertThat(texts(robot, "#coverage-list .label")).contains("read without root");
    }

    @Test
    void readingAgainKeepsTheSelectionAndAFailureKeepsThePicture(FxRobot robot) {
        openSample(robot);
        robot.clickOn(on(robot, process(33155)));

        robot.type(KeyCode.F5);
        assertThat(text(robot, "#details-title")).isEqualTo("java");

        node.fail("node-3: no answer for 20 s");
        robot.type(KeyCode.F5);
        assertThat(text(robot, "#node-notice .label")).startsWith("node-3: no answer for 20 s");
        assertThat(text(robot, "#details-title")).isEqualTo("java");
        assertThat(map(robot).diagram().boxOf(process(33155))).isPresent();
    }

    @Test
    void theSheetOfKeysListsEveryAction(FxRobot robot) {
        openSample(robot);

        robot.clickOn("#keys");

        for (Action action : Action.values()) {
            assertThat(texts(robot, ".keys-grid .label")).contains(action.label(), action.key());
        }
    }

    @Test
    void zoomingAndFitting(FxRobot robot) {
        openSample(robot);
        double all = map(robot).viewport().scale();

        robot.clickOn("#zoom-in");
        assertThat(map(robot).viewport().scale()).isGreaterThan(all);

        robot.clickOn("#map").type(KeyCode.F);
        assertThat(map(robot).viewport().scale()).isEqualTo(all);
    }

    private static void openSample(FxRobot robot) {
        robot.clickOn("#tile-sample");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MapView map(FxRobot robot) {
        return robot.lookup("#map").queryAs(MapView.class);
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(LAB.process(pid).orElseThrow().key());
    }

    private static long inode(int pid, Kind kind) {
        return LAB.process(pid).flatMap(each -> each.namespace(kind)).orElseThrow();
    }

    private static String net(int pid) {
        return String.valueOf(inode(pid, Kind.NET));
    }

    /** Where on the screen that is drawn. */
    private static Point2D on(FxRobot robot, Subject subject) {
        MapView map = map(robot);
        return map.localToScreen(map.seen(subject).orElseThrow());
    }

    /** The first column of each side with the sign between them. */
    private static List<String> rows(FxRobot robot, String table) {
        TableView<?> sides = robot.lookup(table).queryTableView();
        int columns = sides.getColumns().size();
        int sign = columns / 2;
        return IntStream.range(0, sides.getItems().size())
                .mapToObj(row -> Stream.of(0, sign, sign + 1)
                        .map(column -> String.valueOf(sides.getColumns().get(column).getCellData(row)))
                        .collect(Collectors.joining(" "))
                        .strip())
                .toList();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }

    private static String text(FxRobot robot, String id) {
        Node found = robot.lookup(id).query();
        return found instanceof TextInputControl field ? field.getText() : ((Labeled) found).getText();
    }
}
