package nsmirror.ui.mirror;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.model.Container;
import nsmirror.model.ProcessKey;
import nsmirror.reading.Directory;
import nsmirror.text.Shown;
import nsmirror.ui.mirror.drawn.Halves;
import nsmirror.ui.mirror.drawn.HostnamePane;
import nsmirror.ui.mirror.drawn.UserRanges;
import nsmirror.ui.mirror.drawn.VethChain;
import nsmirror.ui.mirror.table.FacetTable.Relation;
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** One facet: both sides under their commands, row beside row, and what a reader should know of them. */
final class FacetPane extends VBox {
    private static final int MOST_NOTES = 8;
    private static final int LONGEST_NOTE = 400;
    private static final double WIDEST_TOOLTIP = 600;

    private final MirrorModel.State.Loaded loaded;
    private Optional<SidesTable> rows = Optional.empty();
    private Optional<ProcessesPane> processes = Optional.empty();
    private Optional<FilesPane> files = Optional.empty();

    /**
     * The pane.
     *
     * @param chosen hears of a process that is selected in it
     * @param open hears of a directory a person goes to
     */
    FacetPane(MirrorModel.State.Loaded loaded, Consumer<ProcessKey> chosen, Consumer<Directory> open) {
        this.loaded = loaded;
        getStyleClass().add("facet-pane");
        setId("facet-" + loaded.view().facet().label());
        boolean shared = loaded.view().shared();
        String who = name(loaded.at().who());
        Optional<String> with = loaded.at().with().map(FacetPane::name);
        if (shared) {
            getChildren().addAll(sharedBanner(loaded, with, who),
                    new SideHead("both-sides", "", loaded.view().host()));
        } else {
            getChildren().add(new Halves(
                    new SideHead(with.isPresent() ? "container-side" : "host-side", with.orElse(""), loaded.view().host()),
                    new SideHead("container-side", who, loaded.view().container())));
        }
        drawn(loaded, with.orElseGet(() -> Text.of("mirror.host")), who).ifPresent(getChildren()::add);
        if (loaded.view().facet() == Facet.HOSTNAME) {
            grow(HostnamePane.of(loaded.view()));
        } else if (loaded.table().lines().isEmpty()) {
            if (loaded.view().facet() == Facet.FILES) {
                getChildren().add(FilesPane.path(loaded.at().directory(), open));
            }
            grow(nothing(loaded.view()));
        } else {
            SidesTable table = new SidesTable(loaded.table(), shared);
            rows = Optional.of(table);
            if (loaded.view().facet() == Facet.PROCESSES) {
                processes = Optional.of(new ProcessesPane(loaded, table, chosen));
            }
            if (loaded.view().facet() == Facet.FILES) {
                files = Optional.of(new FilesPane(loaded, table, open));
            }
            grow(processes.<Node>map(pane -> pane).or(() -> files).orElse(table));
            getChildren().add(legend(loaded, table));
        }
        notes(loaded).ifPresent(getChildren()::add);
    }

    private static Optional<Node> drawn(MirrorModel.State.Loaded loaded, String left, String right) {
        return switch (loaded.view().facet()) {
            case INTERFACES -> VethChain.of(loaded.view(), left, right);
            case USERS -> UserRanges.of(loaded.view());
            default -> Optional.empty();
        };
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

    /** Whether that is what it shows. */
    boolean shows(Looked at) {
        return loaded.at().key().equals(at.key());
    }

    /** Whether that is the same but for the directory, so that it stays until the other is there. */
    boolean beside(Looked at) {
        return loaded.at().beside(at);
    }

    /** Goes on where the other one, of another directory, was left. */
    void comeFrom(FacetPane left) {
        files.ifPresent(pane -> pane.comeFrom(left.loaded.at().directory()));
    }

    /** Has its rows stand where the older one's are. */
    void standAs(FacetPane older) {
        processes.ifPresent(now -> older.processes.ifPresent(now::standAs));
        rows.ifPresent(now -> older.rows.ifPresent(now::standAs));
    }

    /** Selects that process where processes are shown. */
    void select(Optional<ProcessKey> process) {
        processes.ifPresent(pane -> pane.select(process));
    }

    private static String name(Container container) {
        return Shown.line(container.name(), 80);
    }

    private static Node sharedBanner(MirrorModel.State.Loaded loaded, Optional<String> with, String who) {
        String kind = loaded.view().facet().kind().label();
        Label words = new Label(with.isEmpty() ? Text.of("facet.shared", who, kind)
                : Text.of("facet.shared.two", with.get(), who, kind));
        words.setWrapText(true);
        words.setId("shared-banner");
        words.getStyleClass().add("shared-banner");
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    /** What the signs between the sides mean and how many there are of each, and whether columns have no room. */
    private static Node legend(MirrorModel.State.Loaded loaded, SidesTable table) {
        FlowPane legend = new FlowPane();
        legend.setId("legend");
        legend.getStyleClass().add("legend");
        if (!loaded.view().shared()) {
            Stream.of(Relation.values()).filter(relation -> count(loaded, relation) > 0).forEach(relation ->
                    legend.getChildren().add(quiet(relation.sign() + " " + count(loaded, relation) + " "
                            + words(loaded, relation))));
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

    private static String words(MirrorModel.State.Loaded loaded, Relation relation) {
        Optional<Container> with = loaded.at().with();
        Optional<Container> alone = switch (relation) {
            case HOST_ONLY -> with;
            case CONTAINER_ONLY -> with.map(any -> loaded.at().who());
            case SAME, DIFFERENT, JOINED -> Optional.empty();
        };
        return alone.map(each -> Text.of("relation.only", name(each)))
                .orElseGet(() -> Text.of(key(loaded.view().facet().label(), relation)));
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
                                .map(notes -> left(loaded, notes)),
                        joined(container.stream().filter(note -> !host.contains(note)))
                                .map(notes -> right(loaded, notes)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("     "));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Label note = new Label(words, Icon.NOTE.node());
        note.setId("notes");
        note.setWrapText(true);
        // Where there is little room the rows come first: what is cut off here is in the tooltip.
        Tooltip whole = new Tooltip(words);
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST_TOOLTIP);
        note.setTooltip(whole);
        note.getStyleClass().addAll("quiet", "note");
        return Optional.of(note);
    }

    private static String left(MirrorModel.State.Loaded loaded, String notes) {
        return loaded.at().with().map(with -> Text.of("note.named", name(with), notes))
                .orElseGet(() -> Text.of("note.host", notes));
    }

    private static String right(MirrorModel.State.Loaded loaded, String notes) {
        return loaded.at().with().map(with -> Text.of("note.named", name(loaded.at().who()), notes))
                .orElseGet(() -> Text.of("note.container", notes));
    }

    private static Optional<String> joined(Stream<String> notes) {
        return Optional.of(notes.distinct().limit(MOST_NOTES).map(note -> Shown.line(note, LONGEST_NOTE))
                        .collect(Collectors.joining(" · ")))
                .filter(words -> !words.isEmpty());
    }
}
