package nsmirror.ui;

import java.nio.file.Path;
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
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.action.Actions;
import nsmirror.ui.action.Keys;
import nsmirror.ui.action.KeysSheet;
import nsmirror.ui.action.Palette;
import nsmirror.ui.figure.FigureDesk;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.map.Faces;
import nsmirror.ui.node.NodePage;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Overlay;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Connecting;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.start.Questions;
import nsmirror.ui.start.SettingsSheet;
import nsmirror.ui.start.StartPage;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Delay;

/** What stands in the window: tabs, what can be done in all of them, and what lies over them. */
public final class Frame {
    /** What the frame needs of the computer it runs on. */
    public interface Surroundings {
        /** Asks for a recording's file. */
        Optional<Path> chooseRecording();

        /** Asks for a key's file. */
        Optional<Path> chooseKey();

        /** Asks where a picture of that name is to go, at first in that folder. */
        Optional<Path> chooseFigure(Optional<Path> folder, String name);

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
    private final Supplier<Background> lanes;
    private final Closing closing;
    private final Background files;
    private final SettingsSheet settings;
    private final Scene scene;
    private final Tabs tabs;

    /**
     * The frame, on its start page.
     *
     * @param drawings makes what makes the maps of a node
     * @param look of these remembered settings
     * @param lanes makes the lanes of work of a node
     * @param closing closes nodes
     */
    public Frame(WindowInput input, Supplier<Drawing> drawings, Remembered remembered, Look look, Supplier<Background> lanes,
            Closing closing, Surroundings surroundings) {
        this.input = input;
        this.drawings = drawings;
        this.remembered = remembered;
        this.look = look;
        this.lanes = lanes;
        this.closing = closing;
        this.surroundings = surroundings;
        files = lanes.get();
        settings = new SettingsSheet(input.files(), files, sheets, look);
        overlay = new Overlay(sheets, look);
        scene = new Scene(overlay, 1280, 800);
        look.height().bind(scene.heightProperty());
        Keys.listen(scene, actions, sheets::covered, overlay::pressed);
        RecordingDrop.listen(scene, this::openRecording);
        look.now().addListener((any, before, now) -> scene.getStylesheets().setAll(RootStyle.sheets(now)));
        scene.getStylesheets().setAll(RootStyle.sheets(look.now().get()));
        look.projecting().addListener((any, before, now) -> surroundings.fillScreen(now));
        NodeTab.Pages pages = new Pages();
        tabs = new Tabs(listener -> new NodeTab(pages, listener, actions, settings, remembered), actions, look.projecting(),
                sheets::uncover, this::inFront);
        sheets.show(tabs);
        act();
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
        warning.ifPresent(tabs.front()::say);
        input.target().ifPresent(target -> tabs.open(target, input.options()));
        if (input.target().isEmpty()) {
            tabs.front().focus();
        }
    }

    private void openRecording(Path file) {
        tabs.open(new Target.RecordingFile(file), SshOptions.none());
    }

    /** Whoever projects sees no tabs, but which one it is when it is another. */
    private void inFront(NodeTab tab, boolean another) {
        title.set(tab.where().filter(where -> tab.holdsNode())
                .map(where -> Text.of("app.title", tab.lost() ? Text.of("tab.lost", where) : where))
                .orElse(Text.of("app.name")));
        if (another && look.projecting().get()) {
            overlay.say(tab.name());
        }
    }

    /** Gives up what is under way and closes the nodes. Does not wait. */
    public void close() {
        tabs.close();
        files.close();
    }

    /** Makes what stands in tabs. */
    private final class Pages implements NodeTab.Pages {
        @Override
        public Connecting way() {
            return new Connecting(input.reading(), lanes, closing, new Questions(sheets));
        }

        @Override
        public StartPage start(NodeTab tab, Connecting way) {
            return new StartPage(new Wishes(tab), input.options(), way, new ActionButtons(actions), input.files(),
                    files, surroundings.linux());
        }

        @Override
        public NodePage node(OpenNode node, Runnable reopen) {
            return new NodePage(node, reopen, drawings.get(), faces, look, actions, sheets, surroundings.delay(),
                    new FigureDesk(node, input.reading(), lanes.get(), surroundings::chooseFigure, remembered));
        }
    }

    /** What is asked for on a tab's start page. */
    private final class Wishes implements StartPage.Wishes {
        private final NodeTab tab;

        private Wishes(NodeTab tab) {
            this.tab = tab;
        }

        @Override
        public void open(Target target, SshOptions options) {
            tab.open(target, options);
        }

        @Override
        public void reopen(RecentNode recent) {
            try {
                SshOptions options = StartPage.options(input.options(), OptionalInt.empty(),
                        recent.identity().map(Path::of));
                tab.open(Target.parse(recent.target()), options);
            } catch (NodeException notATarget) {
                tab.say(notATarget.getMessage());
            }
        }

        @Override
        public void forget(RecentNode recent) {
            remembered.change(now -> now.forgetting(recent.target()));
            tab.focus();
        }

        @Override
        public Optional<Path> chooseKey() {
            return surroundings.chooseKey();
        }
    }
}
