package nsmirror.diagram;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * A facet of the mirror: the host's answer at the left, the container's at the right, each under the command a person
 * types to see it, rows that belong together side by side. A pure function of its arguments.
 *
 * <p>Where both live in one namespace there is one answer, across both sides. Where there are more rows than room,
 * those the container has go first; the others are counted.
 */
public final class MirrorLayout {
    private static final double[] MAGNIFICATIONS = {2, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1};
    private static final double LEAST_WIDTH_IN_LETTERS = 40;

    private final FacetView view;
    private final String who;
    private final Map<Integer, Process> processes;
    private final Sizes sizes;
    private final double width;
    private final double height;
    private final Pen pen;
    private final double text;
    private final double margin;
    private final List<FacetColumn> columns;
    private final MirrorSide host;
    private final MirrorSide container;

    private MirrorLayout(Snapshot snapshot, Container who, FacetView view, Sizes sizes, double width, double height,
            TextMeasure measure) {
        this.view = view;
        this.who = Words.label(who.name());
        this.sizes = sizes;
        this.width = width;
        this.height = height;
        processes = snapshot.byPid();
        pen = new Pen(measure);
        text = sizes.label();
        margin = PageTitle.margin(sizes);
        String hostName = "Host " + Words.label(snapshot.node().hostname());
        double all = width - 2 * margin;
        if (view.shared()) {
            columns = columns(all);
            host = new MirrorSide(pen, sizes, margin, all, hostName + " and " + this.who, view.host(),
                    Stream.concat(view.host().notes().stream(), view.container().notes().stream()).toList(), columns);
            container = host;
        } else {
            double half = Math.floor((all - gutter()) / 2);
            columns = columns(half);
            host = new MirrorSide(pen, sizes, margin, half, hostName, view.host(), view.host().notes(), columns);
            container = new MirrorSide(pen, sizes, margin + half + gutter(), half, "Container " + this.who,
                    view.container(), view.container().notes(), columns);
        }
    }

    /** The columns that have room on both sides. */
    private List<FacetColumn> columns(double sideWidth) {
        List<FacetColumn> all = FacetColumn.of(view.facet());
        double inner = MirrorSide.inner(sideWidth, text);
        List<FacetColumn> left = MirrorPane.of(all, view.host().rows(), inner, text).columns();
        return MirrorPane.of(left, view.container().rows(), inner, text).columns();
    }

    /** The facet on a page of that many pixels; a few rows are drawn larger. */
    public static Diagram of(Snapshot snapshot, Container who, FacetView view, double width, double height,
            TextMeasure measure, MapLayout.Options options) {
        FacetView drawn = MirrorRows.drawn(view);
        Function<Double, MirrorLayout> times = factor ->
                new MirrorLayout(snapshot, who, drawn, options.sizes().times(factor), width, height, measure);
        MirrorLayout mirror = times.apply(1.0);
        for (double factor : MAGNIFICATIONS) {
            MirrorLayout larger = times.apply(factor);
            if (larger.whole()) {
                mirror = larger;
                break;
            }
        }
        mirror.draw(snapshot);
        Halo.around(mirror.pen, snapshot, options.selected(), mirror.sizes);
        return new Diagram(width, height, mirror.pen.shapes());
    }

    private double gutter() {
        return Math.round(text * 2.4);
    }

    private double rowHeight() {
        return Math.round(text * 1.75);
    }

    private double top() {
        return PageTitle.height(sizes);
    }

    private double rowsTop() {
        return top() + Math.max(host.headerHeight(), container.headerHeight());
    }

    private double foot() {
        return Math.round(text * 2.1 + margin);
    }

    private double rowsBottom() {
        return height - foot() - Math.max(host.notesHeight(), container.notesHeight());
    }

    private int room() {
        return (int) Math.floor((rowsBottom() - rowsTop()) / rowHeight());
    }

    /** Whether all rows are drawn, and of their columns all but the least important. */
    private boolean whole() {
        boolean kept = FacetColumn.of(view.facet()).stream()
                .allMatch(column -> column.importance() > 3 || columns.stream()
                        .anyMatch(each -> each.heading().equals(column.heading())));
        return kept && view.pairs().size() <= room() && host.roomy() && container.roomy();
    }

