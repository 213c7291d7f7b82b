package nsmirror.ui.map;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import nsmirror.diagram.Face;
import nsmirror.diagram.Flight;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Shape;

/**
 * What a flight is compared with: a canvas on which each frame fills as many squares, as large, and writes as many
 * labels as the flight shows at that time, and nothing else. Neither a diagram nor a painter is involved.
 */
final class BareLoop {
    private static final int STEPS = 20;

    private final int[] squares = new int[STEPS];
    private final int[] labels = new int[STEPS];
    private final double edge;
    private final Canvas canvas;
    private final javafx.scene.text.Font font;

    BareLoop(Flight flight, Canvas canvas, Faces faces) {
        this.canvas = canvas;
        font = faces.font(Face.TEXT, 12.5);
        double sum = 0;
        int count = 0;
        for (int step = 0; step < STEPS; step++) {
            for (Moment.Layer layer : flight.at((step + 0.5) / STEPS).layers()) {
                for (Mark mark : layer.marks()) {
                    squares[step]++;
                    labels[step] += texts(mark.content());
                    sum += mark.box().width() * mark.box().height();
                    count++;
                }
                labels[step] += texts(layer.frames());
            }
        }
        edge = Math.round(Math.sqrt(sum / count));
    }

    private static int texts(Iterable<Shape> shapes) {
        int texts = 0;
        for (Shape shape : shapes) {
            texts += shape instanceof Shape.Text ? 1 : 0;
        }
        return texts;
    }

    /** Paints what is seen at that part of the time. */
    void frame(double time) {
        int step = Math.clamp((int) (time * STEPS), 0, STEPS - 1);
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.setFill(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setFill(Color.DARKSLATEGRAY);
        int columns = (int) Math.ceil(Math.sqrt(squares[step] * width / height));
        double shift = Math.round(time * 40);
        for (int i = 0; i < squares[step]; i++) {
            g.fillRect(Math.round(i % columns * width / columns + shift),
                    Math.round(i / columns * width / columns), edge, edge);
        }
        g.setFont(font);
        for (int i = 0; i < labels[step]; i++) {
            g.fillText("process " + i, i % 20 * width / 20 + shift, 20 + i / 20 * 18 % height);
        }
    }
}
