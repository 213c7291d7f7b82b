package nsmirror.diagram;

/**
 * Font sizes of a diagram in pixels. Everything else is measured in them, so a drawing for a projector is the same
 * drawing with other sizes. A label is drawn at its size or left out, never smaller.
 *
 * @param title the title line
 * @param header names of groups
 * @param label everything else, the least size there is
 */
public record Sizes(double title, double header, double label) {
    public Sizes {
        if (!(label > 0 && header >= label && title >= header)) {
            throw new IllegalArgumentException("sizes go title ≥ header ≥ label > 0");
        }
    }

    /** The same drawing, larger. */
    public Sizes times(double factor) {
        return new Sizes(title * factor, header * factor, label * factor);
    }

    /** For a screen at arm's length. */
    public static Sizes ordinary() {
        return new Sizes(22, 15, 12.5);
    }

    /**
     * For the last row of a room: at 1080 pixels of height 46, 31 and 24, so that capitals are 3, 2 and 1.5 % of the
     * height; in proportion for other heights, though never under what a screen needs.
     */
    public static Sizes projector(double pageHeight) {
        double scale = Math.max(0.62, pageHeight / 1080);
        return new Sizes(Math.round(46 * scale), Math.round(31 * scale), Math.round(24 * scale));
    }
}
