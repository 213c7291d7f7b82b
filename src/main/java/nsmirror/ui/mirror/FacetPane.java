package nsmirror.ui.mirror;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
import nsmirror.ui.mirror.table.SidesTable;
import nsmirror.ui.parts.Text;

/** One facet: both sides under their commands, row beside row, and what a reader should know of them. */
final class FacetPane extends VBox {
    private final MirrorModel.State.Loaded loaded;
    private Optional<SidesTable> rows = Optional.empty();
    private Optional<ProcessesPane> processes = Optional.empty();
    private Optional<FilesPane> files = Optional.empty();

    /**
     * The pane.
     *
     * @param chosen hears of a process that is selected in it
     * @param open hears of a directory a person goes to
     * @param little whether there is little room for it
     */
    FacetPane(MirrorModel.State.Loaded loaded, Consumer<ProcessKey> chosen, Consumer<Directory> open,
            ObservableBooleanValue little) {
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
                getChildren().add(FilesPane.way(loaded, open));
            }
            grow(nothing(loaded.view()));
        } else {
            SidesTable table = new SidesTable(loaded.table(), shared);
            rows = Optional.of(table);
            processes = loaded.processes().map(lines -> new ProcessesPane(loaded, lines, table, chosen));
            if (loaded.view().facet() == Facet.FILES) {
                files = Optional.of(new FilesPane(loaded, table, open));
            }
            grow(processes.<Node>map(pane -> pane).or(() -> files).orElse(table));
        }
        getChildren().add(new FacetFoot(loaded, rows, little));
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

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }
}
