package nsmirror.ui.map;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;

/** Walking a diagram by the keyboard: beside, into and out of what is selected. */
public final class Walk {
    private Walk() {}

    /** Which way. */
    public enum Way {
        LEFT(-1, 0), RIGHT(1, 0), UP(0, -1), DOWN(0, 1);

        private final int dx;
        private final int dy;

        Way(int dx, int dy) {
            this.dx = dx;
            this.dy = dy;
        }
    }

    /** Straight ahead counts once, aside thrice: otherwise a walk along a row strays into the next one. */
    private static final double ASIDE = 3;

    /**
     * What lies that way: a process beside a process, a group beside a group; in the same group, if there is one.
     * Without a selection, the first process.
     */
    public static Optional<Subject> beside(Diagram diagram, Optional<Subject> from, Way way) {
        Optional<Shape.Box> here = from.flatMap(diagram::boxOf);
        if (here.isEmpty()) {
            return first(diagram, box -> isProcess(box)).or(() -> first(diagram, box -> true));
        }
        Shape.Box box = here.get();
        List<Shape.Box> ahead = pointable(diagram).stream()
                .filter(other -> isProcess(other) == isProcess(box))
                .filter(other -> !encloses(other, box) && !encloses(box, other))
                .filter(other -> ahead(box, other, way) > 0)
                .toList();
        Optional<Shape.Box> group = around(diagram, box);
        return nearest(box, ahead.stream().filter(other -> group.filter(g -> encloses(g, other)).isPresent()), way)
                .or(() -> nearest(box, ahead.stream(), way))
                .flatMap(Shape.Box::subject);
    }

    private static Optional<Shape.Box> nearest(Shape.Box from, Stream<Shape.Box> boxes, Way way) {
        return boxes.min(Comparator.comparingDouble(
                other -> ahead(from, other, way) + ASIDE * aside(from, other, way)));
    }

    /** The first process, or else the first group, inside what is selected. */
    public static Optional<Subject> into(Diagram diagram, Optional<Subject> from) {
        return from.flatMap(diagram::boxOf)
                .flatMap(box -> first(diagram, other -> isProcess(other) && encloses(box, other))
                        .or(() -> first(diagram, other -> encloses(box, other))));
    }

    /** The smallest group around what is selected. */
    public static Optional<Subject> outOf(Diagram diagram, Optional<Subject> from) {
        return from.flatMap(diagram::boxOf).flatMap(box -> around(diagram, box)).flatMap(Shape.Box::subject);
    }

    private static Optional<Shape.Box> around(Diagram diagram, Shape.Box box) {
        return pointable(diagram).stream()
                .filter(other -> encloses(other, box))
                .min(Comparator.comparingDouble(Walk::area));
    }

    private static Optional<Subject> first(Diagram diagram, Predicate<Shape.Box> wanted) {
        return pointable(diagram).stream().filter(wanted).findFirst().flatMap(Shape.Box::subject);
    }

    private static List<Shape.Box> pointable(Diagram diagram) {
        return diagram.shapes().stream()
                .filter(Shape.Box.class::isInstance)
                .map(Shape.Box.class::cast)
                .filter(box -> box.subject().isPresent())
                .toList();
    }

    private static boolean isProcess(Shape.Box box) {
        return box.subject().orElseThrow() instanceof Subject.OfProcess;
    }

    private static boolean encloses(Shape.Box outer, Shape.Box inner) {
        return area(outer) > area(inner)
                && outer.x() <= inner.x()
                && outer.y() <= inner.y()
                && outer.x() + outer.width() >= inner.x() + inner.width()
                && outer.y() + outer.height() >= inner.y() + inner.height();
    }

    private static double area(Shape.Box box) {
        return box.width() * box.height();
    }

    private static double ahead(Shape.Box from, Shape.Box to, Way way) {
        return (middleX(to) - middleX(from)) * way.dx + (middleY(to) - middleY(from)) * way.dy;
    }

    private static double aside(Shape.Box from, Shape.Box to, Way way) {
        return Math.abs((middleX(to) - middleX(from)) * way.dy) + Math.abs((middleY(to) - middleY(from)) * way.dx);
    }

    private static double middleX(Shape.Box box) {
        return box.x() + box.width() / 2;
    }

    private static double middleY(Shape.Box box) {
        return box.y() + box.height() / 2;
    }
}
