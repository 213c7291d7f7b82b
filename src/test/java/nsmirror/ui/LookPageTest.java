package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import nsmirror.diagram.Role;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.figure.Theme;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.settings.ThemeChoice;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Themes, the projector mode and the palette, as a person uses them. */
@ExtendWith(ApplicationExtension.class)
class LookPageTest {
    private static final Subject JAVA =
            new Subject.OfProcess(SampleSnapshots.lab().process(33155).orElseThrow().key());

    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        window = new FrameOnStage(stage, new PracticeNode("sample").reading(), SameThread::new);
    }

    @Test
    void theWindowAndTheMapHaveTheColoursOfOneTheme(FxRobot robot) {
        window.openSample();
        for (String each : new String[] {"light", "dark"}) {
            window.choose(each + " colours");
            Theme theme = Theme.of(each).orElseThrow();

            assertThat(background(robot, "#node-page")).isEqualTo(colour(theme, Role.PAGE));
            assertThat(((Labeled) robot.lookup("#node-name").query()).getTextFill()).isEqualTo(colour(theme, Role.TITLE));
            assertThat(window.picture().getFirst()).isEqualTo(0xff000000 | theme.colour(Role.PAGE).orElseThrow().rgb());
        }
        assertThat(window.settings().theme()).isEqualTo(ThemeChoice.DARK);
    }

    @Test
    void theSystemsColoursAreFollowedUnlessOthersAreChosen(FxRobot robot) {
        window.openSample();

        window.systemIsDark(true);
        assertThat(background(robot, "#node-page")).isEqualTo(colour(Theme.DARK, Role.PAGE));

        window.choose("light colours");
        assertThat(background(robot, "#node-page")).isEqualTo(colour(Theme.LIGHT, Role.PAGE));

        window.choose("colours system");
        assertThat(background(robot, "#node-page")).isEqualTo(colour(Theme.DARK, Role.PAGE));
    }

    @Test
    void projectedOnlyWhatIsLookedAtIsThereInSizesOfTheRoom(FxRobot robot) {
        window.openSample().clickOn(JAVA);

        robot.write("p");

        Sizes sizes = Sizes.projector(window.root().getScene().getHeight());
        assertThat(window.shows("#node-name")).isFalse();
        assertThat(window.shows("#group-net")).isFalse();
        assertThat(window.text("#mode")).contains("Projector");
        assertThat(font(robot, "#mode")).isEqualTo(sizes.label());
        assertThat(font(robot, "#details-title")).isCloseTo(sizes.title(), offset(0.7));
        assertThat(font(robot, "#details-command")).isCloseTo(sizes.header(), offset(0.7));

        robot.write("p");
        assertThat(window.shows("#node-name")).isTrue();
        assertThat(window.shows("#group-net")).isTrue();
    }

    @Test
    void projectedTheMirrorHasTheWholeWidthUnderTheMap(FxRobot robot) {
        window.openSample();
        double beside = robot.lookup("#mirror").queryAs(Region.class).getWidth();

        robot.write("p");
        Region mirror = robot.lookup("#mirror").queryAs(Region.class);
        assertThat(mirror.getWidth()).isGreaterThan(window.root().getScene().getWidth() * 0.98);
        assertThat(mirror.getHeight()).isGreaterThan(window.root().getScene().getHeight() * 0.5);
        assertThat(window.shows("#map")).isTrue();
        assertThat(window.shows("#details-title")).isTrue();

        robot.write("p");
        assertThat(robot.lookup("#mirror").queryAs(Region.class).getWidth()).isCloseTo(beside, offset(1.0));
    }

    @Test
    void projectedTheSearchIsThereWhileSomethingIsSearchedFor(FxRobot robot) {
        window.openSample();
        robot.write("p");
        assertThat(robot.lookup("#search").query().isVisible() && seen(robot, "#search")).isFalse();

        robot.write("/").write("httpd").type(KeyCode.ENTER);
        assertThat(window.text("#search-count")).startsWith("12 of ");
        assertThat(seen(robot, "#search")).isTrue();

        robot.write("/").type(KeyCode.ESCAPE);
        assertThat(seen(robot, "#search")).isFalse();
    }

    @Test
    void aPageThatWasLeftHearsOfTheLookNoMore(FxRobot robot) {
        window.openSample();
        Pane chrome = (Pane) robot.lookup("#search").query().getParent().getParent().getParent();
        List<Node> stood = List.copyOf(chrome.getChildren());
        window.choose("Close the node");

        robot.write("p");

        assertThat(chrome.getChildren()).isNotEmpty().isEqualTo(stood);
    }

    @Test
    void aRingFollowsThePointerOfWhoeverProjects(FxRobot robot) {
        window.openSample();
        robot.moveTo("#map");
        assertThat(robot.lookup("#pointer-ring").query().isVisible()).isFalse();

        robot.write("p").moveTo("#map").moveBy(10, 10);

        assertThat(robot.lookup("#pointer-ring").query().isVisible()).isTrue();
    }

    @Test
    void keysAreShownOnDemandAndTypedTextNever(FxRobot robot) {
        window.openSample();
        robot.write("5");
        assertThat(seen(robot, "#key-echo")).isFalse();

        robot.write("k").write("5");
        assertThat(window.texts("#key-echo .label")).containsExactly("5", "Group by net namespace");

        robot.write("/").write("secret");
        assertThat(window.texts("#key-echo .label")).containsExactly("/", "Search");
    }

    @Test
    void aKeyThatIsShownSaysWhatItDoesWhereTheKeyboardIs(FxRobot robot) {
        window.openSample();
        robot.write("k").type(KeyCode.RIGHT);
        assertThat(window.texts("#key-echo .label")).containsExactly("→", "To the process or group beside");

        robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(window.texts("#key-echo .label")).containsExactly("Ctrl →", "Move the map");

        robot.write("t").type(KeyCode.DOWN);
        assertThat(window.texts("#key-echo .label")).containsExactly("↓", "To the row above or below");
    }

    @Test
    void anActionIsFoundByWordsOfItsNameAndDone(FxRobot robot) {
        window.openSample();

        robot.push(KeyCode.CONTROL, KeyCode.K).write("group net");
        assertThat(window.texts("#palette-list .list-cell .label")).containsExactly("Group by net namespace", "5");
        robot.type(KeyCode.ENTER);

        assertThat(window.shows("#palette-list")).isFalse();
        assertThat(window.map().diagram().boxOf(new Subject.OfNamespace(Kind.NET,
                SampleSnapshots.lab().host().get(Kind.NET)))).isPresent();
    }

    @Test
    void thePaletteIsWalkedByTheKeyboardAndOffersOnlyWhatMeansSomething(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(window.texts("#palette-list .list-cell .label")).contains("Open a recording…")
                .doesNotContain("Read the node again", "Zoom in");

        robot.write("colours").type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(window.settings().theme()).isEqualTo(ThemeChoice.DARK);
    }

    private static boolean seen(FxRobot robot, String query) {
        for (Node at = robot.lookup(query).query(); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static double font(FxRobot robot, String query) {
        return ((Labeled) robot.lookup(query).query()).getFont().getSize();
    }

    private static Color background(FxRobot robot, String query) {
        Region region = robot.lookup(query).queryAs(Region.class);
        return (Color) region.getBackground().getFills().getLast().getFill();
    }

    private static Color colour(Theme theme, Role role) {
        return Color.web(theme.colour(role).orElseThrow().css());
    }
}
