package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of each process is drawn, and how large: one step of a ladder from a few large cards to thousands of
 * squares. All lengths are whole pixels, so that edges are sharp and nothing trembles.
 *
 * @param level what a process looks like
 * @param text font size of labels
 * @param header font size of names of groups
 * @param headerLines lines above the processes of a group: 2, 1 or none
 * @param outerLines the same above groups of groups
 * @param cellWidth width of a process
 * @param cellHeight height of a process
 * @param cellGap between processes
 * @param pad between a box's edge and what is in it
 * @param boxGap between boxes
 * @param most how many processes of a group are drawn before the rest is counted
 */
record Detail(Level level, double text, double header, int headerLines, int outerLines, double cellWidth,
        double cellHeight, double cellGap, double pad, double boxGap, int most) {
    /** What a process looks like. */
    enum Level {
        /** A card with name, PIDs, command and the eight slots. */
        COMMAND_CARD,
        /** A card with name, PIDs and the eight slots. */
        CARD,
        /** A name. */
        NAME,
        /** A square. */
        MARK
    }

    /** More names than these at once are a wall of text. */
    static final int MOST_LABELS = 300;

    private static final double[] NAME_WIDTHS = {13, 12, 11, 10, 9, 8, 7};
    private static final double[] MARKS = {26, 23, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] CAPS = {1000, 500, 200, 100, 50, 20, 10, 5, 0};

    /** All steps for those sizes, the most detailed first. Names of groups are given up after larger squares are. */
    static List<Detail> ladder(Sizes sizes) {
        List<Detail> steps = new ArrayList<>();
        steps.add(card(Level.COMMAND_CARD, sizes, 5.85));
        steps.add(card(Level.CARD, sizes, 4.3));
        for (double width : NAME_WIDTHS) {
            steps.add(name(sizes, width));
        }
        marks(sizes, 2, 2, 14, steps);
        marks(sizes, 1, 1, 8, steps);
        marks(sizes, 0, 1, 6, steps);
        marks(sizes, 0, 0, 0, steps);
        Detail smallest = steps.getLast();
        for (int most : CAPS) {
            steps.add(smallest.capped(most));
        }
        return List.copyOf(steps);
    }

    private static Detail card(Level level, Sizes sizes, double lines) {
        double text = sizes.label();
        double width = Math.ceil(SlotRow.width(text) + 2 * cardPad(text));
        return new Detail(level, text, sizes.header(), 2, 2, width, Math.round(text * lines),
                Math.round(text * 0.6), Math.round(text * 0.9), Math.round(text * 1.1), Integer.MAX_VALUE);
    }

    /** Between a card's edge and what is on it. */
    static double cardPad(double text) {
        return Math.round(text * 0.7);
    }

    private static Detail name(Sizes sizes, double width) {
        double text = sizes.label();
        return new Detail(Level.NAME, text, sizes.header(), 2, 2, Math.round(text * width), Math.round(text * 1.9),
                Math.round(text * 0.4), Math.round(text * 0.8), Math.round(text), Integer.MAX_VALUE);
    }

    private static void marks(Sizes sizes, int lines, int outerLines, double least, List<Detail> steps) {
        double header = lines == 2 ? sizes.header() : sizes.label();
        for (double mark : MARKS) {
            if (mark >= least) {
                double gap = mark >= 12 ? 4 : mark >= 7 ? 3 : mark >= 5 ? 2 : 1;
                double pad = Math.max(lines == 0 ? 3 : Math.round(sizes.label() * 0.6), Math.round(mark * 0.55));
                steps.add(new Detail(Level.MARK, sizes.label(), header, lines, outerLines, mark, mark, gap, pad,
                        Math.max(3, Math.round(pad * 0.9)), Integer.MAX_VALUE));
            }
        }
    }

    private Detail capped(int limit) {
        return new Detail(level, text, header, headerLines, outerLines, cellWidth, cellHeight, cellGap, pad, boxGap,
                limit);
    }

    /** Whether processes carry text. */
    boolean labelled() {
        return level != Level.MARK;
    }

    /** How many processes of a group are drawn. */
    int drawn(Group group) {
        return Math.min(most, group.members().size());
    }

    /** Height of a group's heading, the space under it included. */
    double headingHeight(Group group) {
        int lines = lines(group);
        if (lines == 0) {
            return 0;
        }
        if (group.style() == Group.Style.SECTION) {
            return Math.round(text * 1.9);
        }
        return lines == 1 ? Math.round(header * 1.5) : Math.round(header * 1.4) + secondLine(group);
    }

    private double secondLine(Group group) {
        if (slotsInHeading(group)) {
            return Math.round(text * 2.2);
        }
        return Math.round(text * (group.heading().detail().isEmpty() ? 0.4 : 2));
    }

    /** How many lines the heading of that group has. */
    int lines(Group group) {
        if (group.heading() == Heading.NONE) {
            return 0;
        }
        return group.children().isEmpty() ? headerLines : outerLines;
    }

    /** Whether the heading shows the slots, because the processes have no room for them. */
    boolean slotsInHeading(Group group) {
        return lines(group) == 2 && !cards() && !group.heading().slots().isEmpty();
    }

    /** Whether processes carry their slots. */
    boolean cards() {
        return level == Level.COMMAND_CARD || level == Level.CARD;
    }

    /** Height of the line that counts folded processes or those there was no room for. */
    double countLine() {
        return Math.round(text * 1.9);
    }
}
