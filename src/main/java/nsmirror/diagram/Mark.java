package nsmirror.diagram;

import java.util.List;
import nsmirror.model.ProcessKey;

/**
 * A process as it is drawn.
 *
 * @param key which process
 * @param box its square, or the edge of its card
 * @param content what is written on it: name, PIDs, slots; none on a square
 */
public record Mark(ProcessKey key, Shape.Box box, List<Shape> content) {
    public Mark {
        content = List.copyOf(content);
    }

    /** The same without what is written on it, at another place. */
    Mark bare(Shape.Box place) {
        return new Mark(key, place, List.of());
    }

    /** The same with what is written on it, its box moved to where that one begins. */
    Mark at(Shape.Box place) {
        return new Mark(key, place, moved(place));
    }

    /** What is written on it, moved to where that box begins. */
    List<Shape> moved(Shape.Box place) {
        double dx = place.x() - box.x();
        double dy = place.y() - box.y();
        return content.isEmpty() || dx == 0 && dy == 0
                ? content : content.stream().map(shape -> shape.moved(dx, dy)).toList();
    }
}
