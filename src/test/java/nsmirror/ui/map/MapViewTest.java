package nsmirror.ui.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Mark;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.figure.BundledFont;
import nsmirror.figure.Theme;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The map as a person sees and steers it; its frames are beaten by hand. */
@ExtendWith(ApplicationExtension.class)
class MapViewTest {
    private static final BundledFont FONT = BundledFont.load();
    private static final Snapshot NODE = SampleSnapshots.of(1_000);
    private static final double WIDTH = 900;
    private static final double HEIGHT = 700;
    private static final double VISIBLE = 0.15;
    private static final Color MARK = Palette.of(Theme.LIGHT).of(Role.MARK);

    private final HandBeat beat = new HandBeat();
    private final List<Subject> selected = new ArrayList<>();
    private Optional<Subject> hovered = Optional.empty();
    private MapView map;

    @Start
    void open(Stage stage) {
        map = new MapView(new Faces(), new Selecting(), beat);
        stage.setScene(new Scene(map, WIDTH, HEIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
        map.show(by(new Grouping.ByContainer()));
    }

    @Test
    void processesTravelToTheirNewGroupAndAreSeenOnTheWay(FxRobot robot) {
        Map<ProcessKey, Shape.Box> start = boxes();
        NodeMap next = by(new Grouping.ByKind(Kind.MNT));
        Map<ProcessKey, Mark> goal = Pieces.of(next.diagram()).marks();
        robot.interact(() -> map.show(next));

        at(robot, 300);
        Map<ProcessKey, Shape.Box> halfway = boxes();
        assertThat(map.moving()).isTrue();
        halfway.forEach((key, box) -> assertThat(middle(box).distance(middle(start.get(key)))).isCloseTo(
                middle(goal.get(key).box()).distance(middle(start.get(key))) / 2, within(1.0)));
        assertThat(halfway.keySet()).isEqualTo(start.keySet());
        WritableImage picture = picture(robot);
        long seen = halfway.values().stream().filter(box -> box.fill() == Role.MARK)
                .filter(box -> colour(picture, middle(box)).equals(MARK)).count();
        assertThat(seen).isGreaterThan(halfway.size() / 2);

        at(robot, 650);
        assertThat(map.moving()).isFalse();
        assertThat(boxes()).allSatisfy((key, box) -> assertThat(box).isEqualTo(goal.get(key).box()));
    }

    @Test
    void anotherWishOnTheWayIsFollowedFromWhereTheyAre(FxRobot robot) {
        robot.interact(() -> map.show(by(new Grouping.ByKind(Kind.MNT))));
        at(robot, 250);
        Map<ProcessKey, Shape.Box> then = boxes();
        NodeMap back = by(new Grouping.ByContainer());
        robot.interact(() -> map.show(back));

        at(robot, 0);
        boxes().forEach((key, box) ->
                assertThat(middle(box).distance(middle(then.get(key)))).isLessThan(0.5));
        at(robot, 600);
        assertThat(boxes()).isEqualTo(boxesOf(Pieces.of(back.diagram())));
    }

    @Test
    void withLessMotionTheyAreThereAtOnce(FxRobot robot) {
        NodeMap next = by(new Grouping.ByKind(Kind.MNT));
        robot.interact(() -> {
            map.reduceMotion(true);
            map.show(next);
        });
        assertThat(map.moving()).isFalse();
        assertThat(boxes()).isEqualTo(boxesOf(Pieces.of(next.diagram())));
    }

    @Test
    void theWheelZoomsAboutThePointerAndACloserLookShowsTheNamespaces(FxRobot robot) {
        Shape.Box mark = boxes().get(NODE.process(4500).orElseThrow().key());
        Point2D pointer = new Point2D(Math.round(map.viewport().seenX(mark.x() + mark.width() / 2)),
                Math.round(map.viewport().seenY(mark.y() + mark.height() / 2)));
        double under = map.viewport().diagramX(pointer.getX());
        robot.moveTo(map.localToScreen(pointer));
        for (int i = 0; i < 40; i++) {
            robot.scroll(3, VerticalDirection.UP);
        }
        assertThat(map.viewport().diagramX(pointer.getX())).isCloseTo(under, within(0.2));
        assertThat(mark.width() * map.viewport().scale()).isGreaterThan(350);

        double left = map.viewport().seenX(mark.x());
        double top = map.viewport().seenY(mark.y());
        Shape.Box net = closeUp(mark).stream().filter(Shape.Box.class::isInstance).map(Shape.Box.class::cast)
                .filter(box -> box.subject().filter(each ->
                        each instanceof Subject.OfNamespace namespace && namespace.kind() == Kind.NET).isPresent())
                .findFirst().orElseThrow();
        robot.clickOn(map.localToScreen(left + net.x() + 4, top + net.y() + 4), MouseButton.PRIMARY);
        assertThat(selected).last().isEqualTo(new Subject.OfNamespace(Kind.NET,
                NODE.process(4500).flatMap(each -> each.namespace(Kind.NET)).orElseThrow()));
    }

    @Test
    void theMapInTheCornerIsThereWhenNotAllIsSeenAndLeadsElsewhere(FxRobot robot) {
        assertThat(robot.lookup("#mini-map").query().isVisible()).isFalse();
        robot.interact(() -> {
            map.zoomIn();
            map.zoomIn();
            map.zoomIn();
        });
        assertThat(robot.lookup("#mini-map").query().isVisible()).isTrue();
        Bounds corner = robot.lookup("#mini-map").query().localToScreen(
                robot.lookup("#mini-map").query().getLayoutBounds());
        robot.clickOn(corner.getMinX() + 5, corner.getMinY() + 5);
        assertThat(map.viewport().left()).isCloseTo(0, within(0.5));
        robot.drag(corner.getMinX() + 20, corner.getMinY() + 20).dropTo(corner.getMaxX() - 5, corner.getMaxY() - 5);
        assertThat(map.viewport().diagramX(WIDTH)).isCloseTo(map.diagram().width(), within(1.0));
        assertThat(robot.lookup("#mini-map").query().getLayoutX()).as("where the map ends it is seen").isLessThan(WIDTH / 2);
        robot.interact(map::fit);
        assertThat(robot.lookup("#mini-map").query().isVisible()).isFalse();
    }

    @Test
    void whatIsUnderThePointerIsSeenInFullAndItsCardLeavesWithIt(FxRobot robot) {
        Shape.Box mark = boxes().get(NODE.process(4500).orElseThrow().key());
        robot.moveTo(map.localToScreen(map.viewport().seenX(mark.x() + 3), map.viewport().seenY(mark.y() + 3)));
        assertThat(robot.lookup("#hover-card").query().isVisible()).isTrue();
        robot.moveTo(map.localToScreen(WIDTH - 3, 3));
        assertThat(robot.lookup("#hover-card").query().isVisible()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatCameWhatMovedAndWhatIsSelectedCanBeToldApartWithoutColour(Theme theme, FxRobot robot) {
        List<ProcessKey> keys = alike();
        robot.interact(() -> {
            map.colour(theme);
            map.emphasise(new Emphasis(Optional.of(new Subject.OfProcess(keys.get(1))), Optional.empty(), Set.of(),
                    Optional.empty(),
                    Map.of(keys.get(2), Emphasis.Change.CAME, keys.get(3), Emphasis.Change.MOVED)));
        });

        WritableImage picture = picture(robot);
        List<List<Double>> greys = keys.stream().map(key -> around(picture, boxes().get(key))).toList();
        for (int i = 0; i < greys.size(); i++) {
            for (int j = 0; j < i; j++) {
                List<Double> one = greys.get(i);
                List<Double> other = greys.get(j);
                assertThat(IntStream.range(0, one.size())
                        .filter(at -> Math.abs(one.get(at) - other.get(at)) > VISIBLE).count())
                        .as("%d and %d, in %s", i, j, theme).isGreaterThan(8);
            }
        }
    }

    /** The third process of each of four containers that are drawn alike. */
    private List<ProcessKey> alike() {
        return NODE.containers().stream().filter(each -> each.pod().isEmpty() && each.pids().size() == 10)
                .map(each -> NODE.process(each.pids().get(2)).orElseThrow().key())
                .filter(boxes()::containsKey).skip(4).limit(4).toList();
    }

    /** How light each pixel of that box and around it is, 0 to 1. */
    private static List<Double> around(WritableImage picture, Shape.Box box) {
        List<Double> greys = new ArrayList<>();
        for (int y = (int) box.y() - 4; y < box.y() + box.height() + 4; y++) {
            for (int x = (int) box.x() - 4; x < box.x() + box.width() + 4; x++) {
                greys.add(colour(picture, new Point2D(x, y)).grayscale().getRed());
            }
        }
        return greys;
    }

    @Test
    void keysMoveTheMapWhenItIsNear(FxRobot robot) {
        robot.interact(() -> {
            map.requestFocus();
            map.zoomIn();
            map.zoomIn();
        });
        double before = map.viewport().left();
        robot.press(KeyCode.CONTROL).type(KeyCode.RIGHT).release(KeyCode.CONTROL);
        assertThat(map.viewport().left()).isLessThan(before);
    }

    @Test
    void aProcessThatEndsWithoutMovingAnotherIsNoJourneyAndIsMarkedUntilItIsNoLongerSaidToHaveGone(FxRobot robot) {
        ProcessKey last = NODE.processes().getLast().key();
        Shape.Box place = boxes().get(last);
        robot.interact(() -> {
            map.emphasise(changed(Map.of(last, Emphasis.Change.WENT)));
            map.show(next(without(last)));
        });
        assertThat(map.moving()).isFalse();
        assertThat(boxes()).doesNotContainKey(last);
        assertThat(differs(robot, place)).isTrue();

        robot.interact(() -> map.show(next(without(last))));
        assertThat(differs(robot, place)).as("read again").isTrue();
        robot.interact(() -> map.emphasise(Emphasis.none()));
        assertThat(differs(robot, place)).isFalse();
    }

    @Test
    void onTheWayAClickIsOnWhatIsSeen(FxRobot robot) {
        robot.interact(() -> map.show(by(new Grouping.ByKind(Kind.MNT))));
        at(robot, 400);
        ProcessKey key = NODE.process(4500).orElseThrow().key();
        Shape.Box seen = boxes().get(key);
        assertThat(seen).isNotEqualTo(boxesOf(Pieces.of(map.diagram())).get(key));
        Mark topmost = map.seen().layers().stream().flatMap(layer -> layer.marks().stream())
                .filter(mark -> mark.box().contains(middle(seen).getX(), middle(seen).getY()))
                .reduce((lower, upper) -> upper).orElseThrow();
        robot.clickOn(map.localToScreen(middle(seen)), MouseButton.PRIMARY);
        assertThat(selected).last().isEqualTo(new Subject.OfProcess(topmost.key()));
    }

    @Test
    void aPointerThatRestsIsOverWhatArrivedThere(FxRobot robot) {
        NodeMap next = by(new Grouping.ByKind(Kind.MNT));
        ProcessKey key = NODE.process(4500).orElseThrow().key();
        robot.moveTo(map.localToScreen(middle(boxesOf(Pieces.of(next.diagram())).get(key))));
        assertThat(hovered).isNotEqualTo(Optional.of(new Subject.OfProcess(key)));
        robot.interact(() -> map.show(next));
        at(robot, 650);
        assertThat(hovered).contains(new Subject.OfProcess(key));
        assertThat(robot.lookup("#hover-card").query().isVisible()).isTrue();

        robot.interact(() -> map.show(next));
        assertThat(robot.lookup("#hover-card").query().isVisible()).as("the same again").isTrue();
    }

    @Test
    void keysZoomAboutTheSelection(FxRobot robot) {
        ProcessKey key = NODE.process(4500).orElseThrow().key();
        Point2D middle = middle(boxes().get(key));
        robot.moveTo(map.localToScreen(WIDTH / 2, HEIGHT - 40));
        robot.interact(() -> {
            map.requestFocus();
            map.emphasise(new Emphasis(Optional.of(new Subject.OfProcess(key)), Optional.empty(), Set.of(),
                    Optional.empty(), Map.of()));
            map.zoomIn();
        });
        assertThat(map.viewport().scale()).isGreaterThan(1);
        assertThat(map.viewport().seenX(middle.getX())).isCloseTo(middle.getX(), within(0.5));
        assertThat(map.viewport().seenY(middle.getY())).isCloseTo(middle.getY(), within(0.5));
    }

    /** Whether there is anything but one colour along the upper edge of that box. */
    private boolean differs(FxRobot robot, Shape.Box box) {
        WritableImage picture = picture(robot);
        return IntStream.range((int) box.x() + 1, (int) (box.x() + box.width()))
                .mapToObj(x -> colour(picture, new Point2D(x, box.y() + 0.5)))
                .distinct().count() > 1;
    }

    private static Emphasis changed(Map<ProcessKey, Emphasis.Change> changes) {
        return new Emphasis(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), changes);
    }

    /** The map that follows the one by container. */
    private static NodeMap next(Snapshot snapshot) {
        return MapLayout.of(snapshot, new Grouping.ByContainer(), WIDTH, HEIGHT, FONT, MapLayout.Options.ordinary(),
                by(new Grouping.ByContainer()).places());
    }

    private static Snapshot without(ProcessKey gone) {
        return new Snapshot(NODE.node(), NODE.host(),
                NODE.processes().stream().filter(each -> !each.key().equals(gone)).toList(),
                NODE.namespaces(), NODE.containers(), NODE.pods(), NODE.coverage(), NODE.timings());
    }

    private List<Shape> closeUp(Shape.Box mark) {
        NodeMap now = by(new Grouping.ByContainer());
        return now.closeUp().of(NODE.process(4500).orElseThrow().key(), mark.width() * map.viewport().scale(),
                mark.height() * map.viewport().scale());
    }

    /** Beats at so many milliseconds after the first frame. */
    private void at(FxRobot robot, int millis) {
        robot.interact(() -> beat.at(millis));
    }

    private static NodeMap by(Grouping grouping) {
        return MapLayout.of(NODE, grouping, WIDTH, HEIGHT, FONT, MapLayout.Options.ordinary(), Optional.empty());
    }

    private Map<ProcessKey, Shape.Box> boxes() {
        Map<ProcessKey, Shape.Box> boxes = new HashMap<>();
        map.seen().layers().forEach(layer -> layer.marks().forEach(mark -> boxes.put(mark.key(), mark.box())));
        return boxes;
    }

    private static Map<ProcessKey, Shape.Box> boxesOf(Pieces pieces) {
        Map<ProcessKey, Shape.Box> boxes = new HashMap<>();
        pieces.marks().forEach((key, mark) -> boxes.put(key, mark.box()));
        return boxes;
    }

    private WritableImage picture(FxRobot robot) {
        WritableImage[] picture = new WritableImage[1];
        robot.interact(() -> picture[0] = map.snapshot(null, null));
        return picture[0];
    }

    private static Color colour(WritableImage picture, Point2D at) {
        return picture.getPixelReader().getColor((int) at.getX(), (int) at.getY());
    }

    private static Point2D middle(Shape.Box box) {
        return new Point2D(box.x() + box.width() / 2, box.y() + box.height() / 2);
    }

    /** Frames come when the test says so. */
    private static final class HandBeat implements Beat {
        private static final long BEGUN = 1_000_000_000;
        private Optional<LongConsumer> frames = Optional.empty();
        private boolean begun;

        @Override
        public void start(LongConsumer frame) {
            frames = Optional.of(frame);
            begun = false;
        }

        @Override
        public void stop() {
            frames = Optional.empty();
        }

        void at(int millis) {
            if (!begun) {
                frames.ifPresent(frame -> frame.accept(BEGUN));
                begun = true;
            }
            frames.ifPresent(frame -> frame.accept(BEGUN + millis * 1_000_000L));
        }
    }

    private final class Selecting implements MapView.Listener {
        @Override
        public void resized(double width, double height) {}

        @Override
        public void selected(Optional<Subject> subject) {
            subject.ifPresent(selected::add);
        }

        @Override
        public void compared(Subject subject) {}

        @Override
        public void hovered(Optional<Subject> subject) {
            hovered = subject;
        }
    }
}
