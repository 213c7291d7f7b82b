package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nsmirror.diagram.Group.Style;
import nsmirror.diagram.Placed.Hidden;

/** Sizes boxes around their processes, at one step of detail. */
final class Packing {
    private static final int[] ROWS_IN_COLUMN = {1, 2, 3, 5, 8, 13, 21, 34};

    private final Detail detail;
    private final ToDoubleFunction<String> nameWidth;

    /** With the width of a name at a font size of one pixel. */
    Packing(Detail detail, ToDoubleFunction<String> nameWidth) {
        this.detail = detail;
        this.nameWidth = nameWidth;
    }

    /** Boxes of at most that width on shelves, each with about as many rows of processes. */
    Flow flow(List<Group> groups, double most, int rows) {
        Flow.Shelves shelves = new Flow.Shelves(most, detail.boxGap(), detail.boxGap());
        groups.forEach(group -> shelves.add(outermost(group, most, rows)));
        return shelves.flow();
    }

    /** The same, if they are no higher than that; gives up as soon as they are. */
    Optional<Flow> flow(List<Group> groups, double most, double highest, int rows) {
        Flow.Shelves shelves = new Flow.Shelves(most, detail.boxGap(), detail.boxGap());
        for (Group group : groups) {
            shelves.add(outermost(group, most, rows));
            if (shelves.bottom() > highest) {
                return Optional.empty();
            }
        }
        return Optional.of(shelves.flow());
    }

    private Flow inside(Group group, double most, int rows) {
        Flow.Shelves shelves = new Flow.Shelves(most, detail.boxGap(), detail.boxGap());
        for (Group child : group.children()) {
            shelves.add(child.children().isEmpty()
                    ? box(child, most, rows) : around(child, inside(child, most - 2 * detail.pad(), rows), most));
        }
        return shelves.flow();
    }

    /** A box as wide as given, boxes below its sections: the host's. */
    Placed column(Group group, double width) {
        if (!group.members().isEmpty()) {
            return grid(group, columns(width - 2 * detail.pad()), width, detail.pad());
        }
        double y = detail.pad() + detail.headingHeight(group);
        List<Placed> children = new ArrayList<>();
        for (boolean sections : new boolean[] {true, false}) {
            List<Group> part = group.children().stream()
                    .filter(each -> (each.style() == Style.SECTION) == sections).toList();
            if (!part.isEmpty()) {
                Flow flow = lowest(part, width - 2 * detail.pad(), sections ? detail.sectionGap() : detail.boxGap());
                double top = y;
                flow.placed().forEach(each -> children.add(each.at(each.x() + detail.pad(), each.y() + top)));
                y = top + flow.height() + detail.boxGap();
            }
        }
        y = children.isEmpty() ? y : y - detail.boxGap();
        double height = y + counted(group) + detail.pad();
        return new Placed(group, detail, 0, 0, width, height, 1, 0, List.of(), Hidden.NOTHING, children);
    }

    private Flow lowest(List<Group> groups, double most, double gap) {
        Flow best = null;
        for (int rows : ROWS_IN_COLUMN) {
            Flow.Shelves shelves = new Flow.Shelves(most, gap, detail.boxGap());
            groups.forEach(group -> shelves.add(outermost(group, most, rows)));
            Flow flow = shelves.flow();
            if (best == null || flow.width() <= most && (flow.height() < best.height() || best.width() > most)) {
                best = flow;
            }
        }
        return best;
    }

    private Placed box(Group group, double most, int rows) {
        double pad = group.style() == Style.SECTION ? 0 : detail.pad();
        double inner = most - 2 * pad;
        int wanted = Math.max(1, (detail.drawn(group) + rows - 1) / rows);
        int columns = Math.min(wanted, columns(inner));
        double counting = group.folded() > 0 || detail.drawn(group) < group.members().size() ? detail.countWidth() : 0;
        double least = Math.max(across(columns), Math.min(inner, Math.max(counting, headingWidth(group))));
        return grid(group, columns(least), least + 2 * pad, pad);
    }

