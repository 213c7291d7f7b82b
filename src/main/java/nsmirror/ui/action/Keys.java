package nsmirror.ui.action;

import java.util.EnumSet;
import java.util.List;
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

/** Does what keys say. A character typed into a text field is text. */
public final class Keys {
    /** What can be done whatever lies over the page. */
    private static final Set<Action> ALWAYS = EnumSet.of(Action.QUIT, Action.LARGER_TEXT, Action.SMALLER_TEXT,
            Action.PROJECTOR, Action.SHOW_KEYS);

    /** What no control keeps for itself: text fields and tables have uses of their own for these keys. */
    private static final Set<Action> FIRST = EnumSet.of(Action.NEXT_TAB, Action.PREVIOUS_TAB);

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
                KeyEcho.of(event, scene.getFocusOwner()).ifPresent(keys::tell);
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::first);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) {
                keys.typed(event);
            }
        });
        for (Action action : EnumSet.complementOf(EnumSet.copyOf(FIRST))) {
            action.keystrokes().forEach(keystroke -> {
                if (keystroke instanceof Keystroke.Pressed(KeyCombination combination)) {
                    keys.bind(scene, combination, action, keystroke.words());
                }
            });
        }
        // Plus needs shift on some keyboards, and the numeric pad has its own keys.
        for (KeyCode plus : List.of(KeyCode.EQUALS, KeyCode.ADD)) {
            keys.bind(scene, shortcut(plus), Action.LARGER_TEXT, Action.LARGER_TEXT.key().orElseThrow());
        }
        keys.bind(scene, shortcut(KeyCode.SUBTRACT), Action.SMALLER_TEXT, Action.SMALLER_TEXT.key().orElseThrow());
    }

    private void first(KeyEvent event) {
        FIRST.stream()
                .filter(action -> actions.available(action).get())
                .forEach(action -> action.keystrokes().stream()
                        .filter(keystroke -> keystroke instanceof Keystroke.Pressed(var keys) && keys.match(event))
                        .forEach(keystroke -> {
                            event.consume();
                            perform(action, keystroke.words());
                        }));
    }

    private void bind(Scene scene, KeyCombination combination, Action action, String words) {
        scene.getAccelerators().put(combination, () -> perform(action, words));
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void perform(Action action, String key) {
        if (covered.getAsBoolean() && !ALWAYS.contains(action)) {
            return;
        }
        if (actions.available(action).get()) {
            pressed.accept(key, action.label());
            actions.perform(action);
        } else if (actions.early(action)) {
            pressed.accept(key, action.label());
        }
    }

    private void tell(KeyEcho echo) {
        if (!covered.getAsBoolean()) {
            pressed.accept(echo.key(), echo.does());
        }
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getCharacter().length() != 1) {
            return;
        }
        char typed = Character.toLowerCase(event.getCharacter().charAt(0));
        Keystroke keystroke = new Keystroke.Typed(typed);
        Stream.of(Action.values())
                .filter(action -> action.keystrokes().contains(keystroke))
                .forEach(action -> {
                    event.consume();
                    perform(action, keystroke.words());
                });
    }
}
