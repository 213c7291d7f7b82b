package nsmirror.ui.map;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import nsmirror.diagram.Subject;

/** What a person does with mouse, trackpad and keys on the map, in words of the map. */
final class Steering {
    private static final double WHEEL = 1.0015;
    private static final double DRAG = 4;
    private static final double PAN = 0.15;

    /** What can be done. Places are pixels of the view. */
    interface Helm {
        void zoom(double factor, double x, double y);

        void pan(double dx, double dy);

        Optional<Subject> at(double x, double y);

        /** That was pointed at; {@code too} if it is to be compared with what is selected. */
        void point(Optional<Subject> subject, boolean too);

        /** The pointer is at that point, over that. */
        void hover(Optional<Subject> subject, double x, double y);

        /** The pointer is not on the map any more, or does something else. */
        void leave();

        /** From what is selected one step that way. */
        Optional<Subject> step(Walk.Way way);

        Optional<Subject> into();

        Optional<Subject> outOf();

        void reveal(Subject subject);
    }

    private final Region view;
    private final Helm helm;
    private double dragX;
    private double dragY;
    private boolean dragged;

    private Steering(Region view, Helm helm) {
        this.view = view;
        this.helm = helm;
    }

    /** Has that view steered so. */
    static void of(Region view, Helm helm) {
        Steering steering = new Steering(view, helm);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, steering::pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, steering::dragged);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, steering::released);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, steering::moved);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, event -> steering.helm.leave());
        view.addEventHandler(ScrollEvent.SCROLL, steering::scrolled);
        view.addEventHandler(ZoomEvent.ZOOM, steering::pinched);
        view.addEventHandler(KeyEvent.KEY_PRESSED, steering::keyPressed);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        dragX = event.getX();
        dragY = event.getY();
        dragged = false;
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - dragX;
        double dy = event.getY() - dragY;
        if (dragged || Math.hypot(dx, dy) > DRAG) {
            dragged = true;
            view.setCursor(Cursor.CLOSED_HAND);
            helm.leave();
            helm.pan(dx, dy);
            dragX = event.getX();
            dragY = event.getY();
        }
    }

    private void released(MouseEvent event) {
        if (dragged) {
            view.setCursor(Cursor.DEFAULT);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            helm.point(helm.at(event.getX(), event.getY()), event.isShortcutDown() || event.isShiftDown());
        }
    }

    private void moved(MouseEvent event) {
        Optional<Subject> under = helm.at(event.getX(), event.getY());
        view.setCursor(under.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        helm.hover(under, event.getX(), event.getY());
    }

    /** A wheel zooms. Two fingers on a touch screen pan, and so does a wheel with Shift, which then turns sideways. */
    private void scrolled(ScrollEvent event) {
        event.consume();
        if (event.isInertia() && event.getTouchCount() == 0 && !event.isDirect()) {
            return;
        }
        if (event.isDirect() || event.getDeltaX() != 0) {
            helm.pan(event.getDeltaX(), event.getDeltaY());
        } else {
            helm.zoom(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
    }

    private void pinched(ZoomEvent event) {
        event.consume();
        helm.zoom(event.getZoomFactor(), event.getX(), event.getY());
    }

    private void keyPressed(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        if (event.isShortcutDown()) {
            pan(event);
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(event, helm.step(Walk.Way.LEFT));
            case RIGHT -> walk(event, helm.step(Walk.Way.RIGHT));
            case UP -> walk(event, helm.step(Walk.Way.UP));
            case DOWN -> walk(event, helm.step(Walk.Way.DOWN));
            case ENTER -> walk(event, helm.into());
            case BACK_SPACE -> walk(event, helm.outOf());
            default -> { }
        }
    }

    private void pan(KeyEvent event) {
        double dx = view.getWidth() * PAN;
        double dy = view.getHeight() * PAN;
        switch (event.getCode()) {
            case LEFT -> helm.pan(dx, 0);
            case RIGHT -> helm.pan(-dx, 0);
            case UP -> helm.pan(0, dy);
            case DOWN -> helm.pan(0, -dy);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(KeyEvent event, Optional<Subject> to) {
        event.consume();
        to.ifPresent(subject -> {
            helm.point(to, event.isShiftDown());
            helm.reveal(subject);
        });
    }
}
