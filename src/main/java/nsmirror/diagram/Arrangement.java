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
    private static final double MOST_WIDENING = 1.4;
    private static final int MANY = 500;

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

        /** How much is not shown of all processes together; what had to be left out counts most. */
        private double loss(Plan plan) {
            double own = host.map(column -> column.step().loss() * (plan.host().orElseThrow().total()
                    - plan.host().orElseThrow().folded() + 1) + 1000.0 * column.hidden().processes()).orElse(0.0);
            return own + WEIGHT * rest.step().loss() * (Fitting.drawn(plan.rest()) + plan.rest().size())
                    + 1000.0 * rest.hidden().processes();
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

    private final Fitting hosts;
    private final Fitting others;
    private final double width;
    private final double label;
    private final double[] shares;

    private Arrangement(Fitting hosts, Fitting others, double width, double label, double[] shares) {
        this.hosts = hosts;
        this.others = others;
        this.width = width;
        this.label = label;
        this.shares = shares;
    }

    /**
     * Finds the best arrangement. Room for containers to come is kept, if that is wanted, where it costs no names: what
     * is there may be drawn a little smaller for it, never as something less.
     */
    static Arranged of(Plan plan, boolean spare, Ladder ladder, Sizes sizes, double width, double height,
            TextMeasure measure) {
        Fitting all = new Fitting(ladder, height, measure);
        double[] shares = plan.hostMayGrow() ? LARGE_HOST_SHARES : HOST_SHARES;
        Arranged best = new Arrangement(all, all, width, sizes.label(), shares).arranged(plan);
        return spare && Reserve.fits(best) ? roomy(plan, best, all, width, sizes.label()).orElse(best) : best;
    }

    /**
     * With as much room for what is to come as costs nothing; else with what costs least. Names of the host's own are
     * paid for it only where the others are squares already.
     */
    private static Optional<Arranged> roomy(Plan plan, Arranged best, Fitting all, double width, double label) {
        Part first = best.host().filter(any -> best.rest().placed().isEmpty()).orElse(best.rest());
        Fitting others = all.near(first.step());
        double[] shares = shares(plan, best, width, label);
        Optional<Arranged> found = best.host().map(host -> new Arrangement(all.near(host.step()), others, width, label, shares))
                .or(() -> Optional.of(new Arrangement(all, others, width, label, shares)))
                .flatMap(near -> near.roomy(plan, best));
        return found.isPresent() || best.labelled() ? found
                : new Arrangement(all, others, width, label, shares).roomy(plan, best);
    }

    private Optional<Arranged> roomy(Plan plan, Arranged best) {
        Arranged least = null;
        for (Plan later : Reserve.in(plan, best.labelled())) {
            Arranged next = Reserve.freed(arranged(later), plan.host()).orElse(null);
            if (next != null && (least == null || next.loss(plan) < least.loss(plan))) {
                least = next;
            }
            if (least != null && (least.showsAsMuchAs(best, true) || !best.labelled())) {
                break;
            }
        }
        return Optional.ofNullable(least);
    }

    /** Thousands of squares are arranged as before: all ways again would cost as much time again. */
    private static double[] shares(Plan plan, Arranged best, double width, double label) {
        return best.labelled() || Fitting.drawn(plan.rest()) < MANY ? plan.hostMayGrow() ? LARGE_HOST_SHARES : HOST_SHARES
                : new double[] {(best.restX() - gap(label)) / width};
    }

    /** Between the host and the others. */
    private static double gap(double label) {
        return Math.round(label * 1.4);
    }

    /** Where everything stands if it stays where it stood; none if there is no room for what came. */
    static Optional<Arranged> again(Plan plan, Arranged before, Sizes sizes, double width, double height,
            TextMeasure measure) {
        if (plan.host().isPresent() != before.host().isPresent() || !Reserve.fits(before)) {
            return Optional.empty();
        }
        Fitting fitting = new Fitting(new Ladder(sizes), height, measure);
        Part rest = before.rest();
        Optional<Part> placed = new Steady(fitting, rest.detail())
                .flow(plan.rest(), rest, width - before.restX());
        Optional<Part> host = before.host().flatMap(part ->
                new Steady(fitting, part.detail())
                        .column(plan.host().orElseThrow(), part));
        return placed.filter(any -> host.isPresent() == plan.host().isPresent())
                .map(each -> new Arranged(host, each, before.restX(), before.spare()));
    }

    private Arranged arranged(Plan plan) {
        if (plan.host().isEmpty()) {
            Part alone = others.flow(plan.rest(), width);
            return new Arranged(Optional.empty(), Widening.of(alone, most(width / alone.width())), 0, false);
        }
        Group host = plan.host().get();
        if (plan.rest().isEmpty()) {
            Part alone = hosts.column(host, width, Fitting.MOST_LABELS);
            return new Arranged(Optional.of(Widening.of(alone, most(width / alone.width()))),
                    others.flow(List.of(), width), width, false);
        }
        Arranged best = null;
        double least = Double.MAX_VALUE;
        double narrowest = label * LEAST_WIDTH;
        double named = Math.min(width / 3, Math.max(narrowest, hosts.named(host, hosts.full())));
        for (double share : shares) {
            double hostWidth = Math.floor(Math.clamp(width * share, named, width - 2 * narrowest));
            Arranged next = beside(host, plan.rest(), hostWidth, gap(label));
            double loss = next.loss(plan);
            if (loss < least) {
                least = loss;
                best = next;
            }
        }
        return widened(best, plan.hostMayGrow());
    }

    /** With what is left of the width; the host never has more than a third of it unless it may. */
    private Arranged widened(Arranged found, boolean hostMayGrow) {
        Part column = found.host().orElseThrow();
        double gap = gap(label);
        double times = most((width - gap) / (column.width() + found.rest().width()));
        Part host = Widening.of(column, hostMayGrow ? times : Math.min(times, width / 3 / column.width()));
        double left = width - gap - host.width();
        Part rest = Widening.of(found.rest(), most(left / found.rest().width()));
        return new Arranged(Optional.of(host), rest, host.width() + gap, false);
    }

    private static double most(double times) {
        return Math.min(times, MOST_WIDENING);
    }

    private Arranged beside(Group host, List<Group> groups, double hostWidth, double gap) {
        Part rest = others.flow(groups, width - hostWidth - gap);
        int labels = rest.detail().labelled() ? Fitting.drawn(groups) : 0;
        Part column = hosts.column(host, hostWidth, Fitting.MOST_LABELS - labels);
        return new Arranged(Optional.of(column), rest, column.width() + gap, false);
    }
}
