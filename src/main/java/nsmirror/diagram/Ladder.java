package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nsmirror.diagram.Detail.Level;

/**
 * The steps of detail from full cards to counted squares, in rungs: within a rung the steps differ in size alone, so
 * that one that fits tells that all below it do. Names of groups are given up later than the size of squares.
 */
final class Ladder {
    private static final double[] NAME_WIDTHS = {13, 12, 11, 10, 9};
    private static final double[] NARROW_NAME_WIDTHS = {13, 12, 11, 10, 9, 8, 7};
    private static final double[] MARKS = {48, 42, 37, 33, 29, 26, 23, 20, 18, 16, 14, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int[] CAPS = {1000, 500, 200, 100, 50, 20};

    /**
     * A step of detail.
     *
     * @param detail how processes are drawn
     * @param loss how much less that shows than a full card
     */
    record Step(Detail detail, double loss) {}

    /** How much less a step may show that is to show about as much as another. */
    private static final double ABOUT = 6.5;

    private final List<List<Step>> rungs;

    private Ladder(List<List<Step>> rungs) {
        this.rungs = rungs;
    }

    /** All steps in these sizes. */
    Ladder(Sizes sizes) {
        this(new ArrayList<>());
        rung(0, 0, Stream.of(Detail.cards(Level.COMMAND_CARD, sizes, 5.85)));
        rung(2, 0, Stream.of(Detail.cards(Level.CARD, sizes, 4.3)));
        rung(5, 2, DoubleStream.of(NAME_WIDTHS).mapToObj(width -> Detail.names(sizes, width, 2)));
        rung(8, 2, DoubleStream.of(NARROW_NAME_WIDTHS).mapToObj(width -> Detail.names(sizes, width, 1)));
        rung(20, 2, marks(14).mapToObj(edge -> Detail.marks(sizes, edge, 2, 2)));
        rung(23, 2, marks(6).mapToObj(edge -> Detail.marks(sizes, edge, 1, 1)));
        rung(26, 2, marks(5).mapToObj(edge -> Detail.marks(sizes, edge, 0, 1)));
        rung(28, 5, marks(0).mapToObj(edge -> Detail.marks(sizes, edge, 0, 0)));
        Detail smallest = least().detail();
        rung(50, 20, IntStream.of(CAPS).mapToObj(smallest::capped));
    }

    private static DoubleStream marks(double least) {
        return DoubleStream.of(MARKS).filter(edge -> edge >= least);
    }

    private void rung(double loss, double spread, Stream<Detail> details) {
        List<Detail> all = details.toList();
        rungs.add(IntStream.range(0, all.size())
                .mapToObj(i -> new Step(all.get(i), loss + spread * i / all.size()))
                .toList());
    }

    /** The steps below cards. */
    Ladder withoutCards() {
        return new Ladder(rungs.stream().filter(rung -> !rung.getFirst().detail().cards()).toList());
    }

    /** The steps no better than that one which name what it names, and show hardly less. */
    Ladder near(Step best) {
        return new Ladder(rungs.stream()
                .map(rung -> rung.stream().filter(each -> each.loss() >= best.loss()
                        && each.loss() <= best.loss() + ABOUT && each.detail().namesLike(best.detail())).toList())
                .filter(rung -> !rung.isEmpty())
                .toList());
    }

    /** The step with everything on it. */
    Step full() {
        return rungs.getFirst().getFirst();
    }

    /** The smallest step of each rung. */
    Stream<Step> smallest() {
        return rungs.stream().map(List::getLast);
    }

    /** The step that shows least. */
    Step least() {
        return rungs.getLast().getLast();
    }

    /** The first step that fits. */
    Optional<Step> first(Predicate<Detail> fits) {
        for (List<Step> rung : rungs) {
            if (fits.test(rung.getLast().detail())) {
                return Optional.of(firstIn(rung, fits));
            }
        }
        return Optional.empty();
    }

    private static Step firstIn(List<Step> rung, Predicate<Detail> fits) {
        int tooLarge = -1;
        int fitting = rung.size() - 1;
        while (tooLarge + 1 < fitting) {
            int middle = (tooLarge + fitting) / 2;
            if (fits.test(rung.get(middle).detail())) {
                fitting = middle;
            } else {
                tooLarge = middle;
            }
        }
        return rung.get(fitting);
    }
}
