package nsmirror.ui.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import nsmirror.diagram.CloseUp;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Moment;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.figure.Theme;
import nsmirror.model.ProcessKey;

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
    private final MiniMap miniMap = new MiniMap((x, y) -> move(viewport().centred(x, y, frame())));
    private final HoverCard card;
    private final Painter painter;
    private final Listener listener;
    private final Motion motion;
    private final PauseTransition strong = new PauseTransition(Duration.seconds(2));
    private final Gone gone = new Gone();
    private Map<ProcessKey, Shape.Box> left = Map.of();
    private Palette colours = Palette.of(Theme.LIGHT);
    private Diagram diagram = new Diagram(1, 1, List.of());
    private CloseUps closeUps = CloseUps.NONE;
    private Emphasis emphasis = Emphasis.none();
    private Viewport viewport = new Viewport(1, 0, 0);
    private double nearest = 1;
    private boolean fitted = true;
    private boolean calm;
    private Optional<Subject> hovered = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();

    /** An empty map, in the light theme. */
    public MapView(Faces faces, Listener listener) {
        this(faces, listener, Beat.ofScreen());
    }

    /** The same, moving at that beat. */
    public MapView(Faces faces, Listener listener, Beat beat) {
        this.painter = new Painter(faces);
        this.listener = listener;
        this.motion = new Motion(beat, this::moved);
        this.card = new HoverCard(faces);
        setId("map");
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(120, 120);
        canvas.setManaged(false);
        getChildren().addAll(canvas, miniMap, card);
        focusVisibleProperty().addListener(any -> repaint());
        strong.setOnFinished(any -> repaint());
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
            draw();
        }
    }

    /**
     * Shows another map: its processes go there from where they are; the first map's, those of one on which none has
     * another place, and all where motion is reduced are there at once. In the last case what belongs to the selection
     * stands out more for two seconds. Who went leaves an empty place for as long as the emphasis says so. All of the
     * map is seen if all of the last one was; else the viewer stays where they stand.
     */
    public void show(NodeMap next) {
        boolean first = diagram.shapes().isEmpty();
        Pieces before = motion.goal();
        diagram = next.diagram();
        closeUps = CloseUps.of(next);
        nearest = closeUps.nearest(Pieces.of(diagram).marks().values());
        viewport = fitted ? Viewport.fit(frame()) : viewport.within(frame());
        if (calm || first) {
            motion.cut(diagram);
        } else {
            motion.fly(diagram);
        }
        if (calm && !first) {
            strong.playFromStart();
        }
        gone.show(before, motion.goal(), emphasis);
        left = gone.free(motion.goal(), emphasis);
        draw();
        hoverAfresh();
    }

    /** Whether processes are where they belong at once instead of going there. */
    public void reduceMotion(boolean reduced) {
        calm = reduced;
        if (reduced && motion.moving()) {
            motion.cut(diagram);
            moved();
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
        draw();
    }

    /** Makes that stand out. */
    public void emphasise(Emphasis next) {
        emphasis = next;
        left = gone.free(motion.goal(), emphasis);
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

    /**
     * Nearer. What stays where it is: what is selected, if the keyboard is here and it is seen; else what is under the
     * pointer; else the middle.
     */
    public void zoomIn() {
        zoom(STEP);
    }

    /** Further, in the same way. */
    public void zoomOut() {
        zoom(1 / STEP);
    }

    private void zoom(double factor) {
        Point2D about = selectedAt().or(() -> pointer).orElseGet(() -> new Point2D(getWidth() / 2, getHeight() / 2));
        zoom(factor, about);
    }

    private void zoom(double factor, Point2D about) {
        move(viewport.zoomed(factor, about.getX(), about.getY(), frame()));
    }

    /** The middle of what is seen of the selection. */
    private Optional<Point2D> selectedAt() {
        return emphasis.selected().filter(any -> isFocused()).flatMap(diagram::boxOf).flatMap(box -> {
            double left = Math.max(0, viewport.seenX(box.x()));
            double right = Math.min(getWidth(), viewport.seenX(box.x() + box.width()));
            double top = Math.max(0, viewport.seenY(box.y()));
            double bottom = Math.min(getHeight(), viewport.seenY(box.y() + box.height()));
            return left < right && top < bottom
                    ? Optional.of(new Point2D((left + right) / 2, (top + bottom) / 2)) : Optional.empty();
        });
    }

    /** Moves as little as needed for that to be seen. */
    public void reveal(Subject subject) {
        diagram.boxOf(subject).ifPresent(box -> move(viewport.showing(box, frame())));
    }

    private Viewport.Frame frame() {
        return new Viewport.Frame(diagram.width(), diagram.height(), canvas.getWidth(), canvas.getHeight(), nearest);
    }

    private void move(Viewport next) {
        if (!next.equals(viewport)) {
            viewport = next;
            fitted = viewport.equals(Viewport.fit(frame()));
            look();
            repaint();
            pointer.ifPresent(at -> hover(subjectAt(at.getX(), at.getY())));
        }
    }

    /** Paints everything, also the map in the corner. */
    private void draw() {
        miniMap.show(diagram, motion.goal(), colours, canvas.getWidth(), canvas.getHeight());
        look();
        repaint();
    }

    private void look() {
        miniMap.setVisible(!fitted);
        miniMap.look(viewport, colours, canvas.getWidth(), canvas.getHeight());
    }

    private void repaint() {
        painter.paint(canvas.getGraphicsContext2D(), new Picture(motion.moment(), motion.moving(), closeUps, left,
                viewport, emphasis, strong.getStatus() == Animation.Status.RUNNING, colours, isFocusVisible()),
                canvas.getWidth(), canvas.getHeight());
    }

    private void moved() {
        repaint();
        if (!motion.moving()) {
            hoverAfresh();
        }
    }

    /** A point of this view at which that is seen, for whoever points at it. */
    public Optional<Point2D> seen(Subject subject) {
        return diagram.boxOf(subject).map(this::grip);
    }

    /** A point of the box that none of the boxes within it covers, if its corner is free: its upper left. */
    private Point2D grip(Shape.Box box) {
        return new Point2D(viewport.seenX(box.x() + 3), viewport.seenY(box.y() + 3));
    }

    /** On the way it is what is seen that is pointed at, not where it will be; what went cannot be. */
    private Optional<Subject> subjectAt(double x, double y) {
        double diagramX = viewport.diagramX(x);
        double diagramY = viewport.diagramY(y);
        if (motion.moving()) {
            return motion.moment().at(diagramX, diagramY)
                    .filter(found -> !(found instanceof Subject.OfProcess process) || isShown(process));
        }
        Optional<Subject> found = diagram.at(diagramX, diagramY);
        return found.filter(Subject.OfProcess.class::isInstance).map(Subject.OfProcess.class::cast)
                .filter(this::isShown)
                .flatMap(process -> closeUps.at(motion.goal().marks(), process, viewport, x, y))
                .or(() -> found);
    }

    private boolean isShown(Subject.OfProcess process) {
        return motion.goal().marks().containsKey(process.key());
    }

    private void hover(Optional<Subject> subject) {
        if (!subject.equals(hovered)) {
            tell(subject);
        }
        Optional<CloseUp.Card> shown = motion.moving() ? Optional.empty() : subject.flatMap(closeUps::card);
        shown.filter(any -> pointer.isPresent()).ifPresentOrElse(
                all -> card.show(all, colours, pointer.get().getX(), pointer.get().getY(), getWidth(), getHeight()),
                card::hide);
    }

    /** Something else may be under a pointer that rests, or there is more to say about the same. */
    private void hoverAfresh() {
        pointer.ifPresent(at -> {
            tell(subjectAt(at.getX(), at.getY()));
            hover(hovered);
        });
    }

    private void tell(Optional<Subject> subject) {
        hovered = subject;
        listener.hovered(subject);
    }

    /** What the steering does to this map. */
    private final class AtHelm implements Steering.Helm {
        @Override
        public void zoom(double factor, double x, double y) {
            pointer = Optional.of(new Point2D(x, y));
            MapView.this.zoom(factor, new Point2D(x, y));
        }

        @Override
        public void pan(double dx, double dy) {
            move(viewport.panned(dx, dy, frame()));
        }

        @Override
        public Optional<Subject> at(double x, double y) {
            return subjectAt(x, y);
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
            pointer = Optional.of(new Point2D(x, y));
            MapView.this.hover(subject);
        }

        @Override
        public void leave() {
            pointer = Optional.empty();
            MapView.this.hover(Optional.empty());
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
