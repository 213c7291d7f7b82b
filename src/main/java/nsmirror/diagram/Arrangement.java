package nsmirror.diagram;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Placed.Hidden;

/**
 * Finds the largest detail at which the groups fill the given room: the host's column at the left, the others beside
 * it. Each of the two takes the first step of the ladder that fits, so that a host with hundreds of processes does not
 * make squares of a handful of containers.
 */
final class Arrangement {
    private static final double[] HOST_SHARES = {0.15, 0.18, 0.21, 0.24, 0.27, 0.3, 1 / 3.0};
    private static final double[] LARGE_HOST_SHARES = {0.15, 0.2, 0.25, 0.3, 1 / 3.0, 0.42, 0.5, 0.58, 0.66, 0.74, 0.8};
    private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 24, 30, 40, 60, 100};

    /** Groups at one detail. */
    record Part(Detail detail, int step, List<Placed> placed, Hidden hidden, double width, double height) {}

    /** Where everything stands, relative to the room's corner; the rest begins at {@code restX}. */
    record Arranged(Optional<Part> host, Part rest, double restX) {
        /** Whether there are cards with everything on them, and at least names for the host's. */
        boolean roomy() {
            boolean hostRoomy = host.map(part -> part.detail().labelled() && part.hidden().nothing()).orElse(true);
            return hostRoomy && (rest.placed().isEmpty() ? host.map(part -> part.step() == 0).orElse(true)
                    : rest.step() == 0);
        }
    }

    private final List<Detail> ladder;
    private final double width;
    private final double height;
    private final Map<Group, Double> nameWidths = new IdentityHashMap<>();

    private Arrangement(List<Detail> ladder, double width, double height) {
        this.ladder = ladder;
        this.width = width;
        this.height = height;
    }

    static Arranged of(Plan plan, Sizes sizes, double width, double height, TextMeasure measure) {
        Arrangement arrangement = new Arrangement(Detail.ladder(sizes), width, height);
        plan.host().ifPresent(host -> arrangement.measureNames(host, measure));
        plan.rest().forEach(group -> arrangement.measureNames(group, measure));
        return arrangement.arranged(plan, sizes);
    }

    private void measureNames(Group group, TextMeasure measure) {
        nameWidths.put(group, measure.width(group.heading().name(), Face.BOLD, 1));
        group.children().forEach(child -> measureNames(child, measure));
    }

    private Arranged arranged(Plan plan, Sizes sizes) {
        if (plan.host().isEmpty()) {
            return new Arranged(Optional.empty(), rest(plan.rest(), width), 0);
        }
        Group host = plan.host().get();
        if (plan.rest().isEmpty()) {
            Part alone = column(host, width, Detail.MOST_LABELS);
            return new Arranged(Optional.of(alone), rest(List.of(), 0), width);
        }
        double gap = Math.round(sizes.label() * 1.4);
        Arranged best = null;
        double least = Double.MAX_VALUE;
        for (double share : plan.hostMayGrow() ? LARGE_HOST_SHARES : HOST_SHARES) {
            Arranged next = beside(host, plan.rest(), Math.floor(width * share), gap);
            double cost = cost(next, host, plan.rest());
            if (cost < least) {
                least = cost;
                best = next;
            }
        }
        return best;
    }

    private Arranged beside(Group host, List<Group> groups, double hostWidth, double gap) {
        Part rest = rest(groups, width - hostWidth - gap);
        int labels = rest.detail().labelled() ? drawn(groups) : 0;
        Part column = column(host, hostWidth, Detail.MOST_LABELS - labels);
        return new Arranged(Optional.of(column), rest, column.width() + gap);
    }

    /** How far down the ladder the processes are, on average; what had to be left out counts most. */
    private double cost(Arranged arranged, Group host, List<Group> rest) {
        Part column = arranged.host().orElseThrow();
        return column.step() * (double) (host.total() - host.folded() + 1)
                + arranged.rest().step() * (double) (drawn(rest) + rest.size())
                + 1000.0 * (column.hidden().processes() + arranged.rest().hidden().processes());
    }

    private Part rest(List<Group> groups, double most) {
        int processes = drawn(groups);
        int boxes = boxes(groups);
        for (int step = 0; step < ladder.size(); step++) {
            Detail detail = ladder.get(step);
            if (mayFit(detail, processes, boxes, most, Detail.MOST_LABELS)) {
                Optional<Flow> flow = best(groups, new Packing(detail, nameWidths), detail, most);
                if (flow.isPresent()) {
                    return part(step, flow.get().placed(), Hidden.NOTHING, flow.get().width(), flow.get().height());
                }
            }
        }
        Detail last = ladder.getLast();
        return clipped(new Packing(last, nameWidths).flow(groups, most, 1), most);
    }

    private Part clipped(Flow flow, double most) {
        Detail last = ladder.getLast();
        double bottom = height - last.countLine();
        List<Placed> kept = flow.placed().stream()
                .filter(each -> each.bottom() <= bottom && each.right() <= most)
                .toList();
        int processes = flow.placed().stream().mapToInt(each -> each.group().total()).sum()
                - kept.stream().mapToInt(each -> each.group().total()).sum();
        Hidden hidden = new Hidden(flow.placed().size() - kept.size(), processes);
        return part(ladder.size() - 1, kept, hidden, Math.min(most, flow.width()), height);
    }

    /** The flow that fills the room most evenly, so that the next larger step is not missed for an odd shape. */
    private Optional<Flow> best(List<Group> groups, Packing packing, Detail detail, double most) {
        Flow best = null;
        double least = Double.MAX_VALUE;
        for (int rows : ROWS) {
            if (rows > 1 && rows * (detail.cellHeight() + detail.cellGap()) > height) {
                break;
            }
            Flow flow = packing.flow(groups, most, rows);
            double fullest = Math.max(flow.width() / most, flow.height() / height);
            if (fullest <= 1 && fullest < least) {
                least = fullest;
                best = flow;
            }
        }
        return Optional.ofNullable(best);
    }

    private Part column(Group host, double most, int labels) {
        int processes = drawn(List.of(host));
        int boxes = boxes(List.of(host));
        for (int step = 0; step < ladder.size(); step++) {
            Detail detail = ladder.get(step);
            if (mayFit(detail, processes, boxes, most, labels)) {
                Packing packing = new Packing(detail, nameWidths);
                Placed column = packing.column(host, most);
                double right = rightmost(column, detail);
                if (column.height() <= height && right <= most) {
                    double heading = packing.headingWidth(host) + 2 * detail.pad();
                    Placed narrow = narrowed(column, Math.min(most, Math.max(right, heading)), detail);
                    return part(step, List.of(narrow), Hidden.NOTHING, narrow.width(), narrow.height());
                }
            }
        }
        return clipped(new Packing(ladder.getLast(), nameWidths).column(host, most));
    }

    private Part clipped(Placed column) {
        Detail last = ladder.getLast();
        double bottom = height - 2 * last.countLine() - last.pad();
        List<Placed> kept = column.children().stream()
                .filter(each -> each.bottom() <= bottom && each.right() <= column.width())
                .toList();
        int processes = column.children().stream().mapToInt(each -> each.group().total()).sum()
                - kept.stream().mapToInt(each -> each.group().total()).sum();
        Hidden hidden = new Hidden(column.children().size() - kept.size(), processes + column.hidden().processes());
        Placed cut = new Placed(column.group(), 0, 0, column.width(), Math.min(height, column.height()),
                column.columns(), hidden, kept);
        return part(ladder.size() - 1, List.of(cut), hidden, cut.width(), cut.height());
    }

    /** The column with no more width than it needs. */
    private static Placed narrowed(Placed column, double width, Detail detail) {
        List<Placed> children = column.children().stream()
                .map(each -> each.group().style() == Group.Style.SECTION
                        ? each.sized(width - 2 * detail.pad(), each.height()) : each)
                .toList();
        return new Placed(column.group(), 0, 0, width, column.height(), column.columns(), column.hidden(), children);
    }

    private static double rightmost(Placed column, Detail detail) {
        double right = column.group().members().isEmpty() ? 0 : contentWidth(column, detail) + detail.pad();
        for (Placed child : column.children()) {
            boolean section = child.group().style() == Group.Style.SECTION;
            right = Math.max(right, section ? child.x() + contentWidth(child, detail) : child.right());
        }
        return right + detail.pad();
    }

    private static double contentWidth(Placed grid, Detail detail) {
        int columns = Math.min(grid.columns(), detail.drawn(grid.group()));
        return columns * (detail.cellWidth() + detail.cellGap()) - detail.cellGap();
    }

    private Part part(int step, List<Placed> placed, Hidden hidden, double partWidth, double partHeight) {
        return new Part(ladder.get(step), step, List.copyOf(placed), hidden, partWidth, partHeight);
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

    private static int drawn(List<Group> groups) {
        return groups.stream().mapToInt(each -> each.members().size() + drawn(each.children())).sum();
    }

    private static int boxes(List<Group> groups) {
        return groups.stream().mapToInt(each -> 1 + boxes(each.children())).sum();
    }
}
