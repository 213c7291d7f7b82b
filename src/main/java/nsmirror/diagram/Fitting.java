package nsmirror.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nsmirror.diagram.Group.Style;
import nsmirror.diagram.Ladder.Step;
import nsmirror.diagram.Placed.Hidden;

/** Finds the largest detail at which groups fit a room of some width, and places them. */
final class Fitting {
    /** More names than these at once are a wall of text. */
    static final int MOST_LABELS = 300;

    private static final double[] NAMING = {4, 2, 1.5, 1.25};
    private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 8, 10, 13, 18, 25, 40, 70};

    /** In font sizes: what is longer may be cut. */
    private static final double LONGEST_NAME = 12;

    /** Rows of processes where not all groups can be drawn. */
    private static final int CUT_ROWS = 4;

    /** Groups at one detail, and what there was no room for at all. */
    record Part(Step step, List<Placed> placed, Hidden hidden, double width, double height) {
        Part {
            placed = List.copyOf(placed);
        }

        Detail detail() {
            return step.detail();
        }
    }

    private final Ladder ladder;
    private final double height;
    private final TextMeasure measure;
    private final Map<String, Double> nameWidths;

    private Fitting(Ladder ladder, double height, TextMeasure measure, Map<String, Double> nameWidths) {
        this.ladder = ladder;
        this.height = height;
        this.measure = measure;
        this.nameWidths = nameWidths;
    }

    /** Into a room of that height, at one of those steps. */
    Fitting(Ladder ladder, double height, TextMeasure measure) {
        this(ladder, height, measure, new HashMap<>());
    }

    /** The same, showing about as much as that step does. */
    Fitting near(Step best) {
        return new Fitting(ladder.near(best), height, measure, nameWidths);
    }

    /** Processes that are drawn one by one if there is room. */
    static int drawn(List<Group> groups) {
        return groups.stream().filter(each -> !Reserve.reserved(each))
                .mapToInt(each -> each.members().size() + drawn(each.children())).sum();
    }

    private static int boxes(List<Group> groups) {
        return groups.stream().mapToInt(each -> 1 + boxes(each.children())).sum();
    }

    /** The step with most on it. */
    Detail full() {
        return ladder.full().detail();
    }

    double height() {
        return height;
    }

    /** The smallest of each way to draw that names as much of groups and shows less of processes, the best first. */
    Stream<Detail> lesser(Detail detail) {
        return ladder.smallest().map(Step::detail)
                .filter(each -> each.headerLines() > 0 == detail.headerLines() > 0 && !each.showsMoreThan(detail));
    }

    Packing packing(Detail detail) {
        return new Packing(detail, this::nameWidth);
    }

    /** Width of a name at a font size of one pixel. */
    private double nameWidth(String name) {
        return nameWidths.computeIfAbsent(name, each -> measure.width(each, Face.BOLD, 1));
    }

    /** The groups on shelves of that width. */
    Part flow(List<Group> groups, double most) {
        int processes = drawn(groups);
        int boxes = boxes(groups);
        Optional<Step> step = ladder.first(detail -> mayFit(detail, processes, boxes, most, MOST_LABELS)
                && flow(groups, detail, most, false).isPresent());
        return step.map(each -> named(groups, each, most)).flatMap(each -> flow(groups, each.detail(), most, true)
                        .map(flow -> new Part(each, flow.placed(), Hidden.NOTHING, flow.width(), flow.height())))
                .orElseGet(() -> cut(packing(ladder.least().detail()).flow(groups, most, CUT_ROWS), most));
    }

    /** The same step with names as whole as they can be without a loss of detail. */
    private Step named(List<Group> groups, Step step, double most) {
        if (step.detail().headerLines() + step.detail().outerLines() == 0) {
            return step;
        }
        return DoubleStream.of(NAMING).mapToObj(factor -> new Step(step.detail().naming(factor), step.loss()))
                .filter(wide -> flow(groups, wide.detail(), most, false).isPresent())
                .findFirst().orElse(step);
    }

    /**
     * Shelves that fit: the first found, or those that fill the room most evenly, so that it is not one of its edges
     * that decides how much room is left over.
     */
    private Optional<Flow> flow(List<Group> groups, Detail detail, double most, boolean evenly) {
        Packing packing = packing(detail);
        Flow best = null;
        double least = Double.MAX_VALUE;
        for (int rows : ROWS) {
            if (rows > 1 && rows * (detail.cellHeight() + detail.cellGap()) > height) {
                break;
            }
            Optional<Flow> flow = packing.flow(groups, most, height, rows);
            double fullest = flow.map(each -> Math.max(each.width() / most, each.height() / height)).orElse(2.0);
            if (fullest <= 1 && fullest < least) {
                least = fullest;
                best = flow.get();
                if (!evenly) {
                    break;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Part cut(Flow flow, double most) {
        double bottom = height - ladder.least().detail().countLine();
        List<Placed> kept = flow.placed().stream()
                .filter(each -> each.bottom() <= bottom && each.right() <= most)
                .toList();
        return new Part(ladder.least(), kept, missing(flow.placed(), kept), Math.min(most, flow.width()), height);
    }

    private static Hidden missing(List<Placed> all, List<Placed> kept) {
        int processes = all.stream().mapToInt(each -> each.group().total()).sum()
                - kept.stream().mapToInt(each -> each.group().total()).sum();
        return new Hidden(all.size() - kept.size(), processes);
    }

    /** The host in a column of at most that width, with at most so many labels. */
    Part column(Group host, double most, int labels) {
        int processes = drawn(List.of(host));
        int boxes = boxes(List.of(host));
        return ladder.first(detail -> mayFit(detail, processes, boxes, most, labels) && fits(host, detail, most))
                .map(step -> column(host, step, most))
                .orElseGet(() -> cut(packing(ladder.least().detail()).column(host, most)));
    }

    private boolean fits(Group host, Detail detail, double most) {
        Placed column = packing(detail).column(host, most);
        return column.height() <= height && rightmost(column, detail) <= most;
    }

    /** The width at which the names and counts of a column and its sections are read whole, unless they are long. */
    double named(Group host, Detail detail) {
        double widest = named(host.heading(), Face.BOLD, detail.header(), detail.text());
        for (Group child : host.children()) {
            if (child.style() == Style.SECTION) {
                widest = Math.max(widest, named(child.heading(), Face.TEXT, detail.text(), detail.text()));
            }
        }
        return Math.ceil(widest + 2 * detail.pad());
    }

    private double named(Heading heading, Face face, double size, double text) {
        String count = heading.asides().isEmpty() ? "" : heading.asides().getLast();
        double name = measure.width(heading.name(), face, size) + text + measure.width(count, Face.TEXT, text);
        return Math.min(text * LONGEST_NAME, Math.max(name, measure.width(heading.detail(), Face.TEXT, text)));
    }

    /** The column with no more width than it needs. */
    private Part column(Group host, Step step, double most) {
        Detail detail = step.detail();
        Packing packing = packing(detail);
        Placed column = packing.column(host, most);
        double heading = Math.max(packing.headingWidth(host) + 2 * detail.pad(), named(host, detail));
        double counting = host.folded() > 0 ? detail.countWidth() + 2 * detail.pad() : 0;
        double width = Math.min(most, Math.max(rightmost(column, detail), Math.max(heading, counting)));
        List<Placed> children = column.children().stream()
                .map(each -> each.group().style() == Style.SECTION && last(each, column.children())
                        ? each.sized(width - detail.pad() - each.x(), each.height()) : each)
                .toList();
        Placed narrow = column.sized(width, column.height()).with(Hidden.NOTHING, children);
        return new Part(step, List.of(narrow), Hidden.NOTHING, width, column.height());
    }

    /** Whether nothing stands at the right of a section. */
    private static boolean last(Placed section, List<Placed> all) {
        return all.stream().noneMatch(each -> each.x() >= section.right()
                && each.y() < section.bottom() && section.y() < each.bottom());
    }

    private Part cut(Placed column) {
        Detail detail = ladder.least().detail();
        double bottom = height - 2 * (detail.countLine() + detail.countGap()) - detail.pad();
        List<Placed> kept = column.children().stream()
                .filter(each -> each.bottom() <= bottom && each.right() <= column.width())
                .toList();
        Hidden missing = missing(column.children(), kept);
        Hidden hidden = new Hidden(missing.groups(), missing.processes() + column.hidden().processes());
        Placed rest = column.sized(column.width(), Math.min(height, column.height())).with(hidden, kept);
        return new Part(ladder.least(), List.of(rest), hidden, rest.width(), rest.height());
    }

    private static double rightmost(Placed column, Detail detail) {
        double right = column.group().members().isEmpty() ? 0 : detail.pad() + cellsWidth(column, detail);
        for (Placed child : column.children()) {
            right = Math.max(right, child.right());
        }
        return right + detail.pad();
    }

    private static double cellsWidth(Placed grid, Detail detail) {
        int columns = Math.min(grid.columns(), detail.drawn(grid.group()));
        return columns * (grid.cellWidth() + detail.cellGap()) - detail.cellGap();
    }

    /** Rules out by area alone what need not be tried. */
    private boolean mayFit(Detail detail, int processes, int boxes, double most, int labels) {
        if (detail.labelled() && processes > labels) {
            return false;
        }
        double cell = (detail.cellWidth() + detail.cellGap()) * (detail.cellHeight() + detail.cellGap());
        double heading = detail.headerLines() * detail.header() * detail.text() * 4;
        double cells = detail.most() == Integer.MAX_VALUE ? processes * cell : 0;
        double slack = 2 * (detail.cellGap() + detail.boxGap());
        return cells + boxes * heading <= (most + slack) * (height + slack);
    }
}
