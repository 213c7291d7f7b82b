package nsmirror.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import nsmirror.node.NodeException;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.settings.MotionChoice;
import nsmirror.settings.RecentNode;
import nsmirror.settings.ThemeChoice;
import nsmirror.text.Shown;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.action.Actions;
import nsmirror.ui.action.Keys;
import nsmirror.ui.action.KeysSheet;
import nsmirror.ui.action.Palette;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.map.Faces;
import nsmirror.ui.node.NodePage;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Overlay;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Connecting;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.start.Questions;
import nsmirror.ui.start.SettingsSheet;
import nsmirror.ui.start.StartPage;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Delay;

/** What stands in the window: the start page, or a node, and the way from one to the other. */
public final class Frame {
    /** What the frame needs of the computer it runs on. */
    public interface Surroundings {
        /** Asks for a recording's file. */
        Optional<Path> chooseRecording();

        /** Asks for a key's file. */
        Optional<Path> chooseKey();

        /** Whether this computer can be looked at. */
        boolean linux();

        /** The clock by which things are done later. */
        Delay delay();

        /** Has the window fill the screen, or not. */
        void fillScreen(boolean all);

        /** Closes the window. */
        void quit();
    }

    private final Sheets sheets = new Sheets();
    private final Actions actions = new Actions();
    private final Faces faces = new Faces();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Text.of("app.name"));
    private final WindowInput input;
    private final Supplier<Drawing> drawings;
    private final Surroundings surroundings;
    private final Remembered remembered;
    private final Look look;
    private final Overlay overlay;
    private final Connecting connecting;
    private final Background files;
    private final SettingsSheet settings;
    private final StartPage start;
    private final Scene scene;
    private Optional<OpenNode> node = Optional.empty();
    private Optional<NodePage> page = Optional.empty();

    /**
     * The frame, on its start page.
     *
     * @param drawings makes what makes the maps of a node
     * @param look of these remembered settings
     * @param lanes makes a lane of work for each node
     * @param closing closes nodes
     */
    public Frame(WindowInput input, Supplier<Drawing> drawings, Remembered remembered, Look look, Supplier<Background> lanes,
            Closing closing, Surroundings surroundings) {
        this.input = input;
        this.drawings = drawings;
        this.remembered = remembered;
        this.look = look;
        this.surroundings = surroundings;
        connecting = new Connecting(input.reading(), lanes, closing, new Questions(sheets));
        files = lanes.get();
        settings = new SettingsSheet(input.files(), files, sheets, look);
        start = new StartPage(new Wishes(), input.options(), connecting, new ActionButtons(actions), input.files(),
                files, surroundings.linux());
        overlay = new Overlay(sheets, look);
        scene = new Scene(overlay, 1280, 800);
        look.height().bind(scene.heightProperty());
        Keys.listen(scene, actions, sheets::covered, overlay::pressed);
        RecordingDrop.listen(scene, this::openRecording);
        remembered.settings().addListener((any, before, now) -> start.showRecent(now.recent()));
        start.showRecent(remembered.settings().get().recent());
        look.now().addListener((any, before, now) -> scene.getStylesheets().setAll(RootStyle.sheets(now)));
        scene.getStylesheets().setAll(RootStyle.sheets(look.now().get()));
        look.projecting().addListener((any, before, now) -> surroundings.fillScreen(now));
        act();
        showStart();
    }

    /** The scene of the window. */
    public Scene scene() {
        return scene;
    }

    /** The title of the window. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    private void act() {
        actions.set(Action.OPEN_RECORDING, () -> surroundings.chooseRecording().ifPresent(this::openRecording));
        actions.set(Action.QUIT, surroundings::quit);
        connecting.target().addListener((any, before, now) -> {
            if (now.isPresent()) {
                actions.set(Action.CLEAR, connecting::cancel);
            } else {
                actions.clear(Action.CLEAR);
            }
        });
        actions.set(Action.KEYS, () -> sheets.lay(Text.of("keys.title"), KeysSheet.create()));
        actions.set(Action.PALETTE, () -> Palette.lay(sheets, actions));
        actions.set(Action.PROJECTOR, () -> look.projecting().set(!look.projecting().get()));
        actions.set(Action.SHOW_KEYS, () -> overlay.echoing().set(!overlay.echoing().get()));
        actions.set(Action.THEME_SYSTEM, () -> remembered.change(now -> now.with(ThemeChoice.SYSTEM)));
        actions.set(Action.THEME_LIGHT, () -> remembered.change(now -> now.with(ThemeChoice.LIGHT)));
        actions.set(Action.THEME_DARK, () -> remembered.change(now -> now.with(ThemeChoice.DARK)));
        actions.set(Action.REDUCE_MOTION, () -> remembered.change(now ->
                now.with(look.now().get().calm() ? MotionChoice.FULL : MotionChoice.REDUCED)));
        actions.set(Action.LARGER_TEXT, () -> remembered.change(now -> now.withTextSize(now.textSize() + 1)));
        actions.set(Action.SMALLER_TEXT, () -> remembered.change(now -> now.withTextSize(now.textSize() - 1)));
    }

    /** Opens the node the program was started with, if there is one, and says what there is to say. */
    public void begin(Optional<String> warning) {
        warning.ifPresent(start::say);
        input.target().ifPresent(target -> open(target, input.options()));
        if (input.target().isEmpty()) {
            start.focus();
        }
    }

    private void openRecording(Path file) {
        open(new Target.RecordingFile(file), SshOptions.none());
    }

    private void open(Target target, SshOptions options) {
        closeNode();
        start.clear();
        connecting.start(target, options, opened -> opened(target, options, opened),
                failure -> start.failed(target, Failure.line(failure)));
    }

    private void opened(Target target, SshOptions options, OpenNode opened) {
        remember(target, options);
        node = Optional.of(opened);
        NodePage shown = new NodePage(opened, () -> open(target, options), drawings.get(), faces, look, actions, sheets,
                surroundings.delay());
        page = Optional.of(shown);
        actions.set(Action.CLOSE_NODE, () -> {
            closeNode();
            start.focus();
        });
        if (target instanceof Target.Ssh) {
            actions.set(Action.SSH_SETTINGS, () -> settings.lay(target, options));
        } else {
            actions.clear(Action.SSH_SETTINGS);
        }
        title.set(Text.of("app.title", Shown.line(target.text(), 80)));
        sheets.show(shown);
        shown.focus();
    }

    /** The sample and this computer have their own buttons. */
    private void remember(Target target, SshOptions options) {
        Target where = target instanceof Target.Ssh ssh && ssh.port().isEmpty()
                ? new Target.Ssh(ssh.user(), ssh.host(), options.port())
                : target;
        if (target instanceof Target.Ssh || target instanceof Target.RecordingFile) {
            Optional<String> key = options.identities().stream().findFirst().map(Path::toString);
            remembered.change(now -> now.opened(new RecentNode(where.text(), key, Instant.now())));
        }
    }

    private void closeNode() {
        page.ifPresent(NodePage::leave);
        page = Optional.empty();
        actions.clear(Action.CLOSE_NODE);
        node.ifPresent(OpenNode::close);
        node = Optional.empty();
        showStart();
    }

    private void showStart() {
        title.set(Text.of("app.name"));
        actions.set(Action.SSH_SETTINGS, this::settingsOfForm);
        sheets.show(start);
    }

    private void settingsOfForm() {
        start.destination((target, options) -> {
            if (target instanceof Target.Ssh) {
                settings.lay(target, options);
            } else {
                start.say(Text.of("settings.none", Shown.line(target.text(), 80)));
            }
        });
    }

    /** Gives up what is under way and closes the node. Does not wait. */
    public void close() {
        connecting.cancel();
        files.close();
        node.ifPresent(OpenNode::close);
        node = Optional.empty();
    }

    /** What is asked for on the start page. */
    private final class Wishes implements StartPage.Wishes {
        @Override
        public void open(Target target, SshOptions options) {
            Frame.this.open(target, options);
        }

        @Override
        public void reopen(RecentNode recent) {
            try {
                SshOptions options = StartPage.options(input.options(), OptionalInt.empty(),
                        recent.identity().map(Path::of));
                Frame.this.open(Target.parse(recent.target()), options);
            } catch (NodeException notATarget) {
                start.say(notATarget.getMessage());
            }
        }

        @Override
        public void forget(RecentNode recent) {
            remembered.change(now -> now.forgetting(recent.target()));
            start.focus();
        }

        @Override
        public Optional<Path> chooseKey() {
            return surroundings.chooseKey();
        }
    }
}
