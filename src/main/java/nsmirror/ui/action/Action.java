package nsmirror.ui.action;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import nsmirror.model.Kind;
import nsmirror.ui.parts.Text;

/** What a person can do, in the order it is listed: where it belongs, and the keys that do it. */
public enum Action {
    OPEN_RECORDING(Section.NODE, shortcut(KeyCode.O)),
    REFRESH(Section.NODE, pressed(KeyCode.F5), typed('r')),
    RECONNECT(Section.NODE, shortcut(KeyCode.R)),
    LIVE(Section.NODE, typed('l')),
    LIVE_2(Section.NODE),
    LIVE_5(Section.NODE),
    LIVE_10(Section.NODE),
    LIVE_30(Section.NODE),
    CHANGES(Section.NODE, typed('d')),
    COMMANDS(Section.NODE, typed('c')),
    COVERAGE(Section.NODE, typed('n')),
    SSH_SETTINGS(Section.NODE, shortcut(KeyCode.E)),
    NEW_TAB(Section.NODE, shortcut(KeyCode.T)),
    SAVE_FIGURE(Section.NODE, shortcut(KeyCode.S)),
    COPY_FIGURE(Section.NODE, shortcut(KeyCode.C, SHIFT_DOWN)),
    CLOSE_NODE(Section.NODE, shortcut(KeyCode.W)),
    QUIT(Section.NODE, shortcut(KeyCode.Q)),

    GROUP_CONTAINER(Section.GROUP, typed('0')),
    GROUP_MNT(Section.GROUP, typed('1')),
    GROUP_UTS(Section.GROUP, typed('2')),
    GROUP_IPC(Section.GROUP, typed('3')),
    GROUP_PID(Section.GROUP, typed('4')),
    GROUP_NET(Section.GROUP, typed('5')),
    GROUP_USER(Section.GROUP, typed('6')),
    GROUP_CGROUP(Section.GROUP, typed('7')),
    GROUP_TIME(Section.GROUP, typed('8')),

    SEARCH(Section.LOOK, typed('/'), shortcut(KeyCode.F)),
    FILTER(Section.LOOK, typed('q')),
    ZOOM_IN(Section.LOOK, typed('+')),
    ZOOM_OUT(Section.LOOK, typed('-')),
    ZOOM_FIT(Section.LOOK, typed('f')),
    CLEAR(Section.LOOK, pressed(KeyCode.ESCAPE)),
    NEXT_FACET(Section.LOOK, typed(']')),
    PREVIOUS_FACET(Section.LOOK, typed('[')),

    LAYOUT_MAP(Section.WINDOW, typed('m')),
    LAYOUT_MATRIX(Section.WINDOW, typed('t')),
    LAYOUT_BOTH(Section.WINDOW, typed('b')),
    LAYOUT_MIRROR(Section.WINDOW, typed('v')),
    NEXT_TAB(Section.WINDOW, control(KeyCode.TAB), control(KeyCode.PAGE_DOWN)),
    PREVIOUS_TAB(Section.WINDOW, control(KeyCode.TAB, SHIFT_DOWN), control(KeyCode.PAGE_UP)),
    NEXT_PART(Section.WINDOW, pressed(KeyCode.F6)),
    PROJECTOR(Section.WINDOW, typed('p')),
    SHOW_KEYS(Section.WINDOW, typed('k')),
    THEME_SYSTEM(Section.WINDOW),
    THEME_LIGHT(Section.WINDOW),
    THEME_DARK(Section.WINDOW),
    REDUCE_MOTION(Section.WINDOW),
    LARGER_TEXT(Section.WINDOW, shortcut(KeyCode.PLUS)),
    SMALLER_TEXT(Section.WINDOW, shortcut(KeyCode.MINUS)),
    PALETTE(Section.WINDOW, shortcut(KeyCode.K), shortcut(KeyCode.P, SHIFT_DOWN)),
    KEYS(Section.WINDOW, typed('?'));

    /** Under which heading it is listed. */
    public enum Section {
        NODE, GROUP, LOOK, WINDOW;

        /** The heading. */
        public String title() {
            return Text.of("section." + name().toLowerCase(Locale.ROOT));
        }

        /** What it holds, in order. */
        public List<Action> actions() {
            return List.of(Action.values()).stream().filter(action -> action.section == this).toList();
        }
    }

    private final Section section;
    private final List<Keystroke> keystrokes;

    /** Without a keystroke: in the menu, and found by its name. The first of several is the one that is named. */
    Action(Section section, Keystroke... keystrokes) {
        this.section = section;
        this.keystrokes = List.of(keystrokes);
    }

    private static Keystroke typed(char character) {
        return new Keystroke.Typed(character);
    }

    private static Keystroke pressed(KeyCode code) {
        return new Keystroke.Pressed(new KeyCodeCombination(code));
    }

    private static Keystroke shortcut(KeyCode code, KeyCombination.Modifier... also) {
        return with(SHORTCUT_DOWN, code, also);
    }

    /** With Ctrl on every system: with Cmd macOS itself takes the tab key. */
    private static Keystroke control(KeyCode code, KeyCombination.Modifier... also) {
        return with(CONTROL_DOWN, code, also);
    }

    private static Keystroke with(KeyCombination.Modifier held, KeyCode code, KeyCombination.Modifier... also) {
        return new Keystroke.Pressed(new KeyCodeCombination(code,
                Stream.concat(Stream.of(held), Stream.of(also)).toArray(KeyCombination.Modifier[]::new)));
    }

    /** What it is called. */
    public String label() {
        return Text.of("action." + name().toLowerCase(Locale.ROOT));
    }

    public Section section() {
        return section;
    }

    List<Keystroke> keystrokes() {
        return keystrokes;
    }

    /** The keys that do it, for people. */
    public List<String> keys() {
        return keystrokes.stream().map(Keystroke::words).toList();
    }

    /** The first of them; empty if it has none. */
    public Optional<String> key() {
        return keys().stream().findFirst();
    }

    /** Its name and its key, as a tooltip says it. */
    public String tip() {
        return label() + key().map(key -> "  (" + key + ")").orElse("");
    }

    /** Grouping by that kind. */
    public static Action group(Kind kind) {
        return valueOf("GROUP_" + kind.name());
    }
}
