package nsmirror.diagram;

import java.util.List;

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

    /** A diagram at rest. */
    public static Moment still(Pieces pieces) {
        return new Moment(List.of(new Layer(1, pieces.frames(), List.copyOf(pieces.marks().values()))));
    }
}
