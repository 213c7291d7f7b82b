package nsmirror.ui.map;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.figure.Theme;

/**
 * The map: shows a diagram on a canvas, moves and zooms it, and tells what is pointed at. The diagram is made for the
 * size of this view, so a new size asks for a new one.
 */
public final class MapView extends Region {
    private static final double STEP = 1.25;

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
    private final Listener listener;
    private final Motion motion;
    private Palette colours = Palette.of(Theme.LIGHT);
    private Diagram diagram = new Diagram(1, 1, List.of());
    private Emphasis emphasis = Emphasis.none();
    private Viewport viewport = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private boolean calm;
    private Optional<Subject> hovered = Optional.empty();

    /** An empty map, in the light theme. */
    public MapView(Faces faces, Listener listener) {
        this(faces, listener, Beat.ofScreen());
    }

    /** The same, moving at that beat. */
    public MapView(Faces faces, Listener listener, Beat beat) {
        this.painter = new Painter(faces);
        this.listener = listener;
        this.motion = new Motion(beat, this::repaint);
        setId("map");
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(120, 120);
        canvas.setManaged(false);
        getChildren().add(canvas);
        focusVisibleProperty().addListener(any -> repaint());
        Steering.of(this, new AtHelm());
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

    /**
     * Shows another diagram: its processes go there from where they are, unless motion is reduced. All of it is seen if
     * all of the last one was; else the viewer stays where they stand.
     */
    public void show(Diagram next) {
        boolean first = diagram.shapes().isEmpty();
        diagram = next;
        viewport = fitted ? Viewport.fit(frame()) : viewport.within(frame());
        if (calm || first || getScene() == null) {
            motion.cut(next);
        } else {
            motion.fly(next);
        }
        repaint();
    }

    /** Whether processes are where they belong at once instead of going there. */
    public void reduceMotion(boolean reduced) {
        calm = reduced;
        if (reduced && motion.moving()) {
            motion.cut(diagram);
            repaint();
        }
    }

    /** Whether processes are on their way. */
    public boolean moving() {
        return motion.moving();
    }

    /** What is seen now; at rest it is the diagram. */
    public Moment seen() {
        return motion.moment();
    }

    /** Shows it in these colours. */
    public void colour(Theme next) {
        colours = Palette.of(next);
        repaint();
    }

    /** Makes that stand out. */
    public void emphasise(Emphasis next) {
        emphasis = next;
        repaint();
    }

    /** What is shown, or on its way to be. */
    public Diagram diagram() {
        return diagram;
    }

    /** Where the viewer stands. */
    public Viewport viewport() {
        return viewport;
    }

    /** All of the diagram again. */
    public void fit() {
        move(Viewport.fit(frame()));
        fitted = true;
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

    private void repaint() {
        painter.paint(canvas.getGraphicsContext2D(), new Picture(motion.moment(), motion.moving(), viewport, emphasis,
                colours, isFocusVisible()), canvas.getWidth(), canvas.getHeight());
    }

    /** Where on this view the middle of that is seen, for whoever points at it. */
    public Optional<Point2D> seen(Subject subject) {
        return diagram.boxOf(subject).map(this::grip);
    }

    /** A point of the box that none of the boxes within it covers, if its corner is free: its upper left. */
    private Point2D grip(Shape.Box box) {
        return new Point2D(viewport.seenX(box.x() + 3), viewport.seenY(box.y() + 3));
    }

    /** What the steering does to this map. */
    private final class AtHelm implements Steering.Helm {
        @Override
        public void zoom(double factor, double x, double y) {
            MapView.this.zoom(factor, x, y);
        }

        @Override
        public void pan(double dx, double dy) {
            move(viewport.panned(dx, dy, frame()));
        }

        @Override
        public Optional<Subject> at(double x, double y) {
            return diagram.at(viewport.diagramX(x), viewport.diagramY(y));
        }

        @Override
        public void point(Optional<Subject> subject, boolean too) {
            if (too) {
                subject.ifPresent(listener::compared);
            } else {
                listener.selected(subject);
            }
        }

        @Override
        public void hover(Optional<Subject> subject, double x, double y) {
            if (!subject.equals(hovered)) {
                hovered = subject;
                listener.hovered(subject);
            }
        }

        @Override
        public Optional<Subject> step(Walk.Way way) {
            return Walk.beside(diagram, emphasis.selected(), way);
        }

        @Override
        public Optional<Subject> into() {
            return Walk.into(diagram, emphasis.selected());
        }

        @Override
        public Optional<Subject> outOf() {
            return Walk.outOf(diagram, emphasis.selected());
        }

        @Override
        public void reveal(Subject subject) {
            MapView.this.reveal(subject);
        }
    }
}
