package nsmirror.ui.mirror;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Keyboard;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Text;

/** A container beside the host: who, which facet, and its two sides. */
public final class MirrorView extends VBox {
    private final MirrorModel model;
    private final ComboBox<String> chooser = new ComboBox<>();
    private final FacetTabs tabs;
    private final StackPane content = new StackPane();
    private final ProgressBar loading = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private boolean showing;

    /** A mirror; {@code chosen} hears of a container picked from its list. */
    public MirrorView(MirrorModel model, Consumer<String> chosen) {
        this.model = model;
        tabs = new FacetTabs(model.facet());
        setId("mirror");
        getStyleClass().add("mirror");
        getChildren().addAll(head(chosen), tabs, progress(), content);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        model.state().addListener((any, before, now) -> show(now));
        show(model.state().get());
    }

    private Node head(Consumer<String> chosen) {
        Label title = new Label(Text.of("mirror.title"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setLabelFor(chooser);
        chooser.setId("mirror-who");
        chooser.setPromptText(Text.of("mirror.choose"));
        chooser.setAccessibleText(Text.of("mirror.choose"));
        chooser.setCellFactory(any -> new NameCell());
        chooser.setButtonCell(new NameCell());
        HBox.setHgrow(chooser, Priority.SOMETIMES);
        chooser.setOnAction(event -> {
            if (!showing && chooser.getValue() != null) {
                chosen.accept(chooser.getValue());
            }
        });
        HBox head = new HBox(title, chooser);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mirror-head");
        return head;
    }

    /** A container's name, as a node gave it, is shown escaped. */
    private static final class NameCell extends ListCell<String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? Text.of("mirror.choose") : Shown.line(name, 80));
        }
    }

    private Node progress() {
        loading.getStyleClass().add("thin-progress");
        loading.setMaxWidth(Double.MAX_VALUE);
        loading.setVisible(false);
        return loading;
    }

    /** Lists the containers of a snapshot. */
    public void list(Snapshot snapshot) {
        showing = true;
        chooser.getItems().setAll(snapshot.containers().stream().map(Container::name).toList());
        chooser.setDisable(chooser.getItems().isEmpty());
        model.who().get().ifPresent(who -> chooser.setValue(who.name()));
        showing = false;
        if (model.state().get() instanceof MirrorModel.State.Nobody) {
            showNobody();
        }
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
        showing = true;
        chooser.setValue(model.who().get().map(Container::name).orElse(null));
        showing = false;
        tabs.show(model.who().get());
        loading.setVisible(state instanceof MirrorModel.State.Loading);
        switch (state) {
            case MirrorModel.State.Nobody _ -> showNobody();
            case MirrorModel.State.Loading wait -> showLoading(wait);
            case MirrorModel.State.Loaded loaded -> showLoaded(loaded);
            case MirrorModel.State.Failed failed -> showFailed(failed);
        }
    }

    private void showNobody() {
        Label hint = new Label(Text.of(chooser.getItems().isEmpty() ? "mirror.none" : "mirror.nobody"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("quiet", "hint");
        content.getChildren().setAll(hint);
    }

    /** What is there stays while the same is read again, so that nothing jumps; of another nothing must stay. */
    private void showLoading(MirrorModel.State.Loading wait) {
        boolean same = content.getChildren().stream()
                .anyMatch(node -> node instanceof FacetPane pane && pane.shows(wait.who().name(), wait.facet()));
        if (!same) {
            Label words = new Label(Text.of("mirror.loading", Text.of("facet." + wait.facet().label())));
            words.getStyleClass().addAll("quiet", "hint");
            content.getChildren().setAll(words);
        }
    }

    /** Newer of the same stands where the older stood, and the keyboard stays on it. */
    private void showLoaded(MirrorModel.State.Loaded loaded) {
        FacetPane next = new FacetPane(loaded);
        content.getChildren().stream()
                .filter(FacetPane.class::isInstance)
                .map(FacetPane.class::cast)
                .filter(pane -> pane.shows(loaded.who().name(), loaded.view().facet()))
                .findFirst()
                .ifPresent(next::standAs);
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
