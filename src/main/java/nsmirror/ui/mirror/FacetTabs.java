package nsmirror.ui.mirror;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import nsmirror.diagram.Slot;
import nsmirror.mirror.Facet;
import nsmirror.model.Kind;
import nsmirror.ui.parts.Text;

/**
 * The facets by the kind of namespace that decides them: a tab a kind, which says whose namespace of it the container
 * lives in before it is looked at, and what there is to see of that kind.
 */
final class FacetTabs extends VBox {
    /** Of each kind that has facets those in display order. */
    private static final Map<Kind, List<Facet>> BY_KIND = byKind();

    private final ObjectProperty<Facet> chosen;
    private final Map<Kind, ToggleButton> kinds = new LinkedHashMap<>();
    private final Map<Kind, Label> slots = new EnumMap<>(Kind.class);
    private final Map<Kind, Facet> last = new EnumMap<>(Kind.class);
    private final Map<Facet, ToggleButton> facets = new EnumMap<>(Facet.class);
    private final HBox within = new HBox();
    private final Label whose = new Label();
    private Optional<Whose> known = Optional.empty();

    /** Tabs that choose a facet; where there is little room what is in their tooltips too is not said again. */
    FacetTabs(ObjectProperty<Facet> chosen, ObservableBooleanValue little) {
        this.chosen = chosen;
        getStyleClass().add("facet-bar");
        FlowPane row = new FlowPane();
        row.setId("facets");
        row.getStyleClass().add("facet-tabs");
        ToggleGroup group = new ToggleGroup();
        BY_KIND.forEach((kind, of) -> {
            last.put(kind, of.getFirst());
            kinds.put(kind, kindTab(kind, group));
            facetTabs(of);
        });
        row.getChildren().setAll(kinds.values());
        row.getChildren().add(within);
        row.setRowValignment(VPos.CENTER);
        whose.setId("facet-whose");
        whose.getStyleClass().add("quiet");
        whose.visibleProperty().bind(Bindings.not(little));
        whose.managedProperty().bind(whose.visibleProperty());
        little.addListener(any -> showWithin());
        within.setAlignment(Pos.CENTER_LEFT);
        within.getStyleClass().add("facets-within");
        getChildren().setAll(row);
        chosen.addListener((any, before, now) -> show(now));
        show(chosen.get());
    }

    private static Map<Kind, List<Facet>> byKind() {
        Map<Kind, List<Facet>> byKind = new LinkedHashMap<>();
        Facet.ALL.forEach(facet -> byKind.computeIfAbsent(facet.kind(), kind -> Facet.ALL.stream()
                .filter(each -> each.kind() == kind).toList()));
        return byKind;
    }

    private ToggleButton kindTab(Kind kind, ToggleGroup group) {
        slots.put(kind, new Label());
        ToggleButton tab = new Tab(Text.of("facets." + kind.label()), group, () -> chosen.set(last.get(kind)));
        tab.setId("kind-" + kind.label());
        tab.getStyleClass().addAll("facet-tab", "flat");
        return tab;
    }

    /** Of a kind that has one facet the tab of the kind says all. */
    private void facetTabs(List<Facet> of) {
        ToggleGroup group = new ToggleGroup();
        of.stream().filter(any -> of.size() > 1).forEach(facet -> {
            ToggleButton tab = new Tab(Text.of("facet." + facet.label()), group, () -> chosen.set(facet));
            tab.setId("tab-" + facet.label());
            tab.getStyleClass().addAll("segment",
                    facet == of.getFirst() ? "left-pill" : facet == of.getLast() ? "right-pill" : "center-pill");
            facets.put(facet, tab);
        });
    }

    /** A tab stays chosen until another one is. */
    private static final class Tab extends ToggleButton {
        /** By mouse or by the arrow keys, which select without an action. */
        Tab(String text, ToggleGroup group, Runnable chosen) {
            super(text);
            setMinWidth(Region.USE_PREF_SIZE);
            setToggleGroup(group);
            selectedProperty().addListener((any, before, now) -> {
                if (now) {
                    chosen.run();
                }
            });
        }

        @Override
        public void fire() {
            if (!isSelected()) {
                super.fire();
            }
        }
    }

    /** Which facet is seen, of whatever container. */
    private void show(Facet facet) {
        last.put(facet.kind(), facet);
        Optional.ofNullable(facets.get(facet)).ifPresent(tab -> tab.setSelected(true));
        kinds.get(facet.kind()).setSelected(true);
        showWithin();
        showWhose();
    }

    /** No empty line where there is nothing to say. */
    private void showWithin() {
        within.getChildren().setAll(BY_KIND.get(chosen.get().kind()).stream()
                .filter(facets::containsKey)
                .<Node>map(facets::get)
                .toList());
        within.getChildren().add(whose);
        within.setManaged(within.getChildren().stream().anyMatch(Node::isManaged));
    }

    /** Marks each kind by whose namespaces are looked at. */
    void show(Optional<Whose> now) {
        known = now;
        kinds.forEach((kind, tab) -> {
            Label slot = slots.get(kind);
            Slot sign = now.map(whom -> whom.slot(kind)).orElse(Slot.UNKNOWN);
            slot.setText(sign.sign(kind));
            slot.getStyleClass().setAll("label", "slot", "slot-" + sign.name().toLowerCase(Locale.ROOT));
            tab.setGraphic(now.isPresent() ? slot : null);
            tab.setTooltip(new Tooltip(words(kind)));
            tab.setAccessibleText(tab.getText() + ": " + words(kind));
        });
        showWhose();
    }

    private void showWhose() {
        whose.setText(words(chosen.get().kind()));
    }

    private String words(Kind kind) {
        return known.map(whom -> whom.words(kind)).orElseGet(() -> Text.of("facets.kind", kind.label()));
    }

    /** The text's font. */
    ReadOnlyObjectProperty<Font> font() {
        return whose.fontProperty();
    }

    /** Puts the keyboard on the tab that is chosen. */
    void focusChosen() {
        kinds.get(chosen.get().kind()).requestFocus();
    }
}
