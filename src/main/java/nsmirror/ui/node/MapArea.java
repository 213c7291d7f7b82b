package nsmirror.ui.node;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Subject;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.details.Details;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.map.Faces;
import nsmirror.ui.map.MapView;
import nsmirror.ui.map.Sight;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Text;

/** The map with what belongs to it: what is under the pointer, and how near it is. */
final class MapArea extends BorderPane {
    private final Looking looking;
    private final Drawing drawing;
    private final Consumer<Exception> trouble;
    private final Changes changes;
    private final MapView map;
    private final Look look;
    private final Label pointed = new Label();
    private final Subscription looks;
    private Optional<NodeMap> shown = Optional.empty();
    private Optional<Subject> hovered = Optional.empty();

    /** The map of what is looked at; a map that cannot be made is told to {@code trouble}. */
    MapArea(Looking looking, Drawing drawing, Faces faces, Look look, Changes changes, ActionButtons buttons,
            Consumer<Exception> trouble) {
        this.looking = looking;
        this.drawing = drawing;
        this.trouble = trouble;
        this.look = look;
        this.changes = changes;
        this.map = new MapView(faces, new Pointing());
        getStyleClass().add("map-area");
        setCenter(map);
        setBottom(status(look, changes, buttons));
        map.colour(look.now().get().theme());
        map.reduceMotion(look.now().get().calm());
        looks = look.now().subscribe((before, now) -> {
            map.colour(now.theme());
            map.reduceMotion(now.calm());
            draw();
        });
        looking.snapshot().addListener(any -> draw());
        looking.grouping().addListener((any, before, now) -> {
            draw();
            changes.regrouped(look.now().get().calm()
                    ? Company.others(looking.snapshot().get(), before, now) : Set.of());
        });
        changes.elsewhere().addListener(any -> describe());
        looking.emphasis().addListener((any, before, now) -> {
            map.emphasise(now);
            describe();
        });
        describe();
    }

    private HBox status(Look look, Changes changes, ActionButtons buttons) {
        pointed.setId("pointed");
        HBox.setHgrow(pointed, Priority.ALWAYS);
        pointed.setMaxWidth(Double.MAX_VALUE);
        HBox zoom = new HBox(buttons.iconOnly(Action.ZOOM_OUT, Icon.ZOOM_OUT),
                buttons.iconOnly(Action.ZOOM_FIT, Icon.ZOOM_FIT), buttons.iconOnly(Action.ZOOM_IN, Icon.ZOOM_IN));
        zoom.getStyleClass().add("zoom");
        zoom.setMinWidth(Region.USE_PREF_SIZE);
        Label projected = new Label();
        projected.textProperty().bind(looking.snapshot().map(now ->
                Text.of("status.projector", Shown.line(now.node().hostname(), 40))));
        projected.setId("mode");
        projected.setMinWidth(Region.USE_PREF_SIZE);
        projected.visibleProperty().bind(look.projecting());
        projected.managedProperty().bind(look.projecting());
        zoom.visibleProperty().bind(look.projecting().not());
        zoom.managedProperty().bind(look.projecting().not());
        HBox line = new HBox(pointed, changed(changes, buttons), projected, zoom);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("status", "quiet");
        return line;
    }

    /** What changed last, in one line; all of it is one step away. Its room is there before: the map must not move. */
    private static Button changed(Changes changes, ActionButtons buttons) {
        Button button = buttons.named(Action.CHANGES, Icon.CHANGES);
        button.textProperty().bind(Bindings.createStringBinding(() -> changes.entries().isEmpty()
                ? "" : ChangesSheet.summary(changes.entries().getFirst()), changes.entries()));
        button.getStyleClass().addAll("flat", "changes-line");
        button.setMinWidth(0);
        button.visibleProperty().bind(Bindings.isNotEmpty(changes.entries()));
        return button;
    }

    /** The map as it is seen; empty as long as there is none. */
    Optional<Sight> sight() {
        return shown.map(map -> new Sight(map, looking.emphasis().get(), Optional.of(this.map.viewport()),
                Math.floor(this.map.getWidth()), Math.floor(this.map.getHeight())));
    }

    MapView map() {
        return map;
    }

    /** Hears of the look no more. */
    void leave() {
        looks.unsubscribe();
    }

    private void draw() {
        if (map.getWidth() > 0 && map.getHeight() > 0) {
            draw(Math.floor(map.getWidth()), Math.floor(map.getHeight()));
        }
    }

    private void draw(double width, double height) {
        drawing.draw(looking.snapshot().get(), looking.grouping().get(), look.now().get().sizes(), width, height,
                this::show, trouble);
    }

    private void show(NodeMap next) {
        shown = Optional.of(next);
        map.show(next);
        looking.drawn().set(map.diagram().shapes().stream()
                .flatMap(shape -> shape.subject().stream())
                .filter(Subject.OfProcess.class::isInstance)
                .map(subject -> ((Subject.OfProcess) subject).key())
                .collect(Collectors.toUnmodifiableSet()));
        describe();
    }

    /** Says in words what the picture shows, also for those who cannot see it. */
    private void describe() {
        Snapshot now = looking.snapshot().get();
        String counts = Text.count("count.processes", now.processes().size()) + ", "
                + Text.count("count.containers", now.containers().size());
        String selected = looking.selection().get()
                .map(subject -> Text.of("map.accessible.selected", words(subject)))
                .orElse("");
        map.setAccessibleText(Text.of("map.accessible", counts) + selected
                + Stream.of(folded(), elsewhere()).flatMap(Optional::stream).map(each -> " " + each)
                        .collect(Collectors.joining()));
        point();
    }

    /** Says that until there is something else to say. */
    void tell(String words) {
        pointed.setText(words);
    }

    /** What is told for a moment; else what is pointed at; else, where the selection has no mark of its own here, that and how much of it. */
    private void point() {
        pointed.setText(elsewhere().or(() -> hovered.map(this::words)).or(this::folded).orElse(""));
    }

    private Optional<String> elsewhere() {
        int count = changes.elsewhere().get();
        return count == 0 ? Optional.empty() : Optional.of(Text.count("map.elsewhere", count));
    }

    private Optional<String> folded() {
        long folded = looking.folded();
        return folded == 0 ? Optional.empty()
                : looking.selection().get().map(subject -> looking.emphasis().get().members().size() == 1
                        ? Text.of("map.folded.one", words(subject)) : Text.of("map.folded.many", words(subject), folded));
    }

    private String words(Subject subject) {
        Details details = looking.details(subject);
        return details.what() + " " + details.title() + details.command().map(command -> "  " + command).orElse("");
    }

    private final class Pointing implements MapView.Listener {
        @Override
        public void resized(double width, double height) {
            draw(width, height);
        }

        @Override
        public void selected(Optional<Subject> subject) {
            looking.select(subject);
        }

        @Override
        public void compared(Subject subject) {
            looking.compare(subject);
        }

        @Override
        public void hovered(Optional<Subject> subject) {
            hovered = subject;
            point();
        }
    }
}
