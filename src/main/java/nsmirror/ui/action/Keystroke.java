package nsmirror.ui.action;

import javafx.scene.input.KeyCombination;

/** What is pressed or typed to do something. */
sealed interface Keystroke {
    /** A key, alone or with others held. */
    record Pressed(KeyCombination combination) implements Keystroke {}

    /** A character typed outside a text field, not a key: {@code /} and {@code ?} lie elsewhere on every keyboard. */
    record Typed(char character) implements Keystroke {}

    /** For people: {@code F5}, {@code Ctrl+O}, {@code ?}. */
    default String words() {
        return switch (this) {
            case Pressed(KeyCombination combination) -> combination.getDisplayText();
            case Typed(char character) -> String.valueOf(Character.toUpperCase(character));
        };
    }
}
