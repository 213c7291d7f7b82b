package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is seen at one moment.
 *
 * @param layers one over another, the lowest first
 */
public record Moment(List<Layer> layers) {
    /**
     * Shapes that are all as much there as each other.
     *
     * @param opacity from 0, not there, to 1
     * @param frames what stands around processes, below them
     * @param marks processes
     */
    public record Layer(double opacity, List<Shape> frames, List<Mark> marks) {}

    public Moment {
        layers = layers.stream().filter(layer -> layer.opacity > 0).toList();
    }

    /** What the topmost box that is seen at that point stands for. */
    public Optional<Subject> at(double x, double y) {
        for (Layer layer : layers.reversed()) {
            Optional<Subject> found = topmost(layer.marks().reversed().stream().flatMap(mark ->
                    Stream.concat(mark.content().reversed().stream(), Stream.of(mark.box()))), x, y)
                    .or(() -> topmost(layer.frames().reversed().stream(), x, y));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Subject> topmost(Stream<Shape> shapes, double x, double y) {
        return shapes.filter(shape -> shape instanceof Shape.Box box && box.contains(x, y) && box.subject().isPresent())
                .findFirst()
                .flatMap(Shape::subject);
    }

    /** A diagram at rest. */
    public static Moment still(Pieces pieces) {
        return new Moment(List.of(new Layer(1, pieces.frames(), List.copyOf(pieces.marks().values()))));
    }
}
