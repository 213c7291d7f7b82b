package nsmirror.diagram;

import java.util.Optional;

/** Something to draw. Coordinates are pixels of the diagram, y grows downward. Later shapes lie over earlier ones. */
public sealed interface Shape {
    /** What it stands for, if it can be pointed at. */
    Optional<Subject> subject();

    /** The same elsewhere. */
    Shape moved(double dx, double dy);

    /** How an outline is drawn; the shape of the line says what colour repeats. */
    enum Outline { SOLID, DASHED, DOUBLE }

    /** Where a text's x is. */
    enum Anchor { START, MIDDLE, END }

    /** A rectangle with rounded corners. */
    record Box(double x, double y, double width, double height, double radius, Role fill, Role line,
            double lineWidth, Outline outline, Optional<Subject> subject) implements Shape {
        /** Whether the point lies in it. */
        public boolean contains(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }

        @Override
        public Box moved(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height, radius, fill, line, lineWidth, outline, subject);
        }
    }

    /** One line of text; its content is already escaped and shortened. */
    record Text(double x, double baseline, String content, Face face, double size, Role role, Anchor anchor,
            Optional<Subject> subject) implements Shape {
        @Override
        public Text moved(double dx, double dy) {
            return new Text(x + dx, baseline + dy, content, face, size, role, anchor, subject);
        }
    }

    /** A straight line. */
    record Line(double x1, double y1, double x2, double y2, Role role, double width, Optional<Subject> subject)
            implements Shape {
        @Override
        public Line moved(double dx, double dy) {
            return new Line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, role, width, subject);
        }
    }
}
