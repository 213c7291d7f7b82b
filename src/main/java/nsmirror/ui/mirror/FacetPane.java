package nsmirror.ui.mirror;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.mirror.View;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.FacetTable.Relation;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** One facet: both sides under their commands, row beside row, and what a reader should know of them. */
final class FacetPane extends VBox {
    private final MirrorModel.State.Loaded loaded;

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
            getChildren().add(halves(new SideHead("host-side", "", loaded.view().host()),
                    new SideHead("container-side", who, loaded.view().container())));
        }
        Node rows = loaded.view().facet() == Facet.HOSTNAME
                ? HostnamePane.of(loaded.view())
                : new SidesTable(loaded.table(), shared);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().add(rows);
        if (!shared && loaded.view().facet() != Facet.HOSTNAME) {
            getChildren().add(legend(loaded));
        }
        notes(loaded).forEach(note -> getChildren().add(note));
    }

    /** Whether it shows that facet of that container. */
    boolean shows(String container, Facet facet) {
        return loaded.who().name().equals(container) && loaded.view().facet() == facet;
    }

    private static Node sharedBanner(MirrorModel.State.Loaded loaded, String who) {
        Label words = new Label(Text.of("facet.shared", who, loaded.view().facet().kind().label()));
        words.setWrapText(true);
        words.setId("shared-banner");
        words.getStyleClass().add("shared-banner");
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    /** Two nodes, each half as wide as both. */
    static GridPane halves(Node left, Node right) {
        GridPane halves = new GridPane();
        halves.getStyleClass().add("halves");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            halves.getColumnConstraints().add(half);
        }
        halves.addRow(0, left, right);
        return halves;
    }

    private static Node legend(MirrorModel.State.Loaded loaded) {
        String facet = loaded.view().facet().label();
        String words = Stream.of(Relation.values())
                .filter(relation -> count(loaded, relation) > 0)
                .map(relation -> relation.sign() + " " + count(loaded, relation) + " " + Text.of(key(facet, relation)))
                .collect(Collectors.joining("     "));
        Label legend = new Label(words);
        legend.setId("legend");
        legend.getStyleClass().addAll("quiet", "legend");
        return legend;
    }

    private static String key(String facet, Relation relation) {
        String general = "relation." + relation.name().toLowerCase(Locale.ROOT);
        return Text.has(general + "." + facet) ? general + "." + facet : general;
    }

    private static long count(MirrorModel.State.Loaded loaded, Relation relation) {
        return loaded.table().lines().stream().filter(line -> line.relation() == relation).count();
    }

    private static List<Node> notes(MirrorModel.State.Loaded loaded) {
        Set<String> notes = new LinkedHashSet<>(loaded.view().host().notes());
        if (!loaded.view().shared()) {
            View container = loaded.view().container();
            notes.addAll(container.notes());
        }
        return notes.stream().limit(8).map(FacetPane::note).toList();
    }

    private static Node note(String text) {
        Label note = new Label(Shown.line(text, 600), Icon.NOTE.node());
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("quiet", "note");
        return note;
    }
}
