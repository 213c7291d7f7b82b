package nsmirror.diagram;

import java.util.Objects;
import nsmirror.diagram.Arrangement.Arranged;

/** Where everything stands on a map, so that it can stand there on the next one too. */
public final class Places {
    /** Where so many processes went that the rest would stand in emptiness, they are arranged anew. */
    private static final double SPARSE = 0.6;

    private final Grouping grouping;
    private final double width;
    private final double height;
    private final MapLayout.Options options;
    private final boolean framed;
    private final int drawn;
    private final Sizes sizes;
    private final int legendLines;
    private final Arranged arranged;

    Places(Grouping grouping, double width, double height, MapLayout.Options options, boolean framed, int drawn,
            Sizes sizes, int legendLines, Arranged arranged) {
        this.grouping = grouping;
        this.width = width;
        this.height = height;
        this.options = options;
        this.framed = framed;
        this.drawn = drawn;
        this.sizes = sizes;
        this.legendLines = legendLines;
        this.arranged = arranged;
    }

    /** Whether a map with so many processes is to be arranged in the same way. */
    boolean serve(Grouping other, double otherWidth, double otherHeight, MapLayout.Options others, Plan plan, int now) {
        return grouping.equals(other) && width == otherWidth && height == otherHeight
                && Objects.equals(options.sizes(), others.sizes())
                && options.spare() == others.spare() && options.title() == others.title() && options.legend() == others.legend()
                && framed == plan.frame().isPresent() && now >= drawn * SPARSE;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** How many processes there were when it was arranged. */
    int drawn() {
        return drawn;
    }

    /** The font sizes, magnified as they were. */
    Sizes sizes() {
        return sizes;
    }

    /** How many lines its legend may have. */
    int legendLines() {
        return legendLines;
    }

    Arranged arranged() {
        return arranged;
    }
}
