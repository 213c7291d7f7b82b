package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nsmirror.diagram.Arrangement.Arranged;
import nsmirror.diagram.Fitting.Part;
import nsmirror.model.Snapshot;

/** A page of a map: where title, groups and legend stand on it. */
final class Page {
    /** A handful of processes is drawn larger as a whole, title and legend too. */
    private static final double[] MAGNIFICATIONS = {1, 1.08, 1.16, 1.24, 1.32, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.2};
    private static final double LEAST_HEIGHT = 60;
    /** On a low page the groups need the room more, in font sizes. */
    private static final double LEAST_LINES_FOR_TITLE = 22;
    private static final double LEAST_LINES_FOR_LEGEND = 22;

    /** What is to be drawn. */
    record Wish(Snapshot snapshot, Plan plan, Slots slots, MapLayout.Options options, TextMeasure measure, double width,
            double height) {}

    private final Wish wish;
    private final Sizes sizes;
    private final Pen pen;
    private final double width;
    private final double height;
    private final Legend legend;
    private final Room room;
    private final Optional<Arranged> arranged;

    /** Where the groups stand: all of it, and what a frame around them leaves. */
    private record Room(double left, double top, double width, double height, double inset, double frameTop,
            double leastWidth) {
        boolean large() {
            return width - 2 * inset >= leastWidth && height - frameTop - inset >= LEAST_HEIGHT;
        }
    }

    /** With a legend of at most so many lines. */
    private Page(Wish wish, Sizes sizes, Ladder ladder, int legendLines, Optional<Arranged> before) {
        this.wish = wish;
        this.sizes = sizes;
        width = wish.width();
        height = wish.height();
        pen = new Pen(wish.measure());
        legend = hasLegend() ? Legend.of(wish.snapshot(), pen, sizes, width).of(legendLines) : Legend.NONE;
        room = room();
        arranged = room.large() ? arranged(ladder, before) : Optional.empty();
    }

    private Optional<Arranged> arranged(Ladder ladder, Optional<Arranged> before) {
        double inner = room.width - 2 * room.inset;
        double high = room.height - room.frameTop - room.inset;
        return before.isPresent()
                ? Arrangement.again(wish.plan(), before.get(), sizes, inner, high, wish.measure())
                : Optional.of(Arrangement.of(wish.plan(), wish.options().spare(), ladder, sizes, inner, high,
                        wish.measure()));
    }

    /**
     * The page with everything where it stood; none if there is no room for what came. A legend that would need a line
     * more explains as much as it has room for.
     */
    static Optional<Page> again(Wish wish, Places before) {
        Page page = new Page(wish, before.sizes(), new Ladder(before.sizes()), before.legendLines(),
                Optional.of(before.arranged()));
        return Optional.of(page).filter(each -> each.arranged.isPresent());
    }

    /** Where everything stands, for the next map; none if nothing but a count had room. */
    Optional<Places> places(Grouping grouping, int drawn) {
        return arranged.map(all -> new Places(grouping, width, height, wish.options(), wish.plan().frame().isPresent(),
                drawn, sizes, legend.lines(), all));
    }

    /** The page with the largest sizes at which the processes still show as much of themselves. */
    static Page of(Wish wish) {
        Function<Double, Page> times = factor -> {
            Sizes sizes = wish.options().sizes().times(factor);
            return new Page(wish, sizes, new Ladder(sizes), Integer.MAX_VALUE, Optional.empty());
        };
        Page usual = times.apply(1.0);
        Page page = usual;
        int fits = 0;
        int tooLarge = usual.labelled() ? MAGNIFICATIONS.length : 1;
        while (fits + 1 < tooLarge) {
            int middle = (fits + tooLarge) / 2;
            Page larger = times.apply(MAGNIFICATIONS[middle]);
            if (larger.showsAsMuchAs(usual)) {
                page = larger;
                fits = middle;
            } else {
                tooLarge = middle;
            }
        }
        return page.withShorterLegend();
    }

