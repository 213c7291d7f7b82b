package nsmirror.ui.map;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;

/** Paints pictures on a canvas, all of it each time. What lies outside is left out. */
final class Painter {
    private static final double FADED = 0.18;
    private static final double SMALLEST_TEXT = 4;
    private static final double HALO = 3;

    private final Faces faces;

    Painter(Faces faces) {
        this.faces = faces;
    }

    /** Paints the picture over whatever was there. */
    void paint(GraphicsContext g, Picture picture, double width, double height) {
        g.save();
        g.setGlobalAlpha(1);
        g.setFill(colour(picture, Role.PAGE).orElse(Color.WHITE));
        g.fillRect(0, 0, width, height);
        Viewport seen = picture.viewport();
        Bounds bounds = new Bounds(seen.diagramX(0), seen.diagramY(0), seen.diagramX(width), seen.diagramY(height));
        g.translate(seen.left(), seen.top());
        g.scale(seen.scale(), seen.scale());
        g.setTextBaseline(VPos.BASELINE);
        for (Shape shape : picture.diagram().shapes()) {
            paint(g, shape, picture, bounds);
        }
        g.setGlobalAlpha(1);
        marks(g, picture, bounds);
        g.restore();
        if (picture.focused()) {
            g.setStroke(colour(picture, Role.OWN_FILL).orElse(Color.BLACK));
            g.setLineWidth(2);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private record Bounds(double left, double top, double right, double bottom) {
        boolean sees(Shape.Box box) {
            return box.x() < right && box.x() + box.width() > left && box.y() < bottom && box.y() + box.height() > top;
        }

        boolean sees(Shape.Text text) {
            return text.baseline() > top && text.baseline() - text.size() < bottom;
        }
    }

    private void paint(GraphicsContext g, Shape shape, Picture picture, Bounds bounds) {
        g.setGlobalAlpha(picture.emphasis().fades(shape.subject()) ? FADED : 1);
        switch (shape) {
            case Shape.Box box when bounds.sees(box) -> paint(g, box, picture);
            case Shape.Text text when bounds.sees(text)
                    && text.size() * picture.viewport().scale() >= SMALLEST_TEXT -> paint(g, text, picture);
            case Shape.Line line -> paint(g, line, picture);
            default -> { }
        }
    }

    private void paint(GraphicsContext g, Shape.Box box, Picture picture) {
        double arc = 2 * box.radius();
        colour(picture, box.fill()).ifPresent(fill -> {
            g.setFill(fill);
            g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        });
        colour(picture, box.line()).ifPresent(line -> {
            g.setStroke(line);
            g.setLineWidth(box.lineWidth());
            outline(g, box);
        });
    }

    private static void outline(GraphicsContext g, Shape.Box box) {
        double half = box.lineWidth() / 2;
        switch (box.outline()) {
            case SOLID -> stroke(g, box, half);
            case DASHED -> {
                g.setLineCap(StrokeLineCap.BUTT);
                g.setLineDashes(3 * box.lineWidth(), 2.4 * box.lineWidth());
                stroke(g, box, half);
                g.setLineDashes();
            }
            case DOUBLE -> {
                stroke(g, box, half);
                stroke(g, box, half + 2 * box.lineWidth());
            }
        }
    }

    /** Along the box's edge, that far inside it; outside for a negative distance. */
    private static void stroke(GraphicsContext g, Shape.Box box, double inside) {
        double arc = Math.max(0, 2 * (box.radius() - inside));
        g.strokeRoundRect(box.x() + inside, box.y() + inside, Math.max(0, box.width() - 2 * inside),
                Math.max(0, box.height() - 2 * inside), arc, arc);
    }

    private void paint(GraphicsContext g, Shape.Text text, Picture picture) {
        colour(picture, text.role()).ifPresent(colour -> {
            g.setFill(colour);
            g.setFont(faces.font(text.face(), text.size()));
            g.setTextAlign(switch (text.anchor()) {
                case START -> TextAlignment.LEFT;
                case MIDDLE -> TextAlignment.CENTER;
                case END -> TextAlignment.RIGHT;
            });
            g.fillText(text.content(), text.x(), text.baseline());
        });
    }

    private void paint(GraphicsContext g, Shape.Line line, Picture picture) {
        colour(picture, line.role()).ifPresent(colour -> {
            g.setStroke(colour);
            g.setLineWidth(line.width());
            g.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
        });
    }

    /** What stands out lies over everything: what was found, what belongs to the selection, the selection. */
    private void marks(GraphicsContext g, Picture picture, Bounds bounds) {
        Emphasis emphasis = picture.emphasis();
        double pixel = 1 / picture.viewport().scale();
        for (Shape shape : picture.diagram().shapes()) {
            if (shape instanceof Shape.Box box && box.subject().isPresent() && bounds.sees(box)) {
                mark(g, picture, box, emphasis, pixel);
            }
        }
        Stream.of(emphasis.compared(), emphasis.selected())
                .flatMap(Optional::stream)
                .flatMap(subject -> picture.diagram().boxOf(subject).stream())
                .filter(bounds::sees)
                .forEach(box -> halo(g, picture, box, Role.SELECTION, HALO * pixel));
    }

    private void mark(GraphicsContext g, Picture picture, Shape.Box box, Emphasis emphasis, double pixel) {
        Optional<Subject> subject = box.subject();
        if (emphasis.matched(subject)) {
            // Small marks stand close: a wide ring would cover the neighbours'.
            halo(g, picture, box, Role.MATCH, Math.min(HALO * pixel, Math.min(box.width(), box.height()) / 8));
            halo(g, picture, box, Role.TITLE, 0.75 * pixel);
        }
        emphasis.changed(subject).ifPresent(change ->
                halo(g, picture, box, change == Emphasis.Change.CAME ? Role.ONLY_HERE : Role.DIFFERENT, HALO * pixel));
        if (emphasis.member(subject) && !emphasis.selected().equals(subject)) {
            halo(g, picture, box, Role.SELECTION, 1.5 * pixel);
        }
    }

    private void halo(GraphicsContext g, Picture picture, Shape.Box box, Role role, double width) {
        g.setStroke(colour(picture, role).orElse(Color.BLACK));
        g.setLineWidth(width);
        stroke(g, box, -width / 2);
    }

    private static Optional<Color> colour(Picture picture, Role role) {
        return picture.theme().colour(role).map(colour -> Color.rgb(
                colour.rgb() >> 16 & 0xff, colour.rgb() >> 8 & 0xff, colour.rgb() & 0xff));
    }
}
