package nsmirror.ui.map;

import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/** What the painter paints on: the screen, or a sheet for a file. */
interface Surface {
    /** Draws a shape in these colours. */
    void draw(Shape shape, Palette colours);

    /** A line of that width around a box, outside it. */
    void halo(Shape.Box box, Role role, double width, Palette colours);

    /** Two lines around a box, together hardly wider than one of that width. */
    void doubleHalo(Shape.Box box, Role role, double width, Palette colours);

    /** A dashed line of that width around a box, outside it. */
    void dashedHalo(Shape.Box box, Role role, double width, Palette colours);

    /** A dashed line along a box's edge. */
    void dashed(Shape.Box box, Role role, double width, Palette colours);
}
