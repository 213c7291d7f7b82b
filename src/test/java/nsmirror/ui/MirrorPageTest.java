package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.mirror.Facet;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.OnCue;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A container beside the host, as a person compares them. */
@ExtendWith(ApplicationExtension.class)
class MirrorPageTest {
    private static final Snapshot LAB = SampleSnapshots.lab();
    private static final Subject JAVA = process(33155);

    private final PracticeNode node = new PracticeNode("sample");
    private final OnCue slow = new OnCue();
    private boolean waits;
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, node.reading(), () -> waits ? slow : new SameThread());
    }

    @Test
    void facetsStandSideBySideUnderTheirCommands(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        assertThat(window.lines()).contains("boot ◀", "▶ cassandra_data", "bin ≠ bin");
        assertThat(window.texts("#legend .label")).contains("◀ 1 only on the host", "▶ 1 only in the container");

        window.facet(Facet.HOSTNAME);
        assertThat(window.texts(".big-name")).containsExactly("node-3.example.com", "cassandra-1");

        robot.write("]");
        assertThat(window.lines()).contains("33154 ↔ 1");
    }

    @Test
    void theLabsOwnCommandStandsBesideOurs() {
        window.openSample().clickOn(JAVA);

        assertThat(window.texts(".container-side .side-command"))
                .containsExactly("sudo ls -la /proc/33154/root/", "sudo nsenter -t 33154 -m ls -la /");
        assertThat(window.text("#notes")).contains("from outside");
    }

    @Test
    void whatIsSharedWithTheHostIsOnePane(FxRobot robot) {
        window.openSample().clickOn(process(35100));

        window.facet(Facet.INTERFACES);

        assertThat(window.text("#shared-banner")).contains("node-exporter").contains("host’s net namespace");
        assertThat(robot.lookup(".side-head").queryAll()).hasSize(1);
    }

    @Test
    void aSideThatCouldNotBeReadSaysSoInPlace(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        window.facet(Facet.IPC);

        assertThat(window.text(".container-side #trouble .label")).contains("install util-linux");
    }

    @Test
    void aFacetThatCannotBeReadSaysSoAndCanBeTriedAgain(FxRobot robot) {
        window.openSample();
        node.fail("node-3: the connection was lost: read it again");

        window.clickOn(JAVA);
        assertThat(window.text("#mirror-failed .label")).contains("connection was lost");

        node.becomes(LAB);
        robot.clickOn("#mirror-retry");
        assertThat(window.lines()).contains("boot ◀");
    }

    @Test
    void whatDoesNotFitIntoMemorySaysSoInPlaceAndTheRestGoesOn(FxRobot robot) {
        window.openSample();
        node.overflow();

        window.clickOn(JAVA);
        assertThat(window.text("#mirror-failed .label")).contains("more than this program’s memory holds");

        node.becomes(LAB);
        window.facet(Facet.HOSTNAME);
        assertThat(window.texts(".big-name")).contains("cassandra-1");
    }

    @Test
    void aContainerCanBeChosenFromTheList(FxRobot robot) {
        window.openSample();

        window.pickName("#mirror-who", "app-cli-4-18k2s");

        assertThat(window.text("#details-title")).isEqualTo("app-cli-4-18k2s");
        assertThat(window.texts(".side-command")).contains("sudo ls -la /proc/4470/root/");
    }

    @Test
    void twoContainersStandBesideEachOther(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        String right = window.texts(".container-side .side-name").getFirst();

        window.pickName("#mirror-with", "app-cli-4-18k2s");
        assertThat(window.texts(".side-name")).containsExactly("app-cli-4-18k2s", right);
        assertThat(window.texts(".side-badge")).containsExactly("CONTAINER", "CONTAINER");
        assertThat(window.texts("#kind-mnt .slot")).containsExactly("m");
        assertThat(window.texts("#kind-user .slot")).containsExactly("H");
        assertThat(window.text("#facet-whose")).isEqualTo("mnt namespace: each lives in another");

        robot.clickOn("#mirror-swap");
        assertThat(window.texts(".side-name")).containsExactly(right, "app-cli-4-18k2s");
        assertThat(window.text("#details-title")).isEqualTo("app-cli-4-18k2s");

        robot.clickOn("#mirror-with").type(KeyCode.HOME, KeyCode.ENTER);
        assertThat(window.texts(".side-badge")).containsExactly("HOST", "CONTAINER");
    }

    @Test
    void aTabSaysWhoseTheNamespaceIsBeforeItIsLookedAt(FxRobot robot) {
        window.openSample().clickOn(process(35100));

        assertThat(window.texts("#kind-net .slot")).containsExactly("H");
        assertThat(window.text("#facet-whose")).startsWith("mnt namespace");

        robot.clickOn("#kind-mnt").type(KeyCode.RIGHT);
        assertThat(window.text("#facet-whose")).startsWith("uts namespace");
        assertThat(window.shows("#facet-hostname")).isTrue();
    }

    @Test
    void whatDiffersInTheNamesIsMarkedInTheText() {
        window.openSample().clickOn(JAVA);

        window.facet(Facet.HOSTNAME);

        assertThat(window.drawn(".marked .differs")).containsExactly("node-3.example.com", "cassandra-1");
    }

    @Test
    void directoriesOpenOnBothSidesAtOnce(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.write("v").doubleClickOn("boot");
        assertThat(window.texts(".host-side .side-command")).containsExactly("sudo look at files /boot");
        assertThat(window.texts(".path-step")).containsExactly("/", "boot/");

        robot.type(KeyCode.BACK_SPACE);
        assertThat(window.texts(".host-side .side-command")).containsExactly("sudo look at files /");
        assertThat(window.selectedLine()).isEqualTo("boot ◀");

        robot.type(KeyCode.ENTER, KeyCode.DOWN);
        robot.clickOn("/");
        assertThat(window.texts(".path-step")).containsExactly("/");
    }

    @Test
    void whatIsNoDirectoryDoesNotOpen(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.doubleClickOn("bin");

        assertThat(window.texts(".path-step")).containsExactly("/");
    }

    @Test
    void anInterfaceIsFollowedToTheBridge() {
        window.openSample().clickOn(JAVA);

        window.facet(Facet.INTERFACES);

        assertThat(window.texts("#chains .chain-name")).containsExactly("cni0", "veth7  #10", "eth0  #3");
        assertThat(window.texts("#chains .chain-joint")).last().asString().contains("veth");
    }

    @Test
    void theContainersOwnToolsRunOnlyOnceAPersonSaysYes(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        int before = node.ran().size();

        robot.clickOn("#ask-own-tools");
        assertThat(window.texts("#own-tools .label")).anyMatch(text -> text.contains("without any rights"));
        assertThat(robot.lookup("#own-no").query().isFocused()).isTrue();
        robot.clickOn("#own-no");
        assertThat(node.ran()).hasSize(before);
        assertThat(window.shows("#own-tools")).isFalse();

        window.pick("#ask-own-tools", "#own-yes");
        assertThat(node.ran()).hasSizeGreaterThan(before);
        assertThat(window.texts("#own-tools .label")).anyMatch(text -> text.contains("proves nothing"));
    }

    @Test
    void processesAreTreesThatFold(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        window.facet(Facet.PROCESSES);
        assertThat(window.column("command", 0)).containsExactly("▾ /usr/lib/systemd/systemd", "└─▾ /bin/bash run.sh",
                "  └─java -jar cassandra.jar", "▸ [kthreadd]  +1");
        assertThat(window.column("command", 1)).containsExactly("", "▾ /bin/bash run.sh", "└─java -jar cassandra.jar",
                "");

        robot.clickOn("└─▾ /bin/bash run.sh").type(KeyCode.LEFT);
        assertThat(window.column("command", 0)).contains("└─▸ /bin/bash run.sh  +1").hasSize(3);
        robot.type(KeyCode.RIGHT);
        robot.doubleClickOn("▸ [kthreadd]  +1");
        assertThat(window.column("command", 0)).hasSize(5);
    }

    @Test
    void processesAreFilteredByWhatEitherSideSays(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        window.facet(Facet.PROCESSES);

        robot.clickOn("#process-filter").write("ksoft");
        assertThat(window.column("command", 0)).containsExactly("▾ [kthreadd]", "└─[ksoftirqd/0]");

        robot.eraseText(5).clickOn("#process-own");
        assertThat(window.lines()).containsExactly("1 ◀", "33154 ↔ 1", "33155 ↔ 7");
    }

    @Test
    void aProcessSelectedHereIsSelectedEverywhereAndTheMirrorStays(FxRobot robot) {
        window.openSample().clickOn(process(33154));
        window.facet(Facet.PROCESSES);
        List<String> sides = window.texts(".side-name");

        robot.clickOn("7");
        assertThat(window.text("#details-title")).isEqualTo("java");
        assertThat(window.selectedLine()).isEqualTo("33155 ↔ 7");

        robot.clickOn("└─▾ /bin/bash run.sh").type(KeyCode.UP);
        assertThat(window.text("#details-title")).isEqualTo("systemd");
        assertThat(window.texts(".side-name")).isEqualTo(sides);

        window.clickOn(JAVA);
        assertThat(window.selectedLine()).isEqualTo("33155 ↔ 7");
    }

    @Test
    void theTrapIsToldWhereAPersonAsks(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        window.facet(Facet.PROCESSES);
        assertThat(robot.lookup("#trap-told").query().isVisible()).isFalse();

        robot.clickOn("#trap");

        assertThat(window.texts("#trap-told .side-command")).singleElement().asString()
                .startsWith("sudo nsenter -t 33154 -p ps");
        assertThat(window.text("#trap-list")).contains("host’s 5 processes, not the 2");
    }

    @Test
    void whoeverMovesOnDoesNotWaitForWhatTheyLeft(FxRobot robot) {
        waits = true;
        window.openSample();
        robot.interact(slow::next);
        window.clickOn(JAVA);
        window.clickOn(process(4470));
        assertThat(slow.waiting()).isEqualTo(2);

        robot.interact(slow::next);
        assertThat(window.shows(".facet-pane")).isFalse();

        robot.interact(slow::next);
        assertThat(window.texts(".container-side .side-name")).containsExactly("app-cli-4-18k2s");
    }

    @Test
    void aFacetThatWasReadIsNotReadTwice(FxRobot robot) {
        window.openSample().clickOn(JAVA);
        int before = node.ran().size();

        window.facet(Facet.HOSTNAME);
        window.facet(Facet.FILES);

        assertThat(node.ran()).hasSize(before + 1);
    }

    private static Subject process(int pid) {
        return new Subject.OfProcess(LAB.process(pid).orElseThrow().key());
    }
}
