package nsmirror.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Group.Style;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;

/** Draws placed groups: outline, heading, processes, what is in them, and what is only counted. */
final class GroupPainter {
    private final Pen pen;
    private final Detail detail;
    private final Slots slots;
    private final ProcessPainter processes;

    GroupPainter(Pen pen, Detail detail, Slots slots) {
        this.pen = pen;
        this.detail = detail;
        this.slots = slots;
        this.processes = new ProcessPainter(pen, detail, slots);
    }

    /** Draws a group whose box stands in a box at (left, top), in its own detail. */
    void draw(Placed placed, double left, double top) {
        if (!placed.detail().equals(detail)) {
            new GroupPainter(pen, placed.detail(), slots).draw(placed, left, top);
            return;
        }
        Group group = placed.group();
        double x = left + placed.x();
        double y = top + placed.y();
        boolean section = group.style() == Style.SECTION;
        if (!section) {
            outline(group, x, y, placed.width(), placed.height());
        }
        double pad = section ? 0 : detail.pad();
        heading(group, x + pad, y + pad, placed.width() - 2 * pad);
        placed.children().forEach(child -> draw(child, x, y));
        double cellsTop = y + pad + detail.headingHeight(group);
        int drawn = detail.drawn(group);
        for (int i = 0; i < drawn; i++) {
            processes.draw(group.members().get(i), placed.cellWidth(),
                    x + pad + placed.cell(i) % placed.columns() * (placed.cellWidth() + detail.cellGap()),
                    cellsTop + placed.cell(i) / placed.columns() * (detail.cellHeight() + detail.cellGap()));
        }
        counts(placed, x + pad, y + placed.height() - pad, placed.width() - 2 * pad);
    }

    /** Draws a frame around everything, as large as given; its heading stands at its top. */
    void frame(Group group, double x, double y, double width, double height) {
        outline(group, x, y, width, height);
        heading(group, x + detail.pad(), y + detail.pad(), width - 2 * detail.pad());
    }

    private void counts(Placed placed, double x, double bottom, double width) {
        double y = bottom;
        if (placed.group().folded() > 0) {
            y -= detail.countLine();
            processes.folded(placed.group().folded(), x, y, width);
            y -= detail.countGap();
        }
        if (!placed.hidden().nothing()) {
            processes.hidden(placed.hidden(), x, y - detail.countLine(), width);
        }
    }

    private void outline(Group group, double x, double y, double width, double height) {
        double radius = Math.min(Math.round(detail.pad() * 0.8), 8);
        double line = Math.max(1, Math.round(detail.text() / 13));
        switch (group.style()) {
            case HOST -> pen.box(x, y, width, height, radius, Role.HOST_FILL, Role.HOST_LINE, line, Outline.SOLID,
                    group.subject());
            case POD -> pen.box(x, y, width, height, radius, Role.POD_FILL, Role.POD_LINE, thick(line), Outline.SOLID,
                    group.subject());
            case CONTAINER -> pen.box(x, y, width, height, radius, Role.CONTAINER_FILL, Role.CONTAINER_LINE, line,
                    Outline.SOLID, group.subject());
            case NAMESPACE -> pen.box(x, y, width, height, radius, group.total() == 0 ? Role.PAGE : Role.GROUP_FILL,
                    Role.GROUP_LINE, line, Outline.SOLID, group.subject());
            case UNREADABLE -> pen.box(x, y, width, height, radius, Role.PAGE, Role.GROUP_LINE, line, Outline.DASHED,
                    group.subject());
            case SECTION -> { }
        }
    }

    private double thick(double line) {
        return detail.headerLines() == 0 ? line : line + 1;
    }

    private void heading(Group group, double x, double y, double width) {
        if (detail.headingHeight(group) == 0) {
            return;
        }
        boolean section = group.style() == Style.SECTION;
        double size = section ? detail.text() : detail.header();
        Pen.Font name = section
                ? new Pen.Font(Face.TEXT, size, Role.QUIET) : new Pen.Font(Face.BOLD, size, Role.TITLE);
        Pen.Font aside = new Pen.Font(Face.TEXT, detail.text(), Role.QUIET);
        double baseline = Math.round(y + size * (section ? 1.1 : 0.95));
        nameAndAside(group, x, baseline, width, name, aside);
        if (!section && detail.lines(group) == 2) {
            secondLine(group, x, y + Math.round(detail.header() * 1.4), width);
        }
    }

    /** The name, and at its right the longest wording of the count that leaves the name whole; else the shortest. */
    private void nameAndAside(Group group, double x, double baseline, double width, Pen.Font name, Pen.Font aside) {
        Heading heading = group.heading();
        double gap = detail.text() * 0.8;
        String shown = detail.name(group);
        double nameWidth = pen.width(shown, name.face(), name.size());
        List<String> asides = heading.asides();
        Optional<String> beside = pen.firstFitting(asides, aside, width - nameWidth - gap)
                .or(() -> asides.isEmpty() ? Optional.empty()
                        : pen.firstFitting(List.of(asides.getLast()), aside, width - name.size() * 4 - gap));
        double taken = beside.map(each -> pen.width(each, aside.face(), aside.size()) + gap).orElse(0.0);
        beside.ifPresent(each -> pen.text(x + width, baseline, each, aside, Anchor.END, group.subject()));
        pen.text(x, baseline, pen.shortenedInside(shown, name, width - taken), name, Anchor.START,
                group.subject());
    }

    private void secondLine(Group group, double x, double y, double width) {
        double left = x;
        double text = detail.text();
        double middle = y + text * 0.65;
        if (detail.slotsInHeading(group) && SlotRow.width(text) <= width) {
            double slotsTop = Math.round(y + text * 0.15);
            SlotRow.draw(pen, x, slotsTop, text, group.heading().slots(), Map.of());
            left += SlotRow.width(text) + text;
            middle = slotsTop + SlotRow.edge(text) / 2;
        }
        pen.fitted(left, Pen.baseline(middle, text), x + width - left, group.heading().detail(),
                new Pen.Font(Face.TEXT, text, Role.QUIET), group.subject());
    }
}
