package nsmirror.ui.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.diagram.CloseUp;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;

/**
 * The names of groups whose boxes are too small for one on the whole map. From near there is room for it in the strip
 * above what is in the box.
 */
final class GroupNames {
    static final GroupNames NONE = new GroupNames(List.of());

    private final List<Nameless> groups;

    /** A group's box, and how much of it is free above what is in it. */
    private record Nameless(Subject group, Shape.Box box, double free) {}

    /** A name on the screen, drawn from that point on. */
    record Name(double x, double y, List<Shape> shapes) {}

    private GroupNames(List<Nameless> groups) {
        this.groups = groups;
    }

    /** Those of a diagram. Whatever is in a box is drawn after it, the uppermost first. */
    static GroupNames of(Diagram diagram) {
        List<Shape> shapes = diagram.shapes();
        Set<Subject> named = new HashSet<>();
        shapes.stream().filter(Shape.Text.class::isInstance).flatMap(each -> each.subject().stream())
                .forEach(named::add);
        List<Nameless> nameless = new ArrayList<>();
        for (int i = 0; i + 1 < shapes.size(); i++) {
            Optional<Subject> subject = shapes.get(i).subject();
            if (shapes.get(i) instanceof Shape.Box box && shapes.get(i + 1) instanceof Shape.Box first
                    && subject.filter(each -> group(each) && !named.contains(each)).isPresent()
                    && box.contains(first.x(), first.y())) {
                nameless.add(new Nameless(subject.get(), box, first.y() - box.y()));
            }
        }
        return new GroupNames(List.copyOf(nameless));
    }

    private static boolean group(Subject subject) {
        return switch (subject) {
            case Subject.OfContainer _, Subject.OfPod _, Subject.OfNamespace _ -> true;
            case Subject.OfHost _, Subject.OfProcess _, Subject.OfCombination _ -> false;
        };
    }

    /** The names there is room for, as far as their boxes' upper edges are seen on a view of that size. */
    List<Name> seen(CloseUp closeUp, Viewport from, double width, double height) {
        List<Name> names = new ArrayList<>();
        for (Nameless each : groups) {
            double line = each.box.lineWidth();
            double top = from.seenY(each.box.y()) + line;
            double high = each.free * from.scale() - line;
            double left = Math.max(0, from.seenX(each.box.x()) + line);
            double right = Math.min(width, from.seenX(each.box.x() + each.box.width()) - line);
            if (top > -high && top < height && left < right) {
                List<Shape> shapes = closeUp.name(each.group, right - left, high);
                if (!shapes.isEmpty()) {
                    names.add(new Name(left, top, shapes));
                }
            }
        }
        return names;
    }
}
