package nsmirror.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Shape.Box;
import nsmirror.model.ProcessKey;

/**
 * A diagram taken apart, to be moved: what stands around the processes, and the processes.
 *
 * @param frames boxes of groups, headings, title, legend, in drawing order
 * @param marks each process once, in drawing order
 */
public record Pieces(List<Shape> frames, Map<ProcessKey, Mark> marks) {
    /** Takes a diagram apart: what is drawn on a process's box right after it belongs to that process. */
    public static Pieces of(Diagram diagram) {
        List<Shape> frames = new ArrayList<>();
        Map<ProcessKey, Mark> marks = new LinkedHashMap<>();
        List<Shape> shapes = diagram.shapes();
        for (int i = 0; i < shapes.size(); ) {
            Optional<Box> process = process(shapes.get(i));
            int end = i + 1;
            if (process.isPresent()) {
                Box box = process.get();
                while (end < shapes.size() && !another(shapes.get(end), box) && liesOn(shapes.get(end), box)) {
                    end++;
                }
                ProcessKey key = ((Subject.OfProcess) box.subject().orElseThrow()).key();
                marks.put(key, new Mark(key, box, shapes.subList(i + 1, end)));
            } else {
                frames.add(shapes.get(i));
            }
            i = end;
        }
        return new Pieces(frames, marks);
    }

    private static Optional<Box> process(Shape shape) {
        return shape instanceof Box box && box.subject().filter(Subject.OfProcess.class::isInstance).isPresent()
                ? Optional.of(box) : Optional.empty();
    }

    /** Whether it is another process's box. A slot on a box may stand for the process too. */
    private static boolean another(Shape shape, Box box) {
        return process(shape).filter(each -> !each.subject().equals(box.subject())).isPresent();
    }

    private static boolean liesOn(Shape shape, Box box) {
        return switch (shape) {
            case Box other -> box.contains(other.x(), other.y())
                    && other.x() + other.width() <= box.x() + box.width();
            case Shape.Text text -> within(text.x(), box.x(), box.width())
                    && within(text.baseline(), box.y(), box.height());
            case Shape.Line line -> box.contains(line.x1(), line.y1()) && box.contains(line.x2(), line.y2());
        };
    }

    private static boolean within(double at, double from, double length) {
        return at >= from && at <= from + length;
    }
}
