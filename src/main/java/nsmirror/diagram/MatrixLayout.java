package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;

/**
 * The matrix: distinct combinations of namespaces as rows, the eight kinds as columns, with counts, the least isolated
 * first. Shows what the map cannot: who shares some namespaces and not others. A pure function of its arguments.
 */
public final class MatrixLayout {
    private static final double[] MAGNIFICATIONS = {1.8, 1.6, 1.45, 1.3, 1.2, 1.1};

    private final Pen pen;
    private final Sizes sizes;
    private final Snapshot snapshot;
    private final double width;
    private final double height;
    private final double text;
    private final double margin;
    private final Legend legend;

    private MatrixLayout(Snapshot snapshot, Sizes sizes, double width, double height, TextMeasure measure) {
        this.snapshot = snapshot;
        this.sizes = sizes;
        this.width = width;
        this.height = height;
        pen = new Pen(measure);
        text = sizes.label();
        margin = PageTitle.margin(sizes);
        legend = Legend.of(snapshot, pen, sizes, width);
    }

    /** The matrix on a page of that many pixels; a few rows are drawn larger. */
    public static Diagram of(Snapshot snapshot, double width, double height, TextMeasure measure,
            MapLayout.Options options) {
        List<Combination> all = Combination.of(snapshot, new Slots(snapshot));
        MatrixLayout matrix = new MatrixLayout(snapshot, options.sizes(), width, height, measure);
        List<Combination> rows = all.size() <= matrix.rows() ? all : Combination.summed(all);
        boolean inodes = matrix.inodesFit() && rows == all;
        for (double factor : MAGNIFICATIONS) {
            MatrixLayout larger = new MatrixLayout(snapshot, options.sizes().times(factor), width, height, measure);
            if (rows.size() <= larger.rows() && (larger.inodesFit() || !inodes) && larger.namesFit()) {
                matrix = larger;
                break;
            }
        }
        matrix.draw(rows, all.size());
        Halo.around(matrix.pen, snapshot, options.selected(), matrix.sizes);
        return new Diagram(width, height, matrix.pen.shapes());
    }

    private double rowHeight() {
        return Math.round(text * 2.3);
    }

    private double tableTop() {
        return PageTitle.height(sizes);
    }

    private double rowsTop() {
        return tableTop() + Math.round(text * (inodesFit() ? 3.6 : 2.1));
    }

    private int rows() {
        return (int) Math.max(0, (height - rowsTop() - legend.height(sizes)) / rowHeight());
    }

    private double countWidth() {
        return Math.round(text * 7);
    }

    /** Width of a kind's column: at most a sign and the inode beside it, at least the sign. */
    private double kindWidth() {
        double withInode = SlotRow.edge(text) + pen.width("4026531836", Face.MONO, text) + text * 1.6;
        double share = (width - 2 * margin - whoLeast() - countWidth()) / Kind.ALL.size();
        return Math.floor(Math.max(SlotRow.edge(text) + text * 0.3, Math.min(withInode, share)));
    }

    private double whoLeast() {
        return Math.min(text * 16, width * 0.25);
    }

    private boolean inodesFit() {
        return kindWidth() >= SlotRow.edge(text) + pen.width("4026531836", Face.MONO, text) + text;
    }

    /** Whether the kinds' names fit over their columns. */
    private boolean namesFit() {
        return kindWidth() >= pen.width(Kind.CGROUP.label(), Face.BOLD, text) + text * 0.4;
    }

    private void draw(List<Combination> combinations, int distinct) {
        double rowWidth = width - 2 * margin;
        if (rowWidth < 9 * (SlotRow.edge(text) + text) || rows() < 2) {
            onlyCounted();
            return;
        }
        new PageTitle(pen, sizes, width).draw(new Title("Namespaces of ", Words.label(snapshot.node().hostname()),
                " combined", "Namespaces combined", snapshot.coverage().gaps().size(), counts(combinations, distinct)));
        header();
        boolean all = combinations.size() <= rows();
        int drawn = all ? combinations.size() : rows() - 1;
        double y = rowsTop();
        for (Combination combination : combinations.subList(0, drawn)) {
            row(combination, y);
            y += rowHeight();
        }
        if (!all) {
            rest(combinations.subList(drawn, combinations.size()), y);
        }
        legend.of(DrawnSigns.in(pen.shapes()), pen, sizes).draw(pen, sizes, height);
    }

    private List<String> counts(List<Combination> combinations, int distinct) {
        List<String> counts = new ArrayList<>(List.of(
                Words.count(distinct, "combination", "combinations"),
                Words.processes(snapshot.processes().size())));
        if (combinations.size() < distinct) {
            counts.add("summed up by whose the namespaces are");
        }
        counts.add("least isolated first");
        return counts;
    }

