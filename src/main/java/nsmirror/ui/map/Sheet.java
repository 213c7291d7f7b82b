package nsmirror.ui.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Outline;

/** Collects what is painted, as shapes in pixels of the screen. What is painted in paler colours than the given stands back. */
final class Sheet {
    private final Palette full;
    private final List<Shape> shapes = new ArrayList<>();
    private final Set<Integer> faint = new HashSet<>();

    Sheet(Palette full) {
        this.full = full;
    }

    /** What was painted, on a page of that many pixels. */
    Diagram diagram(double width, double height) {
        return new Diagram(width, height, shapes, faint);
    }

    /** The sheet for shapes of which a point (x, y) is seen at (x × scale + left, y × scale + top). */
    Surface from(double scale, double left, double top) {
        return new Seen(scale, left, top);
    }

    private void add(Shape shape, Palette colours) {
        if (colours != full) {
            faint.add(shapes.size());
        }
        shapes.add(shape);
    }

    private final class Seen implements Surface {
        private final double scale;
        private final double left;
        private final double top;

        private Seen(double scale, double left, double top) {
            this.scale = scale;
            this.left = left;
            this.top = top;
        }

        @Override
        public void draw(Shape shape, Palette colours) {
            add(switch (shape) {
                case Shape.Box box -> seen(box);
                case Shape.Text text -> new Shape.Text(x(text.x()), y(text.baseline()), text.content(), text.face(),
                        Brush.seen(text.size(), scale) * scale, text.role(), text.anchor(), text.subject());
                case Shape.Line line -> new Shape.Line(x(line.x1()), y(line.y1()), x(line.x2()), y(line.y2()),
                        line.role(), line.width() * scale, line.subject());
            }, colours);
        }

        /** With the corner and the least line it has on the screen. */
        private Shape.Box seen(Shape.Box box) {
            double radius = box.radius() * scale < Brush.SMALLEST_CORNER ? 0 : box.radius() * scale;
            double line = radius == 0 ? Math.max(1, box.lineWidth() * scale) : box.lineWidth() * scale;
            return new Shape.Box(x(box.x()), y(box.y()), box.width() * scale, box.height() * scale, radius, box.fill(),
                    box.line(), line, box.outline(), box.subject());
        }

        @Override
        public void halo(Shape.Box box, Role role, double width, Palette colours) {
            ring(box, role, width, width, Outline.SOLID, colours);
        }

        @Override
        public void doubleHalo(Shape.Box box, Role role, double width, Palette colours) {
            ring(box, role, width * 1.5, width / 2, Outline.DOUBLE, colours);
        }

        @Override
        public void dashedHalo(Shape.Box box, Role role, double width, Palette colours) {
            ring(box, role, width, width, Outline.DASHED, colours);
        }

        @Override
        public void dashed(Shape.Box box, Role role, double width, Palette colours) {
            ring(box, role, 0, width, Outline.DASHED, colours);
        }

        /** A line whose outer edge is that far outside the box. */
        private void ring(Shape.Box box, Role role, double outside, double width, Outline outline, Palette colours) {
            double air = outside * scale;
            add(new Shape.Box(x(box.x()) - air, y(box.y()) - air, box.width() * scale + 2 * air,
                    box.height() * scale + 2 * air, box.radius() * scale + air, Role.NONE, role, width * scale, outline,
                    Optional.empty()), colours);
        }

        private double x(double x) {
            return x * scale + left;
        }

        private double y(double y) {
            return y * scale + top;
        }
    }
}
