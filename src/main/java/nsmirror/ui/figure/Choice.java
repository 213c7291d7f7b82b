package nsmirror.ui.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A row of buttons of which one is chosen. */
final class Choice<T> extends HBox {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * A row of these.
     *
     * @param name said before each by a screen reader
     * @param id the beginning of each button's
     */
    Choice(String name, String id, List<T> values, Function<T, String> words, ObjectProperty<T> chosen) {
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setId(id + "-" + String.valueOf(value).toLowerCase(java.util.Locale.ROOT));
            button.getStyleClass().add("segment");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(name + ": " + words.apply(value));
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(value);
            });
            buttons.put(value, button);
        }
        getChildren().setAll(buttons.values());
        if (buttons.size() > 1) {
            for (Node each : getChildren()) {
                each.getStyleClass().add(each == getChildren().getFirst() ? "left-pill"
                        : each == getChildren().getLast() ? "right-pill" : "center-pill");
            }
        }
        chosen.addListener((any, before, now) -> buttons.get(now).setSelected(true));
        buttons.get(chosen.get()).setSelected(true);
    }
}
