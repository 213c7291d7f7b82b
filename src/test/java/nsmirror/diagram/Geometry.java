package nsmirror.diagram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.model.ProcessKey;

/** Looks at a diagram as an eye does: what lies over what, what is cut, how many processes can be counted. */
final class Geometry {
    private static final Pattern COUNT = Pattern.compile("(\\d+) (process|kernel)|^\\+(\\d+)$");
    private static final double CAPITALS = 0.73;

    private final Diagram diagram;
    private final TextMeasure measure;

    /** A rectangle. */
    record Area(double left, double top, double right, double bottom) {
        static Area of(Shape.Box box) {
            return new Area(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
        }

        boolean meets(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean holds(Area other) {
            return left <= other.left && right >= other.right && top <= other.top && bottom >= other.bottom;
        }
    }

    Geometry(Diagram diagram, TextMeasure measure) {
        this.diagram = diagram;
        this.measure = measure;
    }

    List<Shape.Box> boxes() {
        return diagram.shapes().stream()
                .filter(Shape.Box.class::isInstance)
                .map(Shape.Box.class::cast)
                .filter(box -> box.line() != Role.SELECTION)
                .toList();
    }

    List<Shape.Text> texts() {
        return diagram.shapes().stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).toList();
    }

    /** Where the letters of a text are, without what hangs below the line. */
    Area area(Shape.Text text) {
        double width = measure.width(text.content(), text.face(), text.size());
        double left = switch (text.anchor()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
        };
        return new Area(left, text.baseline() - text.size() * CAPITALS, left + width, text.baseline());
    }

    /** Pairs of boxes that overlap without one lying in the other. */
    List<String> overlappingBoxes() {
        List<Shape.Box> boxes = boxes();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Area one = Area.of(boxes.get(i));
            for (int j = i + 1; j < boxes.size(); j++) {
                Area two = Area.of(boxes.get(j));
                if (one.meets(two) && !one.holds(two)) {
                    faults.add(boxes.get(i) + " and " + boxes.get(j));
                }
            }
        }
        return faults;
    }

    /** Texts that leave the page, cross a box's edge, or lie over one another. */
    List<String> cutTexts() {
        List<String> faults = new ArrayList<>();
        Area page = new Area(0, 0, diagram.width(), diagram.height());
        List<Area> boxes = boxes().stream().map(Area::of).toList();
        List<Shape.Text> texts = texts();
        List<Area> areas = texts.stream().map(this::area).toList();
        for (int i = 0; i < areas.size(); i++) {
            Area text = areas.get(i);
            if (!page.holds(text)) {
                faults.add("off the page: " + texts.get(i));
            }
            if (boxes.stream().anyMatch(box -> box.meets(text) && !box.holds(text))) {
                faults.add("crosses an edge: " + texts.get(i));
            }
            for (int j = i + 1; j < areas.size(); j++) {
                if (text.meets(areas.get(j))) {
                    faults.add("over one another: " + texts.get(i) + " and " + texts.get(j));
                }
            }
        }
        return faults;
    }

    /** Boxes that leave the page. */
    List<Shape.Box> offThePage() {
        Area page = new Area(0, 0, diagram.width(), diagram.height());
        return boxes().stream().filter(box -> !page.holds(Area.of(box))).toList();
    }

    /** The processes that have a shape of their own. */
    Set<ProcessKey> drawn() {
        Set<ProcessKey> keys = new HashSet<>();
        boxes().stream().flatMap(box -> box.subject().stream())
                .flatMap(subject -> subject instanceof Subject.OfProcess(ProcessKey key) ? Stream.of(key) : Stream.of())
                .forEach(keys::add);
        return keys;
    }

    /** How many processes the drawing counts instead: {@code 24 kernel threads}, {@code +37}. */
    int counted() {
        int sum = 0;
        List<Shape> shapes = diagram.shapes();
        for (int i = 1; i < shapes.size(); i++) {
            boolean counter = shapes.get(i - 1) instanceof Shape.Box box && box.fill() == Role.KERNEL_FILL;
            if (counter && shapes.get(i) instanceof Shape.Text text) {
                sum += number(text.content());
            }
        }
        return sum;
    }

    private static int number(String text) {
        Matcher match = COUNT.matcher(text.replace("\u2009", ""));
        if (!match.find()) {
            throw new AssertionError("counts nothing: " + text);
        }
        return Integer.parseInt(Optional.ofNullable(match.group(1)).orElseGet(() -> match.group(3)));
    }

    /** What a text is written on: the fill of the last box drawn under it. */
    Role ground(Shape.Text text) {
        Area area = area(text);
        Role ground = Role.PAGE;
        for (Shape shape : diagram.shapes()) {
            if (shape == text) {
                return ground;
            }
            if (shape instanceof Shape.Box box && box.fill() != Role.NONE && Area.of(box).meets(area)) {
                ground = box.fill();
            }
        }
        throw new AssertionError("not in the diagram: " + text);
    }

    /** What a box is drawn on. */
    Role ground(Shape.Box inner) {
        Role ground = Role.PAGE;
        for (Shape shape : diagram.shapes()) {
            if (shape == inner) {
                return ground;
            }
            if (shape instanceof Shape.Box box && box.fill() != Role.NONE && Area.of(box).holds(Area.of(inner))) {
                ground = box.fill();
            }
        }
        throw new AssertionError("not in the diagram: " + inner);
    }
}
