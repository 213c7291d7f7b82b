package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.image.WritableImage;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.figure.BundledFont;
import nsmirror.mirror.Facet;
import nsmirror.model.Snapshot;
import nsmirror.node.SshOptions;
import nsmirror.settings.RecentNode;
import nsmirror.settings.Settings;
import nsmirror.settings.SettingsFile;
import nsmirror.ui.figure.FigureDesk;
import nsmirror.ui.map.Diagrams;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.map.MapView;
import nsmirror.ui.parts.Look;
import nsmirror.ui.session.Reading;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Delay;
import nsmirror.ui.work.HandClock;
import nsmirror.ui.work.SameThread;
import org.testfx.api.FxRobot;

/** The window's content on a test's stage, and what can be read off it. */
final class FrameOnStage {
    private static final BundledFont FONT = BundledFont.load();

    private final Remembered remembered;
    private final BooleanProperty dark = new SimpleBooleanProperty(false);
    private final Look look;
    private final Frame frame;
    private final FxRobot robot = new FxRobot();
    private final HandClock clock = new HandClock();
    private final Path figures;
    private Optional<Path> chosen = Optional.empty();

    /** Shows it; called in the window's thread. The test platform's screen is 1000 pixels wide. */
    FrameOnStage(Stage stage, Reading reading, Supplier<Background> lanes) {
        this(stage, reading, lanes, FrameOnStage::map);
    }

    /** The same with maps of another kind. */
    FrameOnStage(Stage stage, Reading reading, Supplier<Background> lanes, Diagrams diagrams) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Path settings = settingsFile();
        figures = settings.getParent();
        SettingsFile file = new SettingsFile(settings);
        remembered = new Remembered(file, Settings.defaults(), new SameThread());
        look = new Look(remembered.settings(), dark, new SimpleBooleanProperty(false));
        frame = new Frame(new WindowInput(Optional.empty(), SshOptions.none(), reading, PracticeNode.files(), file),
                () -> new Drawing(diagrams, new SameThread()),
                remembered, look, lanes, new Closing(), new PracticeSurroundings(clock, (folder, name) ->
                        Optional.of(chosen.orElse(figures.resolve(name)))));
        stage.setScene(frame.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(900);
        stage.show();
        frame.begin(Optional.empty());
    }

    /** The map the program draws. */
    static NodeMap map(Snapshot snapshot, Grouping grouping, Sizes sizes, double width, double height,
            Optional<Places> before) {
        return MapLayout.of(snapshot, grouping, width, height, FONT,
                MapLayout.Options.ordinary().roomy().sizes(sizes), before);
    }

