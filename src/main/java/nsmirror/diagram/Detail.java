package nsmirror.diagram;

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
 * @param naming how far a box may be widened so that its name is read whole; 1 is the least
 */
record Detail(Level level, double text, double header, int headerLines, int outerLines, double cellWidth,
        double cellHeight, double cellGap, double pad, double boxGap, int most, double naming) {
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

    private static final double WIDEST_NAME = 14;
    private static final double WIDEST_CARD = 20;

    /** Larger squares need no more room around them. */
    private static final double MOST_PAD_FOR = 26;

    /** Cards; {@code lines} is their height in font sizes. */
    static Detail cards(Level level, Sizes sizes, double lines) {
        double text = sizes.label();
        double width = Math.ceil(SlotRow.width(text) + 2 * cardPad(text));
        return new Detail(level, text, sizes.header(), 2, 2, width, Math.round(text * lines),
                Math.round(text * 0.6), Math.round(text * 0.9), Math.round(text * 1.1), Integer.MAX_VALUE, 1);
    }

    /** Names; {@code width} is in font sizes. With one line above them the boxes are smaller too. */
    static Detail names(Sizes sizes, double width, int lines) {
        double text = sizes.label();
        double pad = lines == 2 ? 0.7 : 0.5;
        return new Detail(Level.NAME, text, lines == 2 ? sizes.header() : text, lines, lines, Math.round(text * width),
                Math.round(text * (lines == 2 ? 1.7 : 1.6)), Math.round(text * (lines == 2 ? 0.3 : 0.2)),
                Math.round(text * pad), Math.round(text * (pad + 0.1)), Integer.MAX_VALUE, 1);
    }

    /** Squares with an edge of so many pixels. */
    static Detail marks(Sizes sizes, double edge, int lines, int outerLines) {
        double header = lines == 2 ? sizes.header() : sizes.label();
        double gap = edge >= 12 ? 4 : edge >= 7 ? 3 : edge >= 5 ? 2 : 1;
        double pad = Math.max(lines == 0 ? 3 : Math.round(sizes.label() * 0.6), Math.round(Math.min(edge, MOST_PAD_FOR) * 0.55));
        return new Detail(Level.MARK, sizes.label(), header, lines, outerLines, edge, edge, gap, pad,
                Math.max(3, Math.round(pad * 0.9)), Integer.MAX_VALUE, 1);
    }

    /** The same with no more than so many processes of a group. */
    Detail capped(int limit) {
        return new Detail(level, text, header, headerLines, outerLines, cellWidth, cellHeight, cellGap, pad, boxGap,
                limit, naming);
    }

    /** The same with boxes that may be so much wider for their names. */
    Detail naming(double factor) {
        return new Detail(level, text, header, headerLines, outerLines, cellWidth, cellHeight, cellGap, pad, boxGap,
                most, factor);
    }

    /** Between a card's edge and what is on it. */
    static double cardPad(double text) {
        return Math.round(text * 0.7);
    }

    /** Between the host's sections, which nothing else tells apart from those beside them. */
    double sectionGap() {
        return Math.max(boxGap, Math.round(text * 1.2));
    }

    /** Above a line that counts. */
    double countGap() {
        return Math.max(cellGap, Math.round(text * 0.5));
    }

    /** How wide each process is in a box of that inner width: text uses the room that is left, squares do not. */
    double cellWidth(double inner, int columns) {
        double share = Math.floor((inner + cellGap) / columns) - cellGap;
        double widest = Math.round(text * (level == Level.NAME ? WIDEST_NAME : WIDEST_CARD));
        return labelled() ? Math.max(cellWidth, Math.min(share, widest)) : cellWidth;
    }

    /** Whether processes carry text. */
    boolean labelled() {
        return level != Level.MARK;
    }

    /** Whether it names processes and groups if the other one does. */
    boolean namesLike(Detail other) {
        return labelled() == other.labelled() && headerLines > 0 == other.headerLines > 0
                && outerLines > 0 == other.outerLines > 0;
    }

    /** Whether it shows processes in a better way or as large and no less of groups. */
    boolean showsMoreThan(Detail other) {
        int way = level.compareTo(other.level);
        return way < 0 || way == 0 && cellWidth * cellHeight > other.cellWidth * other.cellHeight;
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
            return Math.round(text * (lines == 2 ? 1.9 : 1.6));
        }
        return lines == 1 ? Math.round(header * 1.5) : Math.round(header * 1.4) + secondLine(group);
    }

    private double secondLine(Group group) {
        if (slotsInHeading(group)) {
            return Math.round(text * 2.2);
        }
        return Math.round(text * (group.heading().detail().isEmpty() ? 0.4 : 2));
    }

    /** What the heading calls it. */
    String name(Group group) {
        return lines(group) == 1 ? group.heading().brief() : group.heading().name();
    }

    /** Least width of a box in which something is counted. */
    double countWidth() {
        return Math.round(text * 5);
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
