package nsmirror.diagram;

import java.util.List;

/**
 * A group with its place. Coordinates are relative to the box around it.
 *
 * @param group what it is
 * @param detail how it is drawn: one that came when there was little room may show less than those around it
 * @param columns how many processes stand in a row
 * @param cellWidth how wide each of them is
 * @param cells where each process stands, counted in reading order; empty if they stand one after another
 * @param hidden processes of its own, or of groups in it, that are not drawn for lack of room
 * @param children the groups in it that are drawn
 */
record Placed(Group group, Detail detail, double x, double y, double width, double height, int columns, double cellWidth,
        List<Integer> cells, Hidden hidden, List<Placed> children) {
    /** What there was no room for. */
    record Hidden(int groups, int processes) {
        static final Hidden NOTHING = new Hidden(0, 0);

        boolean nothing() {
            return groups == 0 && processes == 0;
        }
    }

    /** The same at another place. */
    Placed at(double newX, double newY) {
        return new Placed(group, detail, newX, newY, width, height, columns, cellWidth, cells, hidden, children);
    }

    /** The same with a larger box; what is in it stays where it is. */
    Placed sized(double newWidth, double newHeight) {
        return new Placed(group, detail, x, y, newWidth, newHeight, columns, cellWidth, cells, hidden, children);
    }

    /** The same with other groups in it. */
    Placed with(Hidden newHidden, List<Placed> newChildren) {
        return new Placed(group, detail, x, y, width, height, columns, cellWidth, cells, newHidden, newChildren);
    }

    /** Where its process of that number stands. */
    int cell(int member) {
        return cells.isEmpty() ? member : cells.get(member);
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }
}
