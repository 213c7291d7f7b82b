package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shapes on a page.
 *
 * @param width of the page in pixels
 * @param height of the page in pixels
 * @param shapes in drawing order
 * @param faint which of them, counted from 0, stand back: their colours are nearly the page's
 */
public record Diagram(double width, double height, List<Shape> shapes, Set<Integer> faint) {
    /** How much of its colour a faint shape has; the rest is the page's. */
    public static final double FAINT = 0.18;

    public Diagram {
        shapes = List.copyOf(shapes);
        faint = Set.copyOf(faint);
    }

    /** A diagram in which nothing stands back. */
    public Diagram(double width, double height, List<Shape> shapes) {
        this(width, height, shapes, Set.of());
    }

    /** What the topmost box at that point stands for. */
    public Optional<Subject> at(double x, double y) {
        return shapes.reversed().stream()
                .filter(shape -> shape instanceof Shape.Box box && box.contains(x, y) && box.subject().isPresent())
                .findFirst()
                .flatMap(Shape::subject);
    }

    /** The first box that stands for the subject. */
    public Optional<Shape.Box> boxOf(Subject subject) {
        return shapes.stream()
                .filter(Shape.Box.class::isInstance)
                .map(Shape.Box.class::cast)
                .filter(box -> box.subject().filter(subject::equals).isPresent())
                .findFirst();
    }
}
