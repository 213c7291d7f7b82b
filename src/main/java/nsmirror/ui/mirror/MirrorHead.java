package nsmirror.ui.mirror;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** Who stands at the left and who at the right: the host or a container, and a container. */
final class MirrorHead extends HBox {
    private final MirrorModel model;
    private final ComboBox<Optional<String>> left = new ComboBox<>();
    private final ComboBox<Optional<String>> right = new ComboBox<>();
    private final Button swap = new Button(null, Icon.SWAP.node());
    private final Button own = new Button(Text.of("own.button"));
    private Optional<Snapshot> snapshot = Optional.empty();
    private boolean showing;

    /** Choosers for both; {@code chosen} hears of the container picked for the right side. */
    MirrorHead(MirrorModel model, Consumer<String> chosen, Consumer<Container> ownTools) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("mirror-head");
        prepare(left, "mirror-with", "mirror.host", "mirror.choose.left");
        prepare(right, "mirror-who", "mirror.choose", "mirror.choose");
        left.setOnAction(event -> picked(left, name -> model.beside(name.flatMap(this::container))));
        right.setOnAction(event -> picked(right, name -> name.ifPresent(chosen)));
        swap.setId("mirror-swap");
        swap.getStyleClass().addAll("button-icon", "flat");
        swap.setAccessibleText(Text.of("mirror.swap"));
        swap.setTooltip(new Tooltip(Text.of("mirror.swap")));
        swap.setOnAction(event -> {
            model.swap();
            model.who().get().map(Container::name).ifPresent(chosen);
        });
        own.setId("ask-own-tools");
        own.setMinWidth(Region.USE_PREF_SIZE);
        own.setTooltip(new Tooltip(Text.of("own.tip")));
        own.setOnAction(event -> model.who().get().ifPresent(ownTools));
        getChildren().setAll(left, swap, right, own);
        model.who().addListener(any -> show());
        model.with().addListener(any -> show());
        show();
    }

    private static void prepare(ComboBox<Optional<String>> chooser, String id, String none, String spoken) {
        chooser.setId(id);
        chooser.setPromptText(Text.of(none));
        chooser.setAccessibleText(Text.of(spoken));
        chooser.setCellFactory(any -> new NameCell(none));
        chooser.setButtonCell(new NameCell(none));
        chooser.setMinWidth(0);
        chooser.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(chooser, Priority.ALWAYS);
    }

    private void picked(ComboBox<Optional<String>> chooser, Consumer<Optional<String>> does) {
        if (!showing && chooser.getValue() != null) {
            does.accept(chooser.getValue());
        }
    }

    private Optional<Container> container(String name) {
        return snapshot.flatMap(each -> each.container(name));
    }

    /** Lists the containers of that snapshot. */
    void list(Snapshot now) {
        snapshot = Optional.of(now);
        show();
    }

    /** Whether there is a container to choose. */
    boolean somebody() {
        return snapshot.filter(each -> !each.containers().isEmpty()).isPresent();
    }

    private void show() {
        showing = true;
        Optional<String> who = model.who().get().map(Container::name);
        Stream<String> names = snapshot.stream().flatMap(each -> each.containers().stream()).map(Container::name);
        right.getItems().setAll(names.map(Optional::of).toList());
        left.getItems().setAll(Stream.concat(Stream.of(Optional.<String>empty()),
                right.getItems().stream().filter(name -> !name.equals(who))).toList());
        right.setValue(who.isPresent() ? who : null);
        left.setValue(model.with().get().map(Container::name));
        right.setDisable(!somebody());
        left.setDisable(who.isEmpty());
        own.setDisable(who.isEmpty());
        swap.setDisable(model.with().get().isEmpty());
        showing = false;
    }

    /** A container's name, as a node gave it, is shown escaped. */
    private static final class NameCell extends ListCell<Optional<String>> {
        private final String none;

        NameCell(String none) {
            this.none = none;
        }

        @Override
        protected void updateItem(Optional<String> name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null || name.isEmpty() ? Text.of(none) : Shown.line(name.get(), 80));
        }
    }
}

