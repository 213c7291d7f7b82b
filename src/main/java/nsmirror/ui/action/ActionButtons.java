package nsmirror.ui.action;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
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
        button.setAccessibleText(action.label());
        button.setTooltip(new Tooltip(action.label() + "  (" + action.key() + ")"));
        button.disableProperty().bind(actions.available(action).not());
        button.setOnAction(event -> actions.perform(action));
        return button;
    }

    /** A menu of everything. */
    public MenuButton menu() {
        MenuButton menu = new MenuButton(null, Icon.MENU.node());
        menu.setId("menu");
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        menu.setAccessibleText(Text.of("menu"));
        menu.setTooltip(new Tooltip(Text.of("menu")));
        Stream.of(Action.Section.values()).forEach(section -> {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(heading(section));
            section.actions().forEach(action -> menu.getItems().add(item(action)));
        });
        return menu;
    }

    private static MenuItem heading(Action.Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("menu-heading");
        CustomMenuItem item = new CustomMenuItem(title, false);
        item.getStyleClass().add("menu-heading-item");
        item.setDisable(true);
        return item;
    }

    private MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.label());
        item.setId("menu-" + id(action));
        action.combination().ifPresent(item::setAccelerator);
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
