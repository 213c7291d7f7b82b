package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private final Snapshot snapshot;
    private final Plan plan;
    private final MapLayout.Options options;
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

    private Page(Snapshot snapshot, Plan plan, MapLayout.Options options, Sizes sizes, TextMeasure measure,
            double width, double height, Optional<Arranged> before) {
        this.snapshot = snapshot;
        this.plan = plan;
        this.options = options;
        this.sizes = sizes;
        this.width = width;
        this.height = height;
        pen = new Pen(measure);
        legend = hasLegend() ? Legend.of(snapshot, pen, sizes, width) : Legend.NONE;
        room = room();
        arranged = room.large() ? arranged(before, measure) : Optional.empty();
    }

    private Optional<Arranged> arranged(Optional<Arranged> before, TextMeasure measure) {
        double inner = room.width - 2 * room.inset;
        double high = room.height - room.frameTop - room.inset;
        return before.isPresent()
                ? Arrangement.again(plan, before.get(), sizes, inner, high, measure)
                : Optional.of(Arrangement.of(plan, options.spare(), sizes, inner, high, measure));
    }

    /** The page with everything where it stood; none if there is no room for what came. */
    static Optional<Page> again(Snapshot snapshot, Plan plan, MapLayout.Options options, TextMeasure measure,
            Places before) {
        return Optional.of(new Page(snapshot, plan, options, before.sizes(), measure, before.width(), before.height(),
                Optional.of(before.arranged()))).filter(page -> page.arranged.isPresent());
    }

    /** Where everything stands, for the next map; none if nothing but a count had room. */
    Optional<Places> places(Grouping grouping, int drawn) {
        return arranged.map(all -> new Places(grouping, width, height, options, plan.frame().isPresent(), drawn,
                sizes, all));
    }

    /** The page with the largest sizes at which the processes still show as much of themselves. */
    static Page of(Snapshot snapshot, Plan plan, MapLayout.Options options, TextMeasure measure, double width,
            double height) {
        Function<Double, Page> times = factor ->
                new Page(snapshot, plan, options, options.sizes().times(factor), measure, width, height,
                        Optional.empty());
        Page usual = times.apply(1.0);
        Page page = usual;
        int fits = 0;
        int tooLarge = usual.arranged.filter(Arranged::labelled).isPresent() ? MAGNIFICATIONS.length : 1;
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
        return page;
    }

    private boolean showsAsMuchAs(Page other) {
        return arranged.filter(each -> each.showsAsMuchAs(other.arranged.orElseThrow(), plan.hostMayGrow()))
                .isPresent();
    }

    private boolean hasTitle() {
        return options.title() && height >= LEAST_LINES_FOR_TITLE * sizes.label();
    }

    private boolean hasLegend() {
        return options.legend() && height >= LEAST_LINES_FOR_LEGEND * sizes.label();
    }

    private Room room() {
        double margin = PageTitle.margin(sizes);
        double top = hasTitle() ? PageTitle.height(sizes) : margin;
        double foot = hasLegend() ? legend.height(sizes) : margin;
        boolean framed = plan.frame().isPresent();
        double inset = framed ? Math.round(sizes.label() * 0.9) : 0;
        double frameTop = framed ? Math.round(sizes.header() * 1.9 + inset) : 0;
        return new Room(margin, top, Math.floor(width - 2 * margin), Math.floor(height - top - foot), inset, frameTop,
                3 * Arrangement.LEAST_WIDTH * sizes.label());
    }

    /** Draws everything. */
    List<Shape> shapes(Grouping grouping, Slots slots) {
        if (arranged.isEmpty()) {
            onlyCounted();
            return pen.shapes();
        }
        if (hasTitle()) {
            new PageTitle(pen, sizes, width).draw(Title.ofMap(snapshot, grouping));
        }
        plan.frame().ifPresent(frame -> new GroupPainter(pen, new Ladder(sizes).full().detail(), slots)
                .frame(frame, room.left, room.top, room.width,
                        Math.min(room.height, room.frameTop + arranged.get().height() + room.inset)));
        draw(arranged.get(), room.left + room.inset, room.top + room.frameTop, slots);
        legend.draw(pen, sizes, height, drawsMarks(arranged.get()));
        Halo.around(pen, snapshot, options.selected(), sizes);
        return pen.shapes();
    }

    private void draw(Arranged all, double left, double top, Slots slots) {
        all.host().ifPresent(part -> draw(part, left, top, slots));
        Part rest = all.rest();
        double restLeft = left + all.restX();
        draw(rest, restLeft, top, slots);
        if (!rest.hidden().nothing()) {
            new ProcessPainter(pen, rest.detail(), slots).hidden(rest.hidden(), restLeft,
                    top + rest.height() - rest.detail().countLine(), room.left + room.width - room.inset - restLeft);
        }
    }

    private void draw(Part part, double left, double top, Slots slots) {
        GroupPainter painter = new GroupPainter(pen, part.detail(), slots);
        part.placed().forEach(each -> painter.draw(each, left, top));
    }

    private static boolean drawsMarks(Arranged all) {
        return drawsMarks(all.rest()) || all.host().filter(Page::drawsMarks).isPresent();
    }

    private static boolean drawsMarks(Part part) {
        return !part.placed().isEmpty() && !part.detail().labelled();
    }

    private void onlyCounted() {
        Detail detail = new Ladder(sizes).least().detail();
        if (height >= detail.countLine()) {
            new ProcessPainter(pen, detail, new Slots(snapshot))
                    .hidden(new Placed.Hidden(0, snapshot.processes().size()), 0, 0, width);
        }
    }
}
