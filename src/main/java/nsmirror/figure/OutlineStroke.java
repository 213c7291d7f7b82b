package nsmirror.figure;

import java.awt.BasicStroke;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Outline;

/** How a box's outline is drawn: always inside the box, so that neighbours never touch. */
final class OutlineStroke {
    private OutlineStroke() {}

    /** How far inside the box each line along its edge runs: one line, or two with a gap as wide as they are. */
    static double[] insets(Shape.Box box) {
        double half = box.lineWidth() / 2;
        return box.outline() == Outline.DOUBLE ? new double[] {half, half + 2 * box.lineWidth()} : new double[] {half};
    }

    /** The pen for those lines. */
    static BasicStroke of(Shape.Box box) {
        float width = (float) box.lineWidth();
        if (box.outline() != Outline.DASHED) {
            return new BasicStroke(width);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes(box), 0);
    }

    /** On and off, in pixels: about as long as three widths, and never longer than a fifth of the box. */
    static float[] dashes(Shape.Box box) {
        double dash = Math.max(2 * box.lineWidth(),
                Math.min(3.5 * box.lineWidth(), Math.min(box.width(), box.height()) / 5));
        return new float[] {(float) dash, (float) (dash * 0.8)};
    }
}
