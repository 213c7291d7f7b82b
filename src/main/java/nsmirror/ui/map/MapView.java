package nsmirror.ui.map;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.figure.Theme;

/**
 * The map: shows a diagram on a canvas, moves and zooms it, and tells what is pointed at. The diagram is made for the
 * size of this view, so a new size asks for a new one.
 */
public final class MapView extends Region {
    private static final double STEP = 1.25;
    private static final double WHEEL = 1.0015;

    /** Who lives with the map. */
    public interface Listener {
        /** The view has another size: a diagram for it is wanted. */
        void resized(double width, double height);

        /** That was pointed at and is to be selected, or nothing. */
        void selected(Optional<Subject> subject);

        /** That was pointed at with Ctrl or Shift held, to be compared with what is selected. */
        void compared(Subject subject);

        /** That is under the pointer now. */
        void hovered(Optional<Subject> subject);
    }

    private final Canvas canvas = new Canvas();
    private final Painter painter;
    private Theme theme;
    private final Listener listener;
    private Diagram diagram = new Diagram(1, 1, List.of());
    private Emphasis emphasis = Emphasis.none();
    private Viewport viewport = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private Optional<Subject> hovered = Optional.empty();
    private double dragX;
    private double dragY;
    private boolean dragged;

    /** An empty map, in the light theme. */
    public MapView(Faces faces, Listener listener) {
        this.painter = new Painter(faces);
        this.theme = Theme.LIGHT;
        this.listener = listener;
        setId("map");
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(120, 120);
        canvas.setManaged(false);
        getChildren().add(canvas);
        focusVisibleProperty().addListener(any -> repaint());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(subjectAt(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(Optional.empty()));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width > 0 && height > 0 && (width != canvas.getWidth() || height != canvas.getHeight())) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            listener.resized(width, height);
            repaint();
        }
    }

    /** Shows another diagram. All of it is seen if all of the last one was; else the viewer stays where they stand. */
    public void show(Diagram next) {
        diagram = next;
        viewport = fitted ? Viewport.fit(frame()) : viewport.within(frame());
        repaint();
    }

    /** Shows it in these colours. */
    public void colour(Theme next) {
        theme = next;
        repaint();
    }

    /** Makes that stand out. */
    public void emphasise(Emphasis next) {
        emphasis = next;
        repaint();
    }

    /** What is shown. */
    public Diagram diagram() {
        return diagram;
    }

    /** Where the viewer stands. */
    public Viewport viewport() {
        return viewport;
    }

    /** All of the diagram again. */
    public void fit() {
        fitted = true;
        viewport = Viewport.fit(frame());
        repaint();
    }

    /** Nearer, the middle staying. */
    public void zoomIn() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    /** Further, the middle staying. */
    public void zoomOut() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** Moves as little as needed for that to be seen. */
    public void reveal(Subject subject) {
        diagram.boxOf(subject).ifPresent(box -> move(viewport.showing(box, frame())));
    }

    private Viewport.Frame frame() {
        return new Viewport.Frame(diagram.width(), diagram.height(), canvas.getWidth(), canvas.getHeight());
    }

    private void zoom(double factor, double x, double y) {
        move(viewport.zoomed(factor, x, y, frame()));
    }

    private void move(Viewport next) {
        if (!next.equals(viewport)) {
            viewport = next;
            fitted = viewport.equals(Viewport.fit(frame()));
            repaint();
        }
    }

    private Optional<Subject> subjectAt(double x, double y) {
        return diagram.at(viewport.diagramX(x), viewport.diagramY(y));
    }

    private void hover(Optional<Subject> subject) {
        if (!subject.equals(hovered)) {
            hovered = subject;
            setCursor(subject.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            listener.hovered(subject);
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        dragX = event.getX();
        dragY = event.getY();
        dragged = false;
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - dragX;
        double dy = event.getY() - dragY;
        if (dragged || Math.hypot(dx, dy) > 4) {
            dragged = true;
            setCursor(Cursor.CLOSED_HAND);
            move(viewport.panned(dx, dy, frame()));
            dragX = event.getX();
            dragY = event.getY();
        }
    }

    private void released(MouseEvent event) {
        if (dragged) {
            setCursor(Cursor.DEFAULT);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            point(subjectAt(event.getX(), event.getY()), event.isShortcutDown() || event.isShiftDown());
        }
    }

    private void point(Optional<Subject> subject, boolean too) {
        if (too) {
            subject.ifPresent(listener::compared);
        } else {
            listener.selected(subject);
        }
    }

    private void scrolled(ScrollEvent event) {
        if (!event.isInertia()) {
            zoom(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(event, Walk.beside(diagram, emphasis.selected(), Walk.Way.LEFT));
            case RIGHT -> walk(event, Walk.beside(diagram, emphasis.selected(), Walk.Way.RIGHT));
            case UP -> walk(event, Walk.beside(diagram, emphasis.selected(), Walk.Way.UP));
            case DOWN -> walk(event, Walk.beside(diagram, emphasis.selected(), Walk.Way.DOWN));
            case ENTER -> walk(event, Walk.into(diagram, emphasis.selected()));
            case BACK_SPACE -> walk(event, Walk.outOf(diagram, emphasis.selected()));
            default -> { }
        }
    }

    private void walk(KeyEvent event, Optional<Subject> to) {
        event.consume();
        to.ifPresent(subject -> {
            point(to, event.isShiftDown());
            reveal(subject);
        });
    }

    private void repaint() {
        painter.paint(canvas.getGraphicsContext2D(), new Picture(diagram, viewport, emphasis, theme, isFocusVisible()),
                canvas.getWidth(), canvas.getHeight());
    }

    /** Where on this view the middle of that is seen, for whoever points at it. */
    public Optional<Point2D> seen(Subject subject) {
        return diagram.boxOf(subject).map(this::grip);
    }

    /** A point of the box that none of the boxes within it covers, if its corner is free: its upper left. */
    private Point2D grip(Shape.Box box) {
        return new Point2D(viewport.seenX(box.x() + 3), viewport.seenY(box.y() + 3));
    }
}
