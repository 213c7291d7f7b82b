package nsmirror.diagram;

import java.util.List;
import java.util.Optional;

/**
 * Shapes on a page.
 *
 * @param width of the page in pixels
 * @param height of the page in pixels
 * @param shapes in drawing order
 */
public record Diagram(double width, double height, List<Shape> shapes) {
    public Diagram {
        shapes = List.copyOf(shapes);
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
