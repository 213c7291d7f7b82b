package nsmirror.ui.map;

import nsmirror.diagram.Shape;

/**
 * Where the viewer stands: a point of the diagram at (x, y) is seen at (x × scale + left, y × scale + top).
 *
 * @param scale pixels on screen for one of the diagram
 * @param left where the diagram's left edge is seen
 * @param top where its top edge is seen
 */
public record Viewport(double scale, double left, double top) {
    private static final double MOST = 12;

    /**
     * What is looked at and the window it is looked at through, in pixels of each.
     *
     * @param nearest the largest scale there is any use in
     */
    public record Frame(double diagramWidth, double diagramHeight, double width, double height, double nearest) {
        /** The same with a scale that is enough for most. */
        public Frame(double diagramWidth, double diagramHeight, double width, double height) {
            this(diagramWidth, diagramHeight, width, height, MOST);
        }

        /** The scale at which all of the diagram is seen, never enlarged. */
        double fitting() {
            return Math.min(1, Math.min(width / diagramWidth, height / diagramHeight));
        }
    }

    /** All of the diagram, in the middle. */
    public static Viewport fit(Frame frame) {
        return new Viewport(frame.fitting(), 0, 0).within(frame);
    }

    /** Nearer or further by that factor, the point under (x, y) staying there. */
    public Viewport zoomed(double factor, double x, double y, Frame frame) {
        double next = Math.clamp(scale * factor, frame.fitting(), frame.nearest());
        double real = next / scale;
        return new Viewport(next, x - (x - left) * real, y - (y - top) * real).within(frame);
    }

    /** Moved by that many pixels on screen. */
    public Viewport panned(double dx, double dy, Frame frame) {
        return new Viewport(scale, left + dx, top + dy).within(frame);
    }

    /** With that point of the diagram in the middle, as far as the diagram reaches. */
    public Viewport centred(double x, double y, Frame frame) {
        return new Viewport(scale, frame.width() / 2 - x * scale, frame.height() / 2 - y * scale).within(frame);
    }

    /** Moved as little as needed for the box to be seen, with some air around it where there is room. */
    public Viewport showing(Shape.Box box, Frame frame) {
        double dx = shift(seenX(box.x()), box.width() * scale, frame.width());
        double dy = shift(seenY(box.y()), box.height() * scale, frame.height());
        return dx == 0 && dy == 0 ? this : panned(dx, dy, frame);
    }

    private static double shift(double from, double length, double room) {
        double air = Math.clamp((room - length) / 2, 0, 24);
        if (from < air) {
            return air - from;
        }
        double over = from + length - (room - air);
        return over > 0 ? -Math.min(over, from - air) : 0;
    }

    /** As near to this as shows no more emptiness than there is: the diagram fills the frame or lies in its middle. */
    Viewport within(Frame frame) {
        return new Viewport(scale, bounded(left, frame.diagramWidth() * scale, frame.width()),
                bounded(top, frame.diagramHeight() * scale, frame.height()));
    }

    private static double bounded(double at, double length, double room) {
        return length <= room ? (room - length) / 2 : Math.clamp(at, room - length, 0);
    }

    /** Where a point of the diagram is seen. */
    public double seenX(double x) {
        return x * scale + left;
    }

    /** Where a point of the diagram is seen. */
    public double seenY(double y) {
        return y * scale + top;
    }

    /** What is seen at that point. */
    public double diagramX(double seen) {
        return (seen - left) / scale;
    }

    /** What is seen at that point. */
    public double diagramY(double seen) {
        return (seen - top) / scale;
    }
}
