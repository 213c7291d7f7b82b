package nsmirror.ui.mirror;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.ui.parts.Keyboard;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Text;

/** A container beside the host: who, which facet, and its two sides. */
public final class MirrorView extends VBox {
    /** Heights in em below which rows need what the rest would take. */
    private static final double LITTLE = 30;

    private final MirrorModel model;
    private final Listener listener;
    private final MirrorHead head;
    private Optional<ProcessKey> selected = Optional.empty();
    private final BooleanProperty little = new SimpleBooleanProperty(false);
    private final FacetTabs tabs;
    private final StackPane content = new StackPane();
    private final ProgressBar loading = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    /** Hears of what is chosen in a mirror. */
    public interface Listener {
        /** A container was picked from the list. */
        void container(String name);

        /** That container's own tools are to be asked, if a person agrees to what would run. */
        void ownTools(Container of);

        /** A process was selected on one of the sides. */
        void process(ProcessKey key);
    }

    /** A mirror whose choices that listener hears of. */
    public MirrorView(MirrorModel model, Listener listener) {
        this.listener = listener;
        this.model = model;
        tabs = new FacetTabs(model.facet(), little);
        setId("mirror");
        getStyleClass().add("mirror");
        head = new MirrorHead(model, listener::container, listener::ownTools);
        getChildren().addAll(head, tabs, progress(), content);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        little.bind(Bindings.createBooleanBinding(() -> getHeight() < LITTLE * tabs.font().get().getSize(),
                heightProperty(), tabs.font()));
        model.state().addListener((any, before, now) -> show(now));
        show(model.state().get());
    }

    private Node progress() {
        loading.getStyleClass().add("thin-progress");
        loading.setMaxWidth(Double.MAX_VALUE);
        loading.setVisible(false);
        return loading;
    }

    /** Lists the containers of a snapshot. */
    public void list(Snapshot snapshot) {
        head.list(snapshot);
        if (model.state().get() instanceof MirrorModel.State.Nobody) {
            showNobody();
        }
    }

    /** Selects that process where the mirror shows processes; none where that is empty. */
    public void select(Optional<ProcessKey> process) {
        selected = process;
        panes().forEach(pane -> pane.select(process));
    }

    private Stream<FacetPane> panes() {
        return content.getChildren().stream().filter(FacetPane.class::isInstance).map(FacetPane.class::cast);
    }

    /** Goes that many facets on, around the end. */
    public void step(int by) {
        int next = Math.floorMod(Facet.ALL.indexOf(model.facet().get()) + by, Facet.ALL.size());
        model.facet().set(Facet.ALL.get(next));
    }

    /** Puts the keyboard on the facets. */
    public void focusTab() {
        tabs.focusChosen();
    }

    private void show(MirrorModel.State state) {
        tabs.show(model.whose());
        loading.setVisible(state instanceof MirrorModel.State.Loading);
        switch (state) {
            case MirrorModel.State.Nobody _ -> showNobody();
            case MirrorModel.State.Loading wait -> showLoading(wait);
            case MirrorModel.State.Loaded loaded -> showLoaded(loaded);
            case MirrorModel.State.Failed failed -> showFailed(failed);
        }
    }

    private void showNobody() {
        Label hint = new Label(Text.of(head.somebody() ? "mirror.nobody" : "mirror.none"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("quiet", "hint");
        content.getChildren().setAll(hint);
    }

    /** What is there stays while the same is read again, so that nothing jumps; of another nothing must stay. */
    private void showLoading(MirrorModel.State.Loading wait) {
        boolean same = panes().anyMatch(pane -> pane.beside(wait.at()));
        if (!same) {
            Label words = new Label(Text.of("mirror.loading", Text.of("facet." + wait.at().facet().label())));
            words.getStyleClass().addAll("quiet", "hint");
            content.getChildren().setAll(words);
        }
    }

    /** Newer of the same stands where the older stood, and the keyboard stays on it. */
    private void showLoaded(MirrorModel.State.Loaded loaded) {
        FacetPane next = new FacetPane(loaded, listener::process, model.directory()::set, little);
        next.select(selected);
        // What has no room is cut off at the foot, not under the tabs.
        StackPane.setAlignment(next, Pos.TOP_LEFT);
        Optional<FacetPane> before = panes().filter(pane -> pane.beside(loaded.at())).findFirst();
        before.filter(pane -> pane.shows(loaded.at())).ifPresent(next::standAs);
        before.filter(pane -> !pane.shows(loaded.at())).ifPresent(next::comeFrom);
        Keyboard.keptThrough(content, () -> content.getChildren().setAll(next), this::focusTab);
    }

    private void showFailed(MirrorModel.State.Failed failed) {
        Notice notice = new Notice("mirror-failed");
        notice.say(failed.message());
        Button again = new Button(Text.of("mirror.retry"));
        again.setId("mirror-retry");
        again.setOnAction(event -> model.retry());
        VBox box = new VBox(notice, again);
        box.getStyleClass().add("mirror-failed");
        content.getChildren().setAll(List.of(box));
    }
}
