package nsmirror.ui.mirror;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.drawn.Halves;
import nsmirror.ui.mirror.drawn.HostnamePane;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** One facet: both sides under their commands, row beside row, and what a reader should know of them. */
final class FacetPane extends VBox {
    private static final int MOST_NOTES = 8;
    private static final int LONGEST_NOTE = 400;

    private final MirrorModel.State.Loaded loaded;
    private Optional<SidesTable> rows = Optional.empty();

    FacetPane(MirrorModel.State.Loaded loaded) {
        this.loaded = loaded;
        getStyleClass().add("facet-pane");
        setId("facet-" + loaded.view().facet().label());
        String who = Shown.line(loaded.who().name(), 80);
        boolean shared = loaded.view().shared();
        if (shared) {
            getChildren().addAll(sharedBanner(loaded, who),
                    new SideHead("both-sides", "", loaded.view().host()));
        } else {
            getChildren().add(new Halves(new SideHead("host-side", "", loaded.view().host()),
                    new SideHead("container-side", who, loaded.view().container())));
        }
        if (loaded.view().facet() == Facet.HOSTNAME) {
            grow(HostnamePane.of(loaded.view()));
        } else if (loaded.table().lines().isEmpty()) {
            grow(nothing(loaded.view()));
        } else {
            SidesTable table = new SidesTable(loaded.table(), shared);
            rows = Optional.of(table);
            grow(table);
            getChildren().add(legend(loaded, table));
        }
        notes(loaded).ifPresent(getChildren()::add);
    }

    /** No rows where nothing could be read says nothing: the trouble stands above. */
    private static Node nothing(FacetView view) {
        boolean read = view.host().trouble().isEmpty() && view.container().trouble().isEmpty();
        Label words = quiet(read ? Text.of(view.shared() ? "facet.empty" : "facet.empty.both") : "");
        words.setId("nothing");
        words.getStyleClass().add("hint");
        StackPane place = new StackPane(words);
        place.getStyleClass().add("nothing");
        return place;
    }

    private void grow(Node rows) {
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().add(rows);
    }

    /** Whether it shows that facet of that container. */
    boolean shows(String container, Facet facet) {
        return loaded.who().name().equals(container) && loaded.view().facet() == facet;
    }

    /** Has its rows stand where the older one's are. */
    void standAs(FacetPane older) {
        rows.ifPresent(now -> older.rows.ifPresent(now::standAs));
    }

    private static Node sharedBanner(MirrorModel.State.Loaded loaded, String who) {
        Label words = new Label(Text.of("facet.shared", who, loaded.view().facet().kind().label()));
        words.setWrapText(true);
        words.setId("shared-banner");
        words.getStyleClass().add("shared-banner");
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    /** What the signs between the sides mean and how many there are of each, and whether columns have no room. */
    private static Node legend(MirrorModel.State.Loaded loaded, SidesTable table) {
        String facet = loaded.view().facet().label();
        FlowPane legend = new FlowPane();
        legend.setId("legend");
        legend.getStyleClass().add("legend");
        if (!loaded.view().shared()) {
            Stream.of(Relation.values()).filter(relation -> count(loaded, relation) > 0).forEach(relation ->
                    legend.getChildren().add(quiet(relation.sign() + " " + count(loaded, relation) + " "
                            + Text.of(key(facet, relation)))));
        }
        Label hidden = quiet("");
        hidden.setId("hidden-columns");
        hidden.textProperty().bind(Bindings.createStringBinding(
                () -> Text.count("sides.hidden", table.hiddenColumns().get()), table.hiddenColumns()));
        hidden.visibleProperty().bind(table.hiddenColumns().greaterThan(0));
        hidden.managedProperty().bind(hidden.visibleProperty());
        legend.getChildren().add(hidden);
        return legend;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static String key(String facet, Relation relation) {
        String general = "relation." + relation.name().toLowerCase(Locale.ROOT);
        return Text.has(general + "." + facet) ? general + "." + facet : general;
    }

    private static long count(MirrorModel.State.Loaded loaded, Relation relation) {
        return loaded.table().lines().stream().filter(line -> line.relation() == relation).count();
    }

    /** What a reader should know: of both sides, of the host's, of the container's. */
    private static Optional<Node> notes(MirrorModel.State.Loaded loaded) {
        List<String> host = loaded.view().host().notes();
        List<String> container = loaded.view().shared() ? host : loaded.view().container().notes();
        String words = Stream.of(
                        joined(host.stream().filter(container::contains)),
                        joined(host.stream().filter(note -> !container.contains(note)))
                                .map(notes -> Text.of("note.host", notes)),
                        joined(container.stream().filter(note -> !host.contains(note)))
                                .map(notes -> Text.of("note.container", notes)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("     "));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Label note = new Label(words, Icon.NOTE.node());
        note.setId("notes");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("quiet", "note");
        return Optional.of(note);
    }

    private static Optional<String> joined(Stream<String> notes) {
        return Optional.of(notes.distinct().limit(MOST_NOTES).map(note -> Shown.line(note, LONGEST_NOTE))
                        .collect(Collectors.joining(" · ")))
                .filter(words -> !words.isEmpty());
    }
}
