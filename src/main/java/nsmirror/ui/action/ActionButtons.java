package nsmirror.ui.action;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** Makes buttons and menus of the table of actions: name, key and accessible text from one place. */
public final class ActionButtons {
    private final Actions actions;

    public ActionButtons(Actions actions) {
        this.actions = actions;
    }

    /** A button that shows the action's name. */
    public Button named(Action action, Icon icon) {
        Button button = new Button(action.label(), icon.node());
        return wired(button, action);
    }

    /** A button that shows only an icon; the name is its tooltip and what a screen reader says. */
    public Button iconOnly(Action action, Icon icon) {
        Button button = new Button(null, icon.node());
        button.getStyleClass().addAll("button-icon", "flat");
        return wired(button, action);
    }

    /** Does it, if it is available. */
    public void perform(Action action) {
        actions.perform(action);
    }

    private Button wired(Button button, Action action) {
        button.setId(id(action));
        button.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> spoken(action, button.getText()), button.textProperty()));
        button.setTooltip(new Tooltip(action.tip()));
        button.disableProperty().bind(actions.available(action).not());
        button.setOnAction(event -> actions.perform(action));
        return button;
    }

    /** What it does, and what its text says where that is something else: how many there are. */
    private static String spoken(Action action, String text) {
        return text == null || text.isEmpty() || text.equals(action.label()) ? action.label()
                : Text.of("action.spoken", action.label(), text);
    }

    /** A menu of everything: what one does with the node, and the other sections as menus of their own. */
    public MenuButton menu() {
        MenuButton menu = new MenuButton(null, Icon.MENU.node());
        menu.setId("menu");
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        menu.setAccessibleText(Text.of("menu"));
        menu.setTooltip(new Tooltip(Text.of("menu")));
        for (Action.Section section : Action.Section.values()) {
            List<MenuItem> items = section.actions().stream().map(this::item).toList();
            if (section == Action.Section.NODE) {
                menu.getItems().addAll(items);
                menu.getItems().add(new SeparatorMenuItem());
            } else {
                Menu within = new Menu(section.title());
                within.getItems().addAll(items);
                menu.getItems().add(within);
            }
        }
        return menu;
    }

    /** A menu of these, whose button shows a text of its own. */
    public MenuButton choice(String id, ObservableValue<String> text, Action... choices) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.textProperty().bind(text);
        menu.accessibleTextProperty().bind(text);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getItems().setAll(Stream.of(choices).map(this::item).toList());
        menu.disableProperty().bind(actions.available(choices[0]).not());
        return menu;
    }

    /**
     * The key is shown and not set as the item's accelerator: JavaFX would put that into the scene in place of ours and
     * take both away with the menu.
     */
    private MenuItem item(Action action) {
        Label name = new Label(action.label());
        Label key = new Label(action.key().orElse(""));
        key.getStyleClass().add("menu-key");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(name, gap, key);
        line.getStyleClass().add("menu-line");
        CustomMenuItem item = new CustomMenuItem(line);
        item.setId("menu-" + id(action));
        item.disableProperty().bind(actions.available(action).not());
        item.setOnAction(event -> actions.perform(action));
        return item;
    }

    /** The style id of what performs an action: {@code zoom-in}. */
    public static String id(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A node that shows a key as on a keyboard. */
    public static Node keyCap(String key) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        return cap;
    }
}
