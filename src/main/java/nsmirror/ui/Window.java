package nsmirror.ui;

import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import nsmirror.diagram.MapLayout;
import nsmirror.figure.BundledFont;
import nsmirror.settings.SettingsFile;
import nsmirror.settings.WindowPlace;
import nsmirror.ui.map.Diagrams;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Delay;
import nsmirror.ui.work.Lane;

/** The window on the screen. */
public final class Window {
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final double LARGEST_WIDTH = 1920;
    private static final double LARGEST_HEIGHT = 1200;
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final WindowInput input;
    private final Background settingsLane = new Lane("settings");
    private final Closing closing = new Closing();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Window(WindowInput input) {
        this.input = input;
    }

    /**
     * Opens the window and waits until it is closed; the node in it is closed by then.
     *
     * @throws UnsupportedOperationException if the display cannot be reached; ask {@link Display} first
     */
    public static void open(WindowInput input) {
        Window window = new Window(input);
        Platform.startup(window::showOrGiveUp);
        try {
            window.closed.join();
        } finally {
            Platform.exit();
            window.closing.await(TO_CLOSE);
        }
    }

    private void showOrGiveUp() {
        try {
            show();
        } catch (RuntimeException | Error failure) {
            closed.completeExceptionally(failure);
        }
    }

    private void show() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> Failure.log(failure));
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        SettingsFile.Read read = input.settings().read();
        Remembered remembered = new Remembered(input.settings(), read.settings(), settingsLane);
        Stage stage = new Stage();
        BundledFont font = BundledFont.load();
        ObservableBooleanValue dark = Bindings.equal(ColorScheme.DARK, Platform.getPreferences().colorSchemeProperty());
        Look look = new Look(remembered.settings(), dark, Platform.getPreferences().reducedMotionProperty());
        Diagrams diagrams = (snapshot, grouping, sizes, width, height, before) -> MapLayout.of(snapshot,
                grouping, width, height, font, MapLayout.Options.ordinary().roomy().sizes(sizes), before);
        Supplier<Drawing> drawings = () -> new Drawing(diagrams, new Lane("map"));
        Supplier<Background> lanes = () -> new Lane("node");
        Frame frame = new Frame(input, drawings, remembered, look, lanes, closing, new OnStage(stage));
        stage.setScene(frame.scene());
        stage.titleProperty().bind(frame.title());
        stage.getIcons().setAll(icons());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        place(stage, read.settings().window());
        stage.setOnHiding(event -> {
            closing.begin(remembered.end(now -> stage.isFullScreen() ? now : now.at(place(stage))));
            frame.close();
        });
        stage.setOnHidden(event -> closed.complete(null));
        stage.show();
        frame.begin(read.warning());
    }

    /** The program's icon in the sizes that desktops show. */
    private static List<Image> icons() {
        return ICON_SIZES.stream()
                .map("/assets/icons/nsmirror-%d.png"::formatted)
                .map(name -> new Image(Window.class.getResource(name).toExternalForm()))
                .toList();
    }

    /** Where it was, if that is still on a screen; else as large as the screen, within reason. */
    private static void place(Stage stage, Optional<WindowPlace> last) {
        Optional<WindowPlace> seen = last.filter(place ->
                !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height()).isEmpty());
        if (seen.isPresent()) {
            stage.setX(seen.get().x());
            stage.setY(seen.get().y());
            stage.setWidth(seen.get().width());
            stage.setHeight(seen.get().height());
            stage.setMaximized(seen.get().maximized());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(screen.getWidth(), LARGEST_WIDTH));
            stage.setHeight(Math.min(screen.getHeight(), LARGEST_HEIGHT));
            stage.setMaximized(screen.getWidth() <= LARGEST_WIDTH);
        }
    }

    private static WindowPlace place(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    /** The computer around a real stage. */
    private record OnStage(Stage stage) implements Frame.Surroundings {
        @Override
        public Optional<Path> chooseRecording() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Text.of("action.open_recording"));
            chooser.getExtensionFilters().addAll(
                    new FileChooser.ExtensionFilter(Text.of("chooser.recordings"), "*.nsrec"),
                    new FileChooser.ExtensionFilter(Text.of("chooser.all"), "*"));
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        }

        @Override
        public Optional<Path> chooseKey() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Text.of("chooser.key"));
            File folder = new File(System.getProperty("user.home", ""), ".ssh");
            if (folder.isDirectory()) {
                chooser.setInitialDirectory(folder);
            }
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        }

        @Override
        public Optional<Path> chooseFigure(Optional<Path> folder, String name) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Text.of("chooser.figure"));
            chooser.setInitialFileName(name);
            folder.map(Path::toFile).ifPresent(chooser::setInitialDirectory);
            chooser.getExtensionFilters().addAll(
                    new FileChooser.ExtensionFilter(Text.of("chooser.pictures"), "*.png", "*.svg", "*.pdf"),
                    new FileChooser.ExtensionFilter(Text.of("chooser.all"), "*"));
            return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
        }

        @Override
        public boolean linux() {
            return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        }

        @Override
        public Delay delay() {
            return Delay.ofClock();
        }

        @Override
        public void fillScreen(boolean all) {
            stage.setFullScreen(all);
        }

        @Override
        public void quit() {
            stage.hide();
        }
    }
}
