package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Boxes in reading order on shelves: from left to right, and under each other where a shelf is tall enough for two.
 * One box more at the end leaves all others where they are.
 *
 * @param placed the boxes, relative to the flow's corner
 */
record Flow(double width, double height, List<Placed> placed) {
    /** Shelves of some width that take one box after another. A box wider than that gets a shelf of its own. */
    static final class Shelves {
        private final double most;
        private final double across;
        private final double gap;
        private final List<Placed> placed = new ArrayList<>();
        private double width;
        private double shelfTop;
        private double shelfHeight;
        private double stackLeft;
        private double stackWidth;
        private double stackBottom;

        /** With so much between boxes beside each other and between those under each other. */
        Shelves(double most, double across, double gap) {
            this.most = most;
            this.across = across;
            this.gap = gap;
        }

        void add(Placed box) {
            boolean first = placed.isEmpty();
            boolean under = !first && stackBottom + gap + box.height() <= shelfTop + shelfHeight
                    && stackLeft + box.width() <= most && box.width() <= stackWidth * 1.25;
            if (under) {
                put(box, stackLeft, stackBottom + gap);
                stackWidth = Math.max(stackWidth, box.width());
            } else if (first || stackLeft + stackWidth + across + box.width() <= most) {
                stackLeft = first ? 0 : stackLeft + stackWidth + across;
                stackWidth = box.width();
                put(box, stackLeft, shelfTop);
            } else {
                shelfTop += shelfHeight + gap;
                shelfHeight = 0;
                stackLeft = 0;
                stackWidth = box.width();
                put(box, 0, shelfTop);
            }
        }

        private void put(Placed box, double x, double y) {
            placed.add(box.at(x, y));
            stackBottom = y + box.height();
            shelfHeight = Math.max(shelfHeight, stackBottom - shelfTop);
            width = Math.max(width, x + box.width());
        }

        /** Where the lowest shelf ends so far. */
        double bottom() {
            return shelfTop + shelfHeight;
        }

        Flow flow() {
            return new Flow(width, bottom(), placed);
        }
    }
}
