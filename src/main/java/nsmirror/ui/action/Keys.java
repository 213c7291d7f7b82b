package nsmirror.ui.action;

import java.util.EnumSet;
import java.util.Set;
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
    private static final Set<Action> ALWAYS = EnumSet.of(Action.QUIT, Action.LARGER_TEXT, Action.SMALLER_TEXT);

    private final Actions actions;
    private final BooleanSupplier covered;

    private Keys(Actions actions, BooleanSupplier covered) {
        this.actions = actions;
        this.covered = covered;
    }

    /**
     * Has the scene's keys do these actions; a control that uses a key itself keeps it.
     *
     * @param covered whether something lies over the page, so that its actions are out of reach
     */
    public static void listen(Scene scene, Actions actions, BooleanSupplier covered) {
        Keys keys = new Keys(actions, covered);
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
    }

    private void bind(Scene scene, KeyCombination combination, Action action) {
        scene.getAccelerators().put(combination, () -> perform(action));
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void perform(Action action) {
        if (!covered.getAsBoolean() || ALWAYS.contains(action)) {
            actions.perform(action);
        }
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getCharacter().length() != 1) {
            return;
        }
        char typed = Character.toLowerCase(event.getCharacter().charAt(0));
        Stream.of(Action.values())
                .filter(action -> action.character().filter(key -> key == typed).isPresent())
                .forEach(action -> {
                    event.consume();
                    perform(action);
                });
    }
}