    private void draw(Snapshot snapshot) {
        if (room() < 2 || width < LEAST_WIDTH_IN_LETTERS * text) {
            pen.fitted(text, Math.round(text * 1.5), width - 2 * text,
                    "no room for " + Words.count(view.pairs().size(), "row", "rows"),
                    new Pen.Font(Face.TEXT, text, Role.TEXT), Optional.empty());
            return;
        }
        Facet facet = view.facet();
        String subject = facet.label().substring(0, 1).toUpperCase(Locale.ROOT) + facet.label().substring(1);
        new PageTitle(pen, sizes, width).draw(new Title(subject + " of ", who, " and of its host", subject,
                snapshot.coverage().gaps().size(), counts()));
        boolean all = view.pairs().size() <= room();
        List<Pair> drawn = all ? view.pairs() : MirrorRows.chosen(view.pairs(), room() - 1);
        double bottom = rowsTop() + (drawn.size() + (all ? 0 : 1)) * rowHeight()
                + Math.max(host.notesHeight(), container.notesHeight());
        host.draw(top(), bottom - top(), rowsTop(), Role.HOST_FILL, Role.HOST_LINE);
        if (!view.shared()) {
            container.draw(top(), bottom - top(), rowsTop(), Role.CONTAINER_FILL, Role.CONTAINER_LINE);
        }
        double middle = rowsTop() + rowHeight() / 2;
        for (Pair pair : drawn) {
            row(pair, middle);
            middle += rowHeight();
        }
        if (!all) {
            hidden(drawn, middle);
        }
        legend();
    }

    private List<String> counts() {
        String kind = view.facet().kind().label();
        String living = view.shared() ? "both live in the same " + kind + " namespace"
                : "they live in two " + kind + " namespaces";
        String hosts = Words.count(view.host().rows().size(), "row", "rows");
        String containers = Words.count(view.container().rows().size(), "row", "rows");
        return List.of(living, view.shared() ? hosts : hosts + " on the host, " + containers + " in the container");
    }

    private void row(Pair pair, double middle) {
        row(host, view.host(), pair.host(), pair.container().isEmpty(), middle);
        if (view.shared()) {
            return;
        }
        row(container, view.container(), pair.container(), pair.host().isEmpty(), middle);
        if (pair.host().isPresent() && pair.container().isPresent()) {
            Role role = pair.same() ? Role.QUIET : Role.DIFFERENT;
            pen.text(width / 2, Pen.baseline(middle, text), pair.same() ? "=" : unlike(),
                    new Pen.Font(Face.BOLD, text, role), Anchor.MIDDLE, Optional.empty());
        }
    }

    private void row(MirrorSide side, View from, OptionalInt index, boolean alone, double middle) {
        if (index.isPresent() && index.getAsInt() < from.rows().size()) {
            Row row = from.rows().get(index.getAsInt());
            side.row(row, middle, rowHeight(), alone && !view.shared(), process(row));
        }
    }

    private Optional<Subject> process(Row row) {
        return view.facet() == Facet.PROCESSES && row.cells().get("hostPid") instanceof Number pid
                ? Optional.ofNullable(processes.get(pid.intValue())).map(each -> new Subject.OfProcess(each.key()))
                : Optional.empty();
    }

    private void hidden(List<Pair> drawn, double middle) {
        int onHost = count(view.pairs(), Pair::host) - count(drawn, Pair::host);
        int inContainer = count(view.pairs(), Pair::container) - count(drawn, Pair::container);
        if (onHost > 0) {
            host.hidden(onHost, middle);
        }
        if (inContainer > 0 && !view.shared()) {
            container.hidden(inContainer, middle);
        }
    }

    private String unlike() {
        return view.facet() == Facet.INTERFACES ? "↔" : "≠";
    }

    private String unlikeMeans() {
        return switch (view.facet()) {
            case FILES -> "the same name, another file";
            case MOUNTS -> "the same place, another mount";
            case INTERFACES -> "two ends of one pair";
            case ROUTES -> "another route there";
            case SOCKETS -> "the same port, another socket";
            case PROCESSES, HOSTNAME, IPC, USERS, CAPABILITIES, CGROUP, TIME -> "differs";
        };
    }

    private String sameMeans() {
        return view.facet() == Facet.PROCESSES ? "the same process" : "the same on both sides";
    }

    private static int count(List<Pair> pairs, Function<Pair, OptionalInt> side) {
        return (int) pairs.stream().filter(pair -> side.apply(pair).isPresent()).count();
    }

    /** What the signs mean. */
    private void legend() {
        if (view.shared()) {
            return;
        }
        Pen.Font quiet = new Pen.Font(Face.TEXT, text, Role.QUIET);
        double baseline = Math.round(height - foot() + text * 1.8);
        double x = margin;
        pen.fill(x, Math.round(baseline - text * 0.9), Math.round(text * 0.25), Math.round(text * 1.1), 0,
                Role.ONLY_HERE, Optional.empty());
        x += text * 0.8;
        for (String entry : List.of("only on this side", "=  " + sameMeans(), unlike() + "  " + unlikeMeans())) {
            x += pen.fitted(x, baseline, width - margin - x, entry, quiet, Optional.empty()) + text * 2;
        }
    }
}
