package nsmirror.ui.mirror;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/**
 * What stands under the rows: what the signs between the sides mean and how many there are of each, whether columns
 * have no room, and what a reader should know. Where there is little room the notes are folded behind a button.
 */
final class FacetFoot extends VBox {
    private static final int MOST_NOTES = 8;
    private static final int LONGEST_NOTE = 400;
    private static final double WIDEST_TOOLTIP = 600;

    private final MirrorModel.State.Loaded loaded;
    private final ObservableBooleanValue little;

    /** The foot of that facet, under that table if it has rows. */
    FacetFoot(MirrorModel.State.Loaded loaded, Optional<SidesTable> table, ObservableBooleanValue little) {
        this.loaded = loaded;
        this.little = little;
        getStyleClass().add("facet-foot");
        HBox line = new HBox();
        line.getStyleClass().add("facet-foot-line");
        table.ifPresent(rows -> {
            FlowPane legend = legend(rows);
            HBox.setHgrow(legend, Priority.ALWAYS);
            line.getChildren().add(legend);
        });
        getChildren().add(line);
        notes().ifPresent(words -> {
            ToggleButton ask = ask();
            line.getChildren().add(ask);
            getChildren().add(note(words, ask));
        });
    }

    private FlowPane legend(SidesTable table) {
        FlowPane legend = new FlowPane();
        legend.setId("legend");
        legend.getStyleClass().add("legend");
        if (!loaded.view().shared()) {
            Stream.of(Relation.values()).filter(relation -> count(relation) > 0).forEach(relation ->
                    legend.getChildren().add(quiet(relation.sign() + " " + count(relation) + " " + words(relation))));
        }
        Label hidden = quiet("");
        hidden.setId("hidden-columns");
        hidden.textProperty().bind(Bindings.createStringBinding(
                () -> Text.count("sides.hidden", table.hiddenColumns().get()), table.hiddenColumns()));
        shown(hidden, table.hiddenColumns().greaterThan(0));
        legend.getChildren().add(hidden);
        if (loaded.view().facet() == Facet.FILES) {
            Label keys = quiet(Text.of("files.keys"));
            shown(keys, Bindings.not(little));
            legend.getChildren().add(keys);
        }
        return legend;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }

    private String words(Relation relation) {
        Optional<Container> with = loaded.at().with();
        Optional<Container> alone = switch (relation) {
            case HOST_ONLY -> with;
            case CONTAINER_ONLY -> with.map(any -> loaded.at().who());
            case SAME, DIFFERENT, JOINED -> Optional.empty();
        };
        return alone.map(each -> Text.of("relation.only", name(each)))
                .orElseGet(() -> Text.of(key(loaded.view().facet().label(), relation)));
    }

    private static String name(Container container) {
        return Shown.line(container.name(), 80);
    }

    private static String key(String facet, Relation relation) {
        String general = "relation." + relation.name().toLowerCase(Locale.ROOT);
        return Text.has(general + "." + facet) ? general + "." + facet : general;
    }

    private long count(Relation relation) {
        return loaded.table().lines().stream().filter(line -> line.relation() == relation).count();
    }

    private ToggleButton ask() {
        ToggleButton ask = new ToggleButton(Text.of("facet.notes"), Icon.NOTE.node());
        ask.setId("ask-notes");
        ask.getStyleClass().addAll("flat", "ask-notes");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        shown(ask, little);
        return ask;
    }

    private Node note(String words, ToggleButton ask) {
        Label note = new Label(words, Icon.NOTE.node());
        note.setId("notes");
        note.setAlignment(Pos.TOP_LEFT);
        note.setWrapText(true);
        // Where there is little room the rows come first: what is cut off here is in the tooltip.
        Tooltip whole = new Tooltip(words);
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST_TOOLTIP);
        note.setTooltip(whole);
        ask.setTooltip(whole);
        note.getStyleClass().addAll("quiet", "note");
        shown(note, Bindings.not(little).or(ask.selectedProperty()));
        return note;
    }

    /** What a reader should know: of both sides, of the host's, of the container's. */
    private Optional<String> notes() {
        List<String> host = loaded.view().host().notes();
        List<String> container = loaded.view().shared() ? host : loaded.view().container().notes();
        String words = Stream.of(
                        joined(host.stream().filter(container::contains)),
                        joined(host.stream().filter(note -> !container.contains(note))).map(this::left),
                        joined(container.stream().filter(note -> !host.contains(note))).map(this::right))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("     "));
        return Optional.of(words).filter(any -> !any.isEmpty());
    }

    private String left(String notes) {
        return loaded.at().with().map(with -> Text.of("note.named", name(with), notes))
                .orElseGet(() -> Text.of("note.host", notes));
    }

    private String right(String notes) {
        return loaded.at().with().map(with -> Text.of("note.named", name(loaded.at().who()), notes))
                .orElseGet(() -> Text.of("note.container", notes));
    }

    private static Optional<String> joined(Stream<String> notes) {
        return Optional.of(notes.distinct().limit(MOST_NOTES).map(note -> Shown.line(note, LONGEST_NOTE))
                        .collect(Collectors.joining(" · ")))
                .filter(words -> !words.isEmpty());
    }
}