    private double kindX(Kind kind) {
        return width - margin - (Kind.ALL.size() - kind.ordinal()) * kindWidth();
    }

    private void header() {
        double baseline = Math.round(tableTop() + text * 1.4);
        Pen.Font bold = new Pen.Font(Face.BOLD, text, Role.TITLE);
        Pen.Font mono = new Pen.Font(Face.MONO, text, Role.QUIET);
        Pen.Font quiet = new Pen.Font(Face.TEXT, text, Role.QUIET);
        pen.text(margin, baseline, "Who", bold, Anchor.START, Optional.empty());
        pen.text(kindX(Kind.MNT) - text * 1.4, baseline, "processes", quiet, Anchor.END, Optional.empty());
        for (Kind kind : Kind.ALL) {
            String label = pen.firstFitting(List.of(kind.label(), SlotRow.letter(kind)), bold, kindWidth() - text * 0.4)
                    .orElse("");
            pen.text(kindX(kind), baseline, label, bold, Anchor.START, Optional.empty());
            Optional<Subject> host = Optional.ofNullable(snapshot.host().get(kind))
                    .map(inode -> new Subject.OfNamespace(kind, inode));
            if (inodesFit() && host.isPresent()) {
                pen.text(kindX(kind), Math.round(baseline + text * 1.5), Long.toString(snapshot.host().get(kind)), mono,
                        Anchor.START, host);
            }
        }
        if (inodesFit()) {
            pen.fitted(margin, Math.round(baseline + text * 1.5), kindX(Kind.MNT) - 2 * margin,
                    "the host's namespaces", quiet, Optional.empty());
        }
        pen.line(margin, rowsTop() - 1, width - margin, rowsTop() - 1, Role.GROUP_LINE, 1);
    }

    private void row(Combination combination, double y) {
        double rowWidth = width - 2 * margin;
        Role fill = combination.host() ? Role.HOST_FILL : Role.PAGE;
        pen.fill(margin, y, rowWidth, rowHeight() - 1, 0, fill, combination.subject());
        pen.line(margin, y + rowHeight() - 0.5, width - margin, y + rowHeight() - 0.5, Role.PROCESS_LINE, 1);
        double middle = y + rowHeight() / 2;
        double baseline = Pen.baseline(middle, text);
        String count = Words.number(combination.members().size());
        double countRight = kindX(Kind.MNT) - text * 1.4;
        pen.text(countRight, baseline, count, new Pen.Font(Face.TEXT, text, Role.TEXT), Anchor.END,
                combination.subject());
        double inset = text * 0.6;
        pen.fitted(margin + inset, baseline, countRight - countWidth() * 0.5 - margin - inset, combination.who(),
                new Pen.Font(Face.BOLD, text, Role.TEXT), combination.subject());
        for (Kind kind : Kind.ALL) {
            cell(combination, kind, middle);
        }
    }

    private void cell(Combination combination, Kind kind, double middle) {
        Optional<Long> inode = Optional.ofNullable(combination.inodes().get(kind));
        Optional<Subject> subject = inode.map(each -> new Subject.OfNamespace(kind, each));
        Slot slot = combination.slots().getOrDefault(kind, Slot.UNKNOWN);
        double edge = SlotRow.edge(text);
        SlotRow.draw(pen, kindX(kind), Math.round(middle - edge / 2), text, slot, SlotRow.letter(kind), subject);
        if (inodesFit() && slot != Slot.HOST && inode.isPresent()) {
            Role role = slot == Slot.SHARED ? Role.SHARED_TEXT : Role.COMMAND;
            pen.text(kindX(kind) + edge + Math.round(text * 0.4), Pen.baseline(middle, text),
                    Long.toString(inode.get()), new Pen.Font(Face.MONO, text, role), Anchor.START, subject);
        }
    }

    private void rest(List<Combination> left, double y) {
        int processes = left.stream().mapToInt(each -> each.members().size()).sum();
        Detail detail = new Ladder(sizes).least().detail();
        new ProcessPainter(pen, detail, new Slots(snapshot)).hidden(new Placed.Hidden(left.size(), processes), margin,
                Math.round(y + text * 0.3), width - 2 * margin);
    }

    private void onlyCounted() {
        Detail detail = new Ladder(sizes).least().detail();
        if (height >= detail.countLine()) {
            new ProcessPainter(pen, detail, new Slots(snapshot))
                    .hidden(new Placed.Hidden(0, snapshot.processes().size()), 0, 0, width);
        }
    }
}
