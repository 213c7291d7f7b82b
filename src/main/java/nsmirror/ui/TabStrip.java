package nsmirror.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/**
 * The names of the tabs in a row, where there are several; projected they are not seen. It holds no pages: those of a tab
 * that is not in front are in no scene and cost nothing.
 */
final class TabStrip extends TabPane {
    /** Who is told what a person does here. */
    interface Listener {
        /** That tab is to be in front. */
        void chosen(NodeTab tab);

        /** That tab is to be closed. */
        void closed(NodeTab tab);

        /** Whoever clicked here goes on in the page. */
        void keyboard();
    }

    private final Map<NodeTab, Tab> tabs = new HashMap<>();
    private final Listener listener;
    private boolean showing;

    TabStrip(Listener listener, ObservableBooleanValue projecting) {
        this.listener = listener;
        setId("tabs");
        getStyleClass().add("node-tabs");
        setAccessibleText(Text.of("tabs"));
        setTabClosingPolicy(TabClosingPolicy.ALL_TABS);
        setFocusTraversable(false);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        BooleanBinding several = Bindings.size(getTabs()).greaterThan(1);
        visibleProperty().bind(several.and(Bindings.not(projecting)));
        managedProperty().bind(visibleProperty());
        getSelectionModel().selectedItemProperty().addListener((any, before, now) -> tell(now, listener::chosen));
        focusedProperty().addListener((any, before, now) -> {
            if (now) {
                listener.keyboard();
            }
        });
    }

    private void tell(Tab which, Consumer<NodeTab> told) {
        if (!showing) {
            tabs.entrySet().stream().filter(each -> each.getValue() == which).findFirst()
                    .ifPresent(each -> told.accept(each.getKey()));
        }
    }

    /** Shows these, that one in front. */
    void show(List<NodeTab> now, NodeTab front) {
        showing = true;
        tabs.keySet().retainAll(now);
        now.forEach(each -> name(each, tabs.computeIfAbsent(each, one -> tab())));
        List<Tab> row = now.stream().map(tabs::get).toList();
        if (!getTabs().equals(row)) {
            getTabs().setAll(row);
        }
        getSelectionModel().select(tabs.get(front));
        showing = false;
    }

    private Tab tab() {
        Tab tab = new Tab();
        tab.getStyleClass().add("node-tab");
        tab.setTooltip(new Tooltip());
        tab.setOnCloseRequest(event -> {
            event.consume();
            tell(tab, listener::closed);
        });
        return tab;
    }

    private static void name(NodeTab its, Tab tab) {
        if (!its.name().equals(tab.getText())) {
            tab.setText(its.name());
            tab.setGraphic(its.ailing() ? Icon.WARNING.node() : null);
        }
        tab.getTooltip().setText(its.where().orElse(its.name()));
    }
}