    /** A box; one around groups has fewer rows if that makes it smaller. */
    Placed outermost(Group group, double most, int rows) {
        if (group.children().isEmpty()) {
            return box(group, most, rows);
        }
        double inner = most - 2 * detail.pad();
        Placed usual = around(group, inside(group, inner, rows), most);
        if (rows < 2) {
            return usual;
        }
        Placed flat = around(group, inside(group, inner, rows / 2), most);
        boolean smaller = flat.width() * flat.height() < usual.width() * usual.height() * 0.95;
        return smaller && flat.width() <= most ? flat : usual;
    }

    private Placed around(Group group, Flow flow, double most) {
        double pad = detail.pad();
        double inner = most - 2 * pad;
        double top = pad + detail.headingHeight(group);
        double width = Math.max(flow.width(), Math.min(inner, headingWidth(group)));
        List<Placed> children = flow.placed().stream().map(each -> each.at(each.x() + pad, each.y() + top)).toList();
        double height = top + flow.height() + counted(group) + pad;
        return new Placed(group, detail, 0, 0, width + 2 * pad, height, 1, 0, List.of(), Hidden.NOTHING, children);
    }

    /** A part of the host's box, that wide. */
    Placed section(Group group, double width) {
        return grid(group, columns(width), width, 0);
    }

    /** A box of processes as it was, each of them where it stood, as high as it has to be now. */
    Placed again(Group group, Placed was) {
        double pad = group.style() == Style.SECTION ? 0 : detail.pad();
        List<Integer> cells = detail.drawn(group) < group.members().size() ? List.of()
                : Cells.kept(was, group.members(), was.columns());
        return grid(group, was.columns(), was.width(), pad, cells);
    }

    private Placed grid(Group group, int columns, double width, double pad) {
        return grid(group, columns, width, pad, List.of());
    }

    /** A box of processes in that many columns. */
    private Placed grid(Group group, int columns, double width, double pad, List<Integer> standing) {
        int drawn = detail.drawn(group);
        Hidden hidden = new Hidden(0, group.members().size() - drawn);
        int last = standing.stream().mapToInt(each -> each + 1).max().orElse(drawn);
        int rows = (last + columns - 1) / columns;
        double cells = rows == 0 ? 0 : rows * (detail.cellHeight() + detail.cellGap()) - detail.cellGap();
        double height = pad + detail.headingHeight(group) + cells + counted(group, hidden) + pad;
        double cell = detail.cellWidth(width - 2 * pad, columns);
        return new Placed(group, detail, 0, 0, width, height, columns, cell, standing, hidden, List.of());
    }

    /** Height of what is counted in a group whose groups are all drawn. */
    double counted(Group group) {
        return counted(group, Hidden.NOTHING);
    }

    private double counted(Group group, Hidden hidden) {
        int lines = (group.folded() > 0 ? 1 : 0) + (hidden.nothing() ? 0 : 1);
        return lines * (detail.countLine() + detail.countGap());
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + detail.cellGap()) / (detail.cellWidth() + detail.cellGap())));
    }

    private double across(int columns) {
        return columns * (detail.cellWidth() + detail.cellGap()) - detail.cellGap();
    }

    /** Width a box should have for its name to be read, though a very long name is shortened. */
    double headingWidth(Group group) {
        int lines = detail.lines(group);
        if (lines == 0) {
            return 0;
        }
        if (group.style() == Style.SECTION) {
            return Math.ceil((nameWidth.applyAsDouble(group.heading().name() + group.heading().asides().getLast())
                    + 1) * detail.text());
        }
        double name = nameWidth.applyAsDouble(detail.name(group)) * detail.header() + detail.text() * 3;
        double most = detail.naming() * detail.text() * (lines == 2 ? 14 : 8);
        double slots = detail.slotsInHeading(group) ? SlotRow.width(detail.text()) : 0;
        return Math.ceil(Math.max(slots, Math.min(name, most)));
    }
}
