package nsmirror.ui.action;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import nsmirror.ui.parts.Text;

/** Does what keys say. A character typed into a text field is text. */
public final class Keys {
    /** What can be done whatever lies over the page. */
    private static final Set<Action> ALWAYS = EnumSet.of(Action.QUIT, Action.LARGER_TEXT, Action.SMALLER_TEXT,
            Action.PROJECTOR, Action.SHOW_KEYS);

    /** Beside F5, which some keyboards keep for the computer's own use. */
    private static final char REFRESH_TOO = 'r';

    private final Actions actions;
    private final BooleanSupplier covered;
    private final BiConsumer<String, String> pressed;

    private Keys(Actions actions, BooleanSupplier covered, BiConsumer<String, String> pressed) {
        this.actions = actions;
        this.covered = covered;
        this.pressed = pressed;
    }

    /**
     * Has the scene's keys do these actions; a control that uses a key itself keeps it.
     *
     * @param covered whether something lies over the page, so that its actions are out of reach
     * @param pressed told of every key that does something, by its name and what it does; never of what is typed as text
     */
    public static void listen(Scene scene, Actions actions, BooleanSupplier covered,
            BiConsumer<String, String> pressed) {
        Keys keys = new Keys(actions, covered, pressed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) {
                keys.walking(event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) {
                keys.typed(event);
            }
        });
        Stream.of(Action.values()).forEach(action -> action.combination()
                .ifPresent(combination -> keys.bind(scene, combination, action)));
        // Plus needs shift on some keyboards, and the numeric pad has its own keys.
        keys.bind(scene, shortcut(KeyCode.EQUALS), Action.LARGER_TEXT);
        keys.bind(scene, shortcut(KeyCode.ADD), Action.LARGER_TEXT);
        keys.bind(scene, shortcut(KeyCode.SUBTRACT), Action.SMALLER_TEXT);
        keys.bind(scene, shortcut(KeyCode.F), Action.SEARCH);
        keys.bind(scene, new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                Action.PALETTE);
    }

    private void bind(Scene scene, KeyCombination combination, Action action) {
        scene.getAccelerators().put(combination, () -> perform(action));
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void perform(Action action) {
        if (!covered.getAsBoolean() || ALWAYS.contains(action)) {
            action.key().ifPresent(key -> pressed.accept(key, action.label()));
            actions.perform(action);
        }
    }

    /** The keys of the map are no actions: they are its own. */
    private void walking(KeyEvent event) {
        String key = switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN -> event.isShiftDown() ? "compare" : "arrows";
            case ENTER -> "enter";
            case BACK_SPACE -> "backspace";
            default -> "";
        };
        if (!key.isEmpty() && !covered.getAsBoolean()) {
            String shift = event.isShiftDown() ? KeyCode.SHIFT.getName() + " " : "";
            pressed.accept(shift + event.getCode().getName(), Text.of("mapkey." + key + ".does"));
        }
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getCharacter().length() != 1) {
            return;
        }
        char typed = Character.toLowerCase(event.getCharacter().charAt(0));
        if (typed == REFRESH_TOO) {
            event.consume();
            perform(Action.REFRESH);
        }
        Stream.of(Action.values())
                .filter(action -> action.character().filter(key -> key == typed).isPresent())
                .forEach(action -> {
                    event.consume();
                    perform(action);
                });
    }
}
