package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Fitting.Part;

/**
 * Divides the room between the host's column at the left and the other groups beside it. Each of the two has a detail
 * of its own, so that a host with hundreds of processes does not make squares of a handful of containers.
 */
final class Arrangement {
    private static final double[] HOST_SHARES = {0.15, 0.19, 0.23, 0.28, 1 / 3.0};
    private static final double[] LARGE_HOST_SHARES = {0.15, 0.2, 0.26, 1 / 3.0, 0.42, 0.52, 0.64, 0.76, 0.86};

    /** Neither part is ever narrower, in font sizes: it has to count what it cannot show. */
    static final double LEAST_WIDTH = 7;
    private static final double UNNOTICED = 0.6;

    /** What lives apart is what the drawing is about: it counts more than what is the host's own. */
    private static final double WEIGHT = 2;

    /**
     * Where everything stands, relative to the room's corner; the rest begins at {@code restX}.
     *
     * @param spare whether there is room left for a container to come
     */
    record Arranged(Optional<Part> host, Part rest, double restX, boolean spare) {
        double height() {
            return Math.max(rest.height(), host.map(Part::height).orElse(0.0));
        }

        /** Whether every process has a label. */
        boolean labelled() {
            return labelled(rest) && (host.isEmpty() || labelled(host.get()));
        }

        private static boolean labelled(Part part) {
            return part.placed().isEmpty() || part.detail().labelled();
        }

        /** Whether it shows about as much as the other one; of the host's own only names if it matters less. */
        boolean showsAsMuchAs(Arranged other, boolean hostMatters) {
            boolean hostToo = host.isEmpty() || !hostMatters && host.get().detail().labelled()
                    || asMuch(host.get(), other.host.orElseThrow());
            return asMuch(rest, other.rest) && hostToo && (spare || !other.spare);
        }

        private static boolean asMuch(Part part, Part other) {
            return part.placed().isEmpty() || part.step().loss() <= other.step().loss() + UNNOTICED;
        }
    }

    private final Fitting fitting;
    private final double width;

    private Arrangement(Fitting fitting, double width) {
        this.fitting = fitting;
        this.width = width;
    }

    /** Finds the best arrangement; with room for containers to come if that is wanted and there is any. */
    static Arranged of(Plan plan, boolean spare, Sizes sizes, double width, double height, TextMeasure measure) {
        Arrangement arrangement = new Arrangement(new Fitting(new Ladder(sizes), height, measure), width);
        Plan later = spare && Reserve.mayFit(plan, width, height) ? Reserve.in(plan) : plan;
        if (later != plan) {
            Arranged roomy = arrangement.arranged(later, sizes.label());
            if (Reserve.fits(roomy)) {
                return Reserve.freed(roomy, plan.host());
            }
        }
        return arrangement.arranged(plan, sizes.label());
    }

    /** Where everything stands if it stays where it stood; none if there is no room for what came. */
    static Optional<Arranged> again(Plan plan, Arranged before, Sizes sizes, double width, double height,
            TextMeasure measure) {
        if (plan.host().isPresent() != before.host().isPresent() || !Reserve.fits(before)) {
            return Optional.empty();
        }
        Fitting fitting = new Fitting(new Ladder(sizes), height, measure);
        Part rest = before.rest();
        Optional<Part> placed = new Steady(fitting.packing(rest.detail()), rest.detail(), height)
                .flow(plan.rest(), rest, width - before.restX());
        Optional<Part> host = before.host().flatMap(part ->
                new Steady(fitting.packing(part.detail()), part.detail(), height)
                        .column(plan.host().orElseThrow(), part));
        return placed.filter(any -> host.isPresent() == plan.host().isPresent())
                .map(each -> new Arranged(host, each, before.restX(), before.spare()));
    }

    private Arranged arranged(Plan plan, double label) {
        if (plan.host().isEmpty()) {
            return new Arranged(Optional.empty(), fitting.flow(plan.rest(), width), 0, false);
        }
        Group host = plan.host().get();
        if (plan.rest().isEmpty()) {
            Part alone = fitting.column(host, width, Fitting.MOST_LABELS);
            return new Arranged(Optional.of(alone), fitting.flow(List.of(), width), width, false);
        }
        Arranged best = null;
        double least = Double.MAX_VALUE;
        double narrowest = label * LEAST_WIDTH;
        double named = Math.min(width / 3, Math.max(narrowest, fitting.named(host, fitting.full())));
        for (double share : plan.hostMayGrow() ? LARGE_HOST_SHARES : HOST_SHARES) {
            double hostWidth = Math.floor(Math.clamp(width * share, named, width - 2 * narrowest));
            Arranged next = beside(host, plan.rest(), hostWidth, Math.round(label * 1.4));
            double loss = loss(next, host, plan.rest());
            if (loss < least) {
                least = loss;
                best = next;
            }
        }
        return best;
    }

    private Arranged beside(Group host, List<Group> groups, double hostWidth, double gap) {
        Part rest = fitting.flow(groups, width - hostWidth - gap);
        int labels = rest.detail().labelled() ? Fitting.drawn(groups) : 0;
        Part column = fitting.column(host, hostWidth, Fitting.MOST_LABELS - labels);
        return new Arranged(Optional.of(column), rest, column.width() + gap, false);
    }

    /** How much is not shown of all processes together; what had to be left out counts most. */
    private static double loss(Arranged arranged, Group host, List<Group> rest) {
        Part column = arranged.host().orElseThrow();
        return column.step().loss() * (host.total() - host.folded() + 1)
                + WEIGHT * arranged.rest().step().loss() * (Fitting.drawn(rest) + rest.size())
                + 1000.0 * (column.hidden().processes() + arranged.rest().hidden().processes());
    }
}