    private static Path settingsFile() {
        try {
            Path folder = Files.createTempDirectory("nsmirror-test");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("settings.json");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A computer whose file chooser always answers {@code lab.nsrec}: the test platform has none. */
    record PracticeSurroundings(Delay clock, FigureDesk.FileChoice figures) implements Frame.Surroundings {
        @Override
        public Optional<Path> chooseRecording() {
            return Optional.of(Path.of("lab.nsrec"));
        }

        @Override
        public Optional<Path> chooseKey() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFigure(Optional<Path> folder, String name) {
            return figures.choose(folder, name);
        }

        @Override
        public boolean linux() {
            return true;
        }

        @Override
        public Delay delay() {
            return clock;
        }

        @Override
        public void fillScreen(boolean all) {}

        @Override
        public void quit() {}
    }

    /** The folder that its chooser takes for pictures. */
    Path figures() {
        return figures;
    }

    /** From now on its chooser takes that file. */
    void chooses(Path file) {
        chosen = Optional.of(file);
    }

    String title() {
        return frame.title().get();
    }

    /** Everything in the window. */
    Parent root() {
        return frame.scene().getRoot();
    }

    /** Finds an action by words and does it. */
    void choose(String words) {
        robot.push(KeyCode.CONTROL, KeyCode.K).write(words).type(KeyCode.ENTER);
    }

    /** Whether the system's own windows are dark from now on. */
    void systemIsDark(boolean now) {
        robot.interact(() -> dark.set(now));
    }

    /** That much time passes. */
    void pass(Duration time) {
        robot.interact(() -> clock.pass(time));
    }

    Settings settings() {
        return remembered.settings().get();
    }

    /** A node that was opened before. */
    void remembers(RecentNode node) {
        remembered.change(now -> now.opened(node));
    }

    FrameOnStage openSample() {
        robot.clickOn("#tile-sample");
        return this;
    }

    /** Opens the node as one that is there, which a recording is not. */
    FrameOnStage openNode() {
        robot.clickOn("#node-field").write("student@node-3").type(KeyCode.ENTER);
        robot.interact(() -> map().reduceMotion(true));
        return this;
    }

    /** Every pixel of the map as it is seen. */
    List<Integer> picture() {
        AtomicReference<WritableImage> seen = new AtomicReference<>();
        robot.interact(() -> seen.set(map().snapshot(null, null)));
        WritableImage image = seen.get();
        return IntStream.range(0, (int) (image.getWidth() * image.getHeight()))
                .map(i -> image.getPixelReader().getArgb(i % (int) image.getWidth(), i / (int) image.getWidth()))
                .boxed()
                .toList();
    }

    MapView map() {
        return robot.lookup("#map").queryAs(MapView.class);
    }

    /** Clicks where that is drawn. */
    void clickOn(Subject subject) {
        Point2D seen = map().seen(subject).orElseThrow();
        robot.clickOn(map().localToScreen(seen));
    }

    /**
     * Opens a list or a menu and clicks on what is found in it, once that stands still: a window that pops up is laid
     * out and placed some frames after it was asked for, and a click sent to its first place hits nothing.
     */
    void pick(String opener, String query) {
        pick(opener, () -> robot.lookup(query).tryQuery());
    }

    /** The same with a name of a list: the page beneath may say that name too. */
    void pickName(String opener, String name) {
        pick(opener, () -> robot.lookup(".list-cell").<Labeled>match(cell -> name.equals(cell.getText())
                && cell.getScene().getWindow() instanceof PopupWindow).tryQuery());
    }

    private void pick(String opener, Supplier<Optional<Node>> wanted) {
        robot.clickOn(opener);
        Bounds before;
        Bounds now = place(wanted.get());
        do {
            before = now;
            nextFrame();
            now = place(wanted.get());
        } while (!now.equals(before) || now.getWidth() == 0);
        robot.clickOn(wanted.get().orElseThrow());
    }

    private static Bounds place(Optional<Node> wanted) {
        return wanted.map(found -> found.localToScreen(found.getBoundsInLocal())).orElse(new BoundingBox(0, 0, 0, 0));
    }

    private void nextFrame() {
        CountDownLatch drawn = new CountDownLatch(2);
        AnimationTimer frames = new AnimationTimer() {
            @Override
            public void handle(long nanoseconds) {
                drawn.countDown();
            }
        };
        robot.interact(frames::start);
        try {
            assertThat(drawn.await(10, TimeUnit.SECONDS)).as("a frame within ten seconds").isTrue();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        } finally {
            robot.interact(frames::stop);
        }
    }

    /** Clicks with Ctrl held where that is drawn, which the test platform's robot cannot: the events are made by hand. */
    void clickToo(Subject subject) {
        Point2D seen = map().localToScene(map().seen(subject).orElseThrow());
        robot.interact(() -> Stream.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED).forEach(type ->
                map().fireEvent(new MouseEvent(type, seen.getX(), seen.getY(), seen.getX(), seen.getY(),
                        MouseButton.PRIMARY, 1, false, true, false, true, true, false, false, true, false, true,
                        new PickResult(map(), seen.getX(), seen.getY())))));
    }

    /** Goes to that facet by its tabs. */
    void facet(Facet facet) {
        robot.clickOn("#kind-" + facet.kind().label());
        String tab = "#tab-" + facet.label();
        if (shows(tab)) {
            robot.clickOn(tab);
        }
    }

    boolean shows(String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    /** The text of the first node found. */
    String text(String query) {
        Node found = robot.lookup(query).query();
        return found instanceof TextInputControl field ? field.getText() : ((Labeled) found).getText();
    }

    /** The texts of all nodes found. */
    List<String> texts(String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }

    /** Of each line of the mirror, the first column of each side with the sign between them. */
    List<String> lines() {
        TableView<?> sides = robot.lookup("#sides").queryTableView();
        int sign = sides.getColumns().size() / 2;
        return IntStream.range(0, sides.getItems().size())
                .mapToObj(row -> Stream.of(0, sign, sign + 1)
                        .map(column -> (TableColumn<?, ?>) sides.getColumns().get(column))
                        .map(column -> String.valueOf(column.getCellData(row)))
                        .collect(Collectors.joining(" "))
                        .strip())
                .toList();
    }

    /** The cells of the mirror under that heading: of the host's side (0) or the container's (1), as they are seen. */
    List<String> column(String heading, int side) {
        TableView<?> sides = robot.lookup("#sides").queryTableView();
        TableColumn<?, ?> column = sides.getColumns().stream()
                .filter(each -> each.getText().equals(heading)).toList().get(side);
        return IntStream.range(0, sides.getItems().size())
                .mapToObj(row -> String.valueOf(column.getCellData(row)))
                .toList();
    }

    /** The line of the mirror that is selected, as {@link #lines} has it. */
    String selectedLine() {
        return lines().get(robot.lookup("#sides").queryTableView().getSelectionModel().getSelectedIndex());
    }

    /** The drawn texts found. */
    List<String> drawn(String query) {
        return robot.lookup(query).queryAllAs(Text.class).stream().map(Text::getText).toList();
    }
}
