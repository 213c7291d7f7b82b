package nsmirror.ui.parts;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/**
 * What lies over the whole window for those who watch somebody else use it: a ring around the pointer, and the key just
 * pressed with what it does. Nothing here can be pointed at or reached.
 */
public final class Overlay extends StackPane {
    private static final Duration SHOWN = Duration.seconds(2.5);

    private final Circle ring = new Circle();
    private final Label cap = new Label();
    private final Label does = new Label();
    private final HBox echo = new HBox(cap, does);
    private final PauseTransition fading = new PauseTransition(SHOWN);
    private final BooleanProperty echoing = new SimpleBooleanProperty(false);

    /** Over that content. */
    public Overlay(Node content, Look look) {
        ring.setId("pointer-ring");
        ring.getStyleClass().add("pointer-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.radiusProperty().bind(Bindings.createDoubleBinding(() -> look.now().get().text() * 1.6, look.now()));
        ring.setVisible(false);
        cap.getStyleClass().add("key-cap");
        cap.managedProperty().bind(cap.textProperty().isNotEmpty());
        cap.visibleProperty().bind(cap.managedProperty());
        echo.setId("key-echo");
        echo.getStyleClass().add("key-echo");
        echo.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        echo.setMouseTransparent(true);
        echo.setVisible(false);
        StackPane.setAlignment(echo, Pos.TOP_CENTER);
        Pane above = new Pane(ring);
        above.setMouseTransparent(true);
        fading.setOnFinished(over -> echo.setVisible(false));
        echoing.addListener((any, before, now) -> echo.setVisible(false));
        look.projecting().addListener((any, before, now) -> ring.setVisible(now && isHover()));
        addEventFilter(MouseEvent.ANY, event -> follow(event, look.projecting().get()));
        StackPane.setAlignment(content, Pos.TOP_LEFT);
        getChildren().addAll(content, above, echo);
    }

    private void follow(MouseEvent event, boolean projecting) {
        ring.setCenterX(event.getX());
        ring.setCenterY(event.getY());
        ring.setVisible(projecting && event.getEventType() != MouseEvent.MOUSE_EXITED);
    }

    /** Whether keys are shown. */
    public BooleanProperty echoing() {
        return echoing;
    }

    /** A key was pressed that does that: shown for a moment, if keys are shown. */
    public void pressed(String key, String what) {
        if (echoing.get()) {
            cap.setText(key);
            show(what);
        }
    }

    /** Says that for a moment, beside the key that brought it if keys are shown. */
    public void say(String what) {
        if (!echoing.get()) {
            cap.setText("");
        }
        show(what);
    }

    private void show(String what) {
        does.setText(what);
        echo.setVisible(true);
        fading.playFromStart();
    }
}
