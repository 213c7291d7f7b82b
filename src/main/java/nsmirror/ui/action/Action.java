package nsmirror.ui.action;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import nsmirror.model.Kind;
import nsmirror.ui.parts.Text;

/** What a person can do, in the order it is listed: where it belongs, and the key that does it. */
public enum Action {
    OPEN_RECORDING(Section.NODE, KeyCode.O),
    REFRESH(Section.NODE, new KeyCodeCombination(KeyCode.F5)),
    LIVE(Section.NODE, 'l'),
    LIVE_2(Section.NODE),
    LIVE_5(Section.NODE),
    LIVE_10(Section.NODE),
    LIVE_30(Section.NODE),
    CHANGES(Section.NODE, 'd'),
    COMMANDS(Section.NODE, 'c'),
    COVERAGE(Section.NODE, 'n'),
    CLOSE_NODE(Section.NODE, KeyCode.W),
    QUIT(Section.NODE, KeyCode.Q),

    GROUP_CONTAINER(Section.GROUP, '0'),
    GROUP_MNT(Section.GROUP, '1'),
    GROUP_UTS(Section.GROUP, '2'),
    GROUP_IPC(Section.GROUP, '3'),
    GROUP_PID(Section.GROUP, '4'),
    GROUP_NET(Section.GROUP, '5'),
    GROUP_USER(Section.GROUP, '6'),
    GROUP_CGROUP(Section.GROUP, '7'),
    GROUP_TIME(Section.GROUP, '8'),

    SEARCH(Section.LOOK, '/'),
    ZOOM_IN(Section.LOOK, '+'),
    ZOOM_OUT(Section.LOOK, '-'),
    ZOOM_FIT(Section.LOOK, 'f'),
    CLEAR(Section.LOOK, new KeyCodeCombination(KeyCode.ESCAPE)),
    NEXT_FACET(Section.LOOK, ']'),
    PREVIOUS_FACET(Section.LOOK, '['),

    LAYOUT_MAP(Section.WINDOW, 'm'),
    LAYOUT_MATRIX(Section.WINDOW, 't'),
    LAYOUT_BOTH(Section.WINDOW, 'b'),
    LAYOUT_MIRROR(Section.WINDOW, 'v'),
    NEXT_PART(Section.WINDOW, new KeyCodeCombination(KeyCode.F6)),
    PROJECTOR(Section.WINDOW, 'p'),
    SHOW_KEYS(Section.WINDOW, 'k'),
    THEME_SYSTEM(Section.WINDOW),
    THEME_LIGHT(Section.WINDOW),
    THEME_DARK(Section.WINDOW),
    REDUCE_MOTION(Section.WINDOW),
    LARGER_TEXT(Section.WINDOW, KeyCode.PLUS),
    SMALLER_TEXT(Section.WINDOW, KeyCode.MINUS),
    PALETTE(Section.WINDOW, KeyCode.K),
    KEYS(Section.WINDOW, '?');

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
    private final Optional<KeyCombination> combination;
    private final Optional<Character> character;

    /** Without a key of its own: in the menu, and found by its name. */
    Action(Section section) {
        this.section = section;
        this.combination = Optional.empty();
        this.character = Optional.empty();
    }

    Action(Section section, KeyCode withShortcut) {
        this(section, new KeyCodeCombination(withShortcut, SHORTCUT_DOWN));
    }

    Action(Section section, KeyCombination combination) {
        this.section = section;
        this.combination = Optional.of(combination);
        this.character = Optional.empty();
    }

    /** By the character typed, not by the key: {@code /} and {@code ?} lie elsewhere on every keyboard. */
    Action(Section section, char character) {
        this.section = section;
        this.combination = Optional.empty();
        this.character = Optional.of(character);
    }

    /** What it is called. */
    public String label() {
        return Text.of("action." + name().toLowerCase(Locale.ROOT));
    }

    public Section section() {
        return section;
    }

    /** The keys that do it, unless it is a character. */
    public Optional<KeyCombination> combination() {
        return combination;
    }

    /** The character that does it when typed outside a text field. */
    public Optional<Character> character() {
        return character;
    }

    /** Its key for people: {@code F5}, {@code Ctrl+O}, {@code ?}; empty if it has none. */
    public Optional<String> key() {
        return character.map(typed -> String.valueOf(Character.toUpperCase(typed)))
                .or(() -> combination.map(KeyCombination::getDisplayText));
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