    /**
     * The lines that a legend does not need are room for the groups; where that is room for names, cards with slots to
     * explain are given up for it. A second look for thousands would cost too much.
     */
    private Page withShorterLegend() {
        if (arranged.isEmpty() || legend.lines() < 2 || Fitting.drawn(wish.plan().rest()) > Fitting.MOST_LABELS) {
            return this;
        }
        Ladder all = new Ladder(sizes);
        return Stream.of(all, all.withoutCards())
                .map(ladder -> new Page(wish, sizes, ladder, legend.lines() - 1, Optional.empty()))
                .filter(taller -> taller.arranged.isPresent() && taller.explained()
                        && (taller.showsAsMuchAs(this) || taller.labelled() && !labelled()))
                .findFirst().orElse(this);
    }

    private boolean labelled() {
        return arranged.filter(Arranged::labelled).isPresent();
    }

    /** Whether the legend has a line for all it has to explain. */
    private boolean explained() {
        if (legend.lines() > 1) {
            return true;
        }
        Pen groups = new Pen(wish.measure());
        draw(groups);
        return needed(groups).lines() <= legend.lines();
    }

    private Legend needed(Pen groups) {
        return legend.of(DrawnSigns.in(groups.shapes()), groups, sizes);
    }

    private boolean showsAsMuchAs(Page other) {
        return arranged.filter(each -> each.showsAsMuchAs(other.arranged.orElseThrow(), wish.plan().hostMayGrow()))
                .isPresent();
    }

    private boolean hasTitle() {
        return wish.options().title() && height >= LEAST_LINES_FOR_TITLE * sizes.label();
    }

    private boolean hasLegend() {
        return wish.options().legend() && height >= LEAST_LINES_FOR_LEGEND * sizes.label();
    }

    private Room room() {
        double margin = PageTitle.margin(sizes);
        double top = hasTitle() ? PageTitle.height(sizes) : margin;
        double foot = hasLegend() ? legend.height(sizes) : margin;
        boolean framed = wish.plan().frame().isPresent();
        double inset = framed ? Math.round(sizes.label() * 0.9) : 0;
        double frameTop = framed ? Math.round(sizes.header() * 1.9 + inset) : 0;
        return new Room(margin, top, Math.floor(width - 2 * margin), Math.floor(height - top - foot), inset, frameTop,
                3 * Arrangement.LEAST_WIDTH * sizes.label());
    }

    /** Draws everything. */
    List<Shape> shapes(Grouping grouping) {
        if (arranged.isEmpty()) {
            onlyCounted();
            return pen.shapes();
        }
        if (hasTitle()) {
            new PageTitle(pen, sizes, width).draw(Title.ofMap(wish.snapshot(), grouping, Nameless.of(arranged.get())));
        }
        draw(pen);
        needed(pen).of(legend.lines()).draw(pen, sizes, height);
        Halo.around(pen, wish.snapshot(), wish.options().selected(), sizes);
        return pen.shapes();
    }

    private void draw(Pen onto) {
        Arranged all = arranged.orElseThrow();
        double left = room.left + room.inset;
        double top = room.top + room.frameTop;
        wish.plan().frame().ifPresent(frame ->
                new GroupPainter(onto, new Ladder(sizes).full().detail(), wish.slots()).frame(frame, room.left, room.top,
                        room.width, Math.min(room.height, room.frameTop + all.height() + room.inset)));
        all.host().ifPresent(part -> draw(onto, part, left, top));
        Part rest = all.rest();
        double restLeft = left + all.restX();
        draw(onto, rest, restLeft, top);
        if (!rest.hidden().nothing()) {
            new ProcessPainter(onto, rest.detail(), wish.slots()).hidden(rest.hidden(), restLeft,
                    top + rest.height() - rest.detail().countLine(), room.left + room.width - room.inset - restLeft);
        }
    }

    private void draw(Pen onto, Part part, double left, double top) {
        GroupPainter painter = new GroupPainter(onto, part.detail(), wish.slots());
        part.placed().forEach(each -> painter.draw(each, left, top));
    }

    private void onlyCounted() {
        Detail detail = new Ladder(sizes).least().detail();
        if (height >= detail.countLine()) {
            new ProcessPainter(pen, detail, wish.slots())
                    .hidden(new Placed.Hidden(0, wish.snapshot().processes().size()), 0, 0, width);
        }
    }
}
