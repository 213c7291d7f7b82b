package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/** What stands above a map: what it shows of which node, and how much of it. */
final class PageTitle {
    private final Pen pen;
    private final Sizes sizes;
    private final double width;
    private final double margin;

    PageTitle(Pen pen, Sizes sizes, double width) {
        this.pen = pen;
        this.sizes = sizes;
        this.width = width;
        this.margin = margin(sizes);
    }

    static double margin(Sizes sizes) {
        return Math.round(sizes.label() * 1.6);
    }

    /** Height of both lines, the margin above them included. */
    static double height(Sizes sizes) {
        return Math.round(margin(sizes) * 0.8 + sizes.title() * 1.3 + sizes.label() * 2.4);
    }

    /** The title, and what it counts. */
    void draw(Snapshot snapshot, Grouping grouping) {
        double room = width - 2 * margin;
        Pen.Font font = new Pen.Font(Face.BOLD, sizes.title(), Role.TITLE);
        double baseline = Math.round(margin * 0.8 + sizes.title());
        String by = switch (grouping) {
            case Grouping.ByContainer() -> " by container";
            case Grouping.ByKind(Kind kind) -> " by " + kind.label() + " namespace";
        };
        String node = Words.label(snapshot.node().hostname());
        String processes = "Processes of ";
        String whose = pen.shortenedInside(node, font, room - pen.width(processes + by, font.face(), font.size()));
        String shown = whose.isEmpty() ? "Processes" + by : processes + whose + by;
        pen.fitted(margin, baseline, room, shown, font, Optional.empty());
        counts(snapshot, grouping, Math.round(baseline + sizes.label() * 1.9));
    }

    private void counts(Snapshot snapshot, Grouping grouping, double baseline) {
        Pen.Font quiet = new Pen.Font(Face.TEXT, sizes.label(), Role.QUIET);
        Pen.Font warning = new Pen.Font(Face.BOLD, sizes.label(), Role.WARNING);
        double left = margin;
        int gaps = snapshot.coverage().gaps().size();
        if (gaps > 0) {
            String text = Words.count(gaps, "thing", "things") + " could not be seen";
            left += pen.fitted(left, baseline, width - margin - left, text, warning, Optional.empty());
            left += sizes.label() * 1.4;
        }
        List<String> parts = counted(snapshot, grouping);
        for (int most = parts.size(); most > 0; most--) {
            String text = String.join("  ·  ", parts.subList(0, most));
            if (pen.width(text, quiet.face(), quiet.size()) <= width - margin - left) {
                pen.text(left, baseline, text, quiet, Anchor.START, Optional.empty());
                return;
            }
        }
    }

    private static List<String> counted(Snapshot snapshot, Grouping grouping) {
        List<String> parts = new ArrayList<>(List.of(Words.processes(snapshot.processes().size())));
        int kernelThreads = (int) snapshot.processes().stream().filter(Process::kernel).count();
        if (kernelThreads > 0) {
            parts.add(Words.count(kernelThreads, "of them a kernel thread, folded", "of them kernel threads, folded"));
        }
        switch (grouping) {
            case Grouping.ByContainer() -> {
                parts.add(Words.count(snapshot.containers().size(), "container", "containers"));
                parts.add(Words.count(snapshot.pods().size(), "pod", "pods"));
            }
            case Grouping.ByKind(Kind kind) -> {
                List<Namespace> all = snapshot.namespaces().stream().filter(each -> each.kind() == kind).toList();
                parts.add(Words.count(all.size(), kind.label() + " namespace", kind.label() + " namespaces"));
                int empty = (int) all.stream().filter(each -> each.processes() == 0).count();
                if (empty > 0) {
                    parts.add(Words.number(empty) + " of them without a process");
                }
            }
        }
        return parts;
    }
}
