package nsmirror.ui.map;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/** Paints pictures on a canvas, all of it each time. What lies outside is left out. */
final class Painter {
    private final Faces faces;

    Painter(Faces faces) {
        this.faces = faces;
    }

    /** The part of the diagram that is seen. */
    record Bounds(double left, double top, double right, double bottom) {
        boolean sees(Shape shape) {
            return switch (shape) {
                case Shape.Box box -> box.x() < right && box.x() + box.width() > left
                        && box.y() < bottom && box.y() + box.height() > top;
                case Shape.Text text -> text.baseline() + text.size() > top && text.baseline() - text.size() < bottom;
                case Shape.Line line -> Math.min(line.y1(), line.y2()) < bottom && Math.max(line.y1(), line.y2()) > top;
            };
        }
    }

    /** Paints the picture over whatever was there. */
    void paint(GraphicsContext g, Picture picture, double width, double height) {
        Palette colours = picture.colours();
        g.save();
        g.setFill(colours.of(Role.PAGE));
        g.fillRect(0, 0, width, height);
        Viewport seen = picture.viewport();
        g.translate(seen.left(), seen.top());
        g.scale(seen.scale(), seen.scale());
        g.setTextBaseline(VPos.BASELINE);
        Brush brush = new Brush(g, faces, seen.scale(), picture.moving());
        List<Near> near = paint(picture, brush, width, height);
        g.restore();
        near.forEach(each -> paint(g, each));
        if (picture.focused()) {
            g.setStroke(colours.of(Role.OWN_FILL));
            g.setLineWidth(2);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    /** The same picture as shapes, in pixels of the screen: what is seen, as it is seen. */
    static Diagram shapes(Picture picture, double width, double height) {
        Viewport seen = picture.viewport();
        Sheet sheet = new Sheet(picture.colours());
        List<Near> near = paint(picture, sheet.from(seen.scale(), seen.left(), seen.top()), width, height);
        near.forEach(each -> {
            Surface there = sheet.from(1, Math.round(each.x), Math.round(each.y));
            each.shapes.forEach(shape -> there.draw(shape, each.colours));
        });
        return sheet.diagram(width, height);
    }

    /** Paints what is in the diagram's own pixels; what is returned lies over it, in the screen's. */
    private static List<Near> paint(Picture picture, Surface surface, double width, double height) {
        Viewport seen = picture.viewport();
        Bounds bounds = new Bounds(seen.diagramX(0), seen.diagramY(0), seen.diagramX(width), seen.diagramY(height));
        List<Near> near = new ArrayList<>();
        picture.moment().layers().forEach(layer -> paint(layer, picture, bounds, surface, near));
        new Halos(surface, picture, bounds).draw();
        if (!picture.moving()) {
            picture.closeUps().names(seen, width, height)
                    .forEach(name -> near.add(new Near(name.x(), name.y(), name.shapes(), picture.colours())));
        }
        return near;
    }

    /** A process or the name of a group seen from near, at a point of the screen. */
    private record Near(double x, double y, List<Shape> shapes, Palette colours) {}

    private void paint(GraphicsContext g, Near near) {
        g.save();
        g.translate(Math.round(near.x), Math.round(near.y));
        g.setTextBaseline(VPos.BASELINE);
        Brush brush = new Brush(g, faces, 1, false);
        near.shapes.forEach(shape -> brush.draw(shape, near.colours));
        g.restore();
    }

    private static void paint(Moment.Layer layer, Picture picture, Bounds bounds, Surface surface,
            List<Near> near) {
        Palette colours = picture.colours().faded(layer.opacity());
        Palette faded = picture.colours().faded(layer.opacity() * Diagram.FAINT);
        double pixel = Math.min(1, 1 / picture.viewport().scale());
        for (Shape frame : layer.frames()) {
            if (bounds.sees(frame)) {
                surface.draw(frame instanceof Shape.Box box ? thin(box, pixel) : frame, colours);
            }
        }
        Emphasis emphasis = picture.emphasis();
        for (Mark mark : layer.marks()) {
            if (bounds.sees(mark.box())) {
                Palette its = emphasis.fades(mark.key()) ? faded : colours;
                List<Shape> shapes = picture.moving() ? List.of() : picture.closeUps().on(mark, picture.viewport());
                if (shapes.isEmpty()) {
                    surface.draw(mark.box(), its);
                    paint(mark.content(), its, bounds, surface);
                } else {
                    Viewport from = picture.viewport();
                    surface.draw(card(mark.box(), 1 / from.scale()), its);
                    near.add(new Near(from.seenX(mark.box().x()), from.seenY(mark.box().y()), shapes, its));
                }
            }
        }
    }

    /** A box whose line is from near no thicker than on the whole map. */
    private static Shape.Box thin(Shape.Box box, double pixel) {
        return pixel == 1 ? box : new Shape.Box(box.x(), box.y(), box.width(), box.height(), box.radius() * pixel,
                box.fill(), box.line(), box.lineWidth() * pixel, box.outline(), box.subject());
    }

    /** A mark as a card: of one that was hollow the line is kept, which says that it lives apart. */
    private static Shape.Box card(Shape.Box box, double pixel) {
        Role line = box.line() == Role.NONE ? Role.PROCESS_LINE : box.line();
        return new Shape.Box(box.x(), box.y(), box.width(), box.height(), 4 * pixel, Role.PROCESS_FILL, line,
                (line == Role.OWN_FILL ? 2 : 1) * pixel, Shape.Outline.SOLID, box.subject());
    }

    private static void paint(List<Shape> shapes, Palette colours, Bounds bounds, Surface surface) {
        for (Shape shape : shapes) {
            if (bounds.sees(shape)) {
                surface.draw(shape, colours);
            }
        }
    }
}
