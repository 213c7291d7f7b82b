package nsmirror.ui.map;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/**
 * Draws single shapes on a canvas: finely at rest, plainly in motion, where strokes and rounded corners would decide
 * the frame rate and nobody sees them. Only outlines that are dashed or double, which says something, stay strokes.
 */
final class Brush implements Surface {
    /** Corners of less than so many pixels on screen are not seen as round on a square that is as small. */
    static final double SMALLEST_CORNER = 3;

    /** Times its own size. */
    private static final double LARGEST_TEXT = 1.5;

    private final GraphicsContext g;
    private final Faces faces;
    private final double scale;
    private final boolean plain;

    /**
     * A brush for one picture.
     *
     * @param scale pixels on screen for one of the shapes'
     * @param plain whether to draw plainly
     */
    Brush(GraphicsContext g, Faces faces, double scale, boolean plain) {
        this.g = g;
        this.faces = faces;
        this.scale = scale;
        this.plain = plain;
    }

    @Override
    public void draw(Shape shape, Palette colours) {
        switch (shape) {
            case Shape.Box box -> draw(box, colours);
            case Shape.Text text -> draw(text, colours);
            case Shape.Line line -> {
                g.setStroke(colours.of(line.role()));
                g.setLineWidth(line.width());
                g.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
            }
        }
    }

    private void draw(Shape.Box box, Palette colours) {
        boolean square = plain || box.radius() * scale < SMALLEST_CORNER;
        if (square && box.outline() == Shape.Outline.SOLID) {
            plain(box, colours);
            return;
        }
        double arc = 2 * box.radius();
        if (colours.has(box.fill())) {
            g.setFill(colours.of(box.fill()));
            g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
        if (colours.has(box.line())) {
            g.setStroke(colours.of(box.line()));
            g.setLineWidth(box.lineWidth());
            outline(box);
        }
    }

    /** A rectangle on whole pixels; its line is what a smaller rectangle on it leaves. */
    private void plain(Shape.Box box, Palette colours) {
        double left = snapped(box.x());
        double top = snapped(box.y());
        double width = snapped(box.x() + box.width()) - left;
        double height = snapped(box.y() + box.height()) - top;
        if (!colours.has(box.line())) {
            if (colours.has(box.fill())) {
                g.setFill(colours.of(box.fill()));
                g.fillRect(left, top, width, height);
            }
            return;
        }
        double line = Math.max(1 / scale, snapped(box.lineWidth()));
        g.setFill(colours.of(box.line()));
        if (colours.has(box.fill())) {
            g.fillRect(left, top, width, height);
            g.setFill(colours.of(box.fill()));
            g.fillRect(left + line, top + line, Math.max(0, width - 2 * line), Math.max(0, height - 2 * line));
        } else {
            frame(left, top, left + width, top + height, line);
        }
    }

    private double snapped(double at) {
        return Math.round(at * scale) / scale;
    }

    private void outline(Shape.Box box) {
        double half = box.lineWidth() / 2;
        switch (box.outline()) {
            case SOLID -> stroke(box, half);
            case DASHED -> {
                g.setLineCap(StrokeLineCap.BUTT);
                g.setLineDashes(3 * box.lineWidth(), 2.4 * box.lineWidth());
                stroke(box, half);
                g.setLineDashes();
            }
            case DOUBLE -> {
                stroke(box, half);
                stroke(box, half + 2 * box.lineWidth());
            }
        }
    }

    /** In motion on whole pixels, with square corners. */
    @Override
    public void halo(Shape.Box box, Role role, double width, Palette colours) {
        ring(box, role, -width, width, colours);
    }

    @Override
    public void doubleHalo(Shape.Box box, Role role, double width, Palette colours) {
        double line = width / 2;
        ring(box, role, -line, line, colours);
        ring(box, role, -3 * line + 0.5 / scale, line, colours);
    }

    @Override
    public void dashedHalo(Shape.Box box, Role role, double width, Palette colours) {
        dashes(box, role, -width, width, colours);
    }

    @Override
    public void dashed(Shape.Box box, Role role, double width, Palette colours) {
        dashes(box, role, 0, width, colours);
    }

    /** Its outer edge is that far inside the box's. */
    private void ring(Shape.Box box, Role role, double inside, double width, Palette colours) {
        if (plain) {
            double line = Math.max(1 / scale, snapped(width));
            g.setFill(colours.of(role));
            frame(snapped(box.x() + inside), snapped(box.y() + inside),
                    snapped(box.x() + box.width() - inside), snapped(box.y() + box.height() - inside), line);
        } else {
            g.setStroke(colours.of(role));
            g.setLineWidth(width);
            stroke(box, inside + width / 2);
        }
    }

    /** Dashes as small filled rectangles: a dashed stroke is the slowest there is. */
    private void dashes(Shape.Box box, Role role, double inside, double width, Palette colours) {
        double line = Math.max(1 / scale, snapped(width));
        double left = snapped(box.x() + inside);
        double top = snapped(box.y() + inside);
        double right = snapped(box.x() + box.width() - inside);
        double bottom = snapped(box.y() + box.height() - inside);
        g.setFill(colours.of(role));
        for (double x = left; x < right; x += 4 * line) {
            double length = Math.min(2 * line, right - x);
            g.fillRect(x, top, length, line);
            g.fillRect(x, bottom - line, length, line);
        }
        for (double y = top; y < bottom; y += 4 * line) {
            double length = Math.min(2 * line, bottom - y);
            g.fillRect(left, y, line, length);
            g.fillRect(right - line, y, line, length);
        }
    }

    private void frame(double left, double top, double right, double bottom, double line) {
        g.fillRect(left, top, right - left, line);
        g.fillRect(left, bottom - line, right - left, line);
        g.fillRect(left, top, line, bottom - top);
        g.fillRect(right - line, top, line, bottom - top);
    }

    /** Along the box's edge, that far inside it; outside for a negative distance. */
    private void stroke(Shape.Box box, double inside) {
        double arc = Math.max(0, 2 * (box.radius() - inside));
        g.strokeRoundRect(box.x() + inside, box.y() + inside, Math.max(0, box.width() - 2 * inside),
                Math.max(0, box.height() - 2 * inside), arc, arc);
    }

    /** A text's size in the diagram: from near it is larger on the screen, but not as much as all else. */
    static double seen(double size, double scale) {
        double most = size * LARGEST_TEXT;
        return size * scale <= most ? size : Math.round(most * 2) / 2.0 / scale;
    }

    private void draw(Shape.Text text, Palette colours) {
        g.setFill(colours.of(text.role()));
        g.setFont(faces.font(text.face(), seen(text.size(), scale)));
        g.setTextAlign(switch (text.anchor()) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        g.fillText(text.content(), text.x(), text.baseline());
    }
}
