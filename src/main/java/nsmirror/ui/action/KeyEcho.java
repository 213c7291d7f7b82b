package nsmirror.ui.action;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyEvent;
import nsmirror.ui.parts.Text;

/**
 * A key that is no action but the control's that has the keyboard, for those who watch: the same arrow walks the map
 * and the rows of a table.
 *
 * @param key what is pressed
 * @param does what that does there
 */
record KeyEcho(String key, String does) {
    /** What that key does where the keyboard is; empty where it does nothing that is worth saying. */
    static Optional<KeyEcho> of(KeyEvent event, Node focus) {
        Optional<String> does = switch (focus) {
            case ButtonBase button -> button(event, button);
            case TreeTableView<?> _ -> row(event, true);
            case TableView<?> _, ListView<?> _ -> row(event, false);
            case Node node when "map".equals(node.getId()) -> map(event);
            case null, default -> Optional.empty();
        };
        return does.map(words -> new KeyEcho(held(event) + name(event), words));
    }

    private static Optional<String> map(KeyEvent event) {
        String key = switch (event.getCode()) {
            case LEFT, RIGHT, UP, DOWN -> event.isShortcutDown() ? "pan" : event.isShiftDown() ? "compare" : "arrows";
            case ENTER -> "enter";
            case BACK_SPACE -> "backspace";
            default -> "";
        };
        return key.isEmpty() ? Optional.empty() : Optional.of(Text.of("mapkey." + key + ".does"));
    }

    private static Optional<String> row(KeyEvent event, boolean opens) {
        return switch (event.getCode()) {
            case UP, DOWN -> Optional.of(Text.of("rowkey.beside"));
            case LEFT, RIGHT -> opens ? Optional.of(Text.of("rowkey.open")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> button(KeyEvent event, ButtonBase button) {
        return switch (event.getCode()) {
            case ENTER, SPACE -> Optional.ofNullable(button.getAccessibleText()).or(() ->
                    Optional.ofNullable(button.getText()));
            default -> Optional.empty();
        };
    }

    private static String held(KeyEvent event) {
        return (event.isShortcutDown() ? Text.of("key.shortcut") + " " : "")
                + (event.isShiftDown() ? Text.of("key.shift") + " " : "");
    }

    private static String name(KeyEvent event) {
        return switch (event.getCode()) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            default -> event.getCode().getName();
        };
    }
}
