package nsmirror.ui.node;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import nsmirror.model.Kind;
import nsmirror.ui.parts.Text;

/** Questions people have, as a menu: each writes its word into the search, where it can be seen, changed and learnt. */
final class FilterMenu {
    private static final List<String> OF_A_KIND = List.of("host", "own", "shared");

    private FilterMenu() {}

    static MenuButton of(StringProperty search) {
        MenuButton menu = new MenuButton(Text.of("filter.title"));
        menu.setId("filter");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(Text.of("filter.accessible"));
        menu.setTooltip(new Tooltip(Text.of("filter.accessible")));
        for (String value : OF_A_KIND) {
            Menu kinds = new Menu(Text.of("filter." + value));
            kinds.setId("filter-" + value);
            Kind.ALL.forEach(kind -> kinds.getItems().add(
                    item(search, kind.label(), kind.label() + ":" + value)));
            menu.getItems().add(kinds);
        }
        menu.getItems().add(new SeparatorMenuItem());
        Stream.of("is:contained", "is:host", "is:kernel", "user:root").forEach(word ->
                menu.getItems().add(item(search, Text.of("filter." + word.replace(':', '.')), word)));
        MenuItem none = new MenuItem(Text.of("filter.none"));
        none.setId("filter-none");
        none.setOnAction(event -> search.set(""));
        menu.getItems().addAll(new SeparatorMenuItem(), none);
        return menu;
    }

    private static MenuItem item(StringProperty search, String label, String word) {
        MenuItem item = new MenuItem(Text.of("filter.item", label, word));
        item.setId("filter-" + word.replace(':', '-'));
        item.setOnAction(event -> search.set(with(search.get(), word)));
        return item;
    }

    /** The search with that word; another answer to the same question gives way. */
    private static String with(String search, String word) {
        String asks = word.substring(0, word.indexOf(':') + 1);
        return Stream.concat(
                        Arrays.stream(search.strip().split("\\s+")).filter(each -> !each.startsWith(asks)),
                        Stream.of(word))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
