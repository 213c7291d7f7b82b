package nsmirror.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.mirror.Difference;
import nsmirror.mirror.Difference.Part;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.text.Shown;

/** A mirror as text for a person: the host or another container left, the container right, each facet under the commands that show it. */
final class CompareText {
    private static final String INDENT = "  ";
    private static final String NO_MARK = " │ ";
    private static final int MARK = 3;
    private static final int SENTENCE = 400;
    private static final int NAME = 40;

    private final Mirror mirror;
    private final int columns;

    private CompareText(Mirror mirror, int columns) {
        this.mirror = mirror;
        this.columns = columns;
    }

    /** The lines to print, none wider than that many columns. */
    static List<String> of(Mirror mirror, int columns) {
        return new CompareText(mirror, columns).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(who());
        for (FacetView view : mirror.facets().values()) {
            lines.add("");
            lines.addAll(facet(view));
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private List<String> who() {
        Container who = mirror.who();
        String process = who.pids().size() == 1 ? "1 process" : who.pids().size() + " processes";
        String text = "%s: %s, the first is PID %d%s%s".formatted(
                name(), process, who.leader(),
                who.pod().map(pod -> ", in pod " + Shown.line(pod, NAME)).orElse(""),
                who.runtime().map(runtime -> ", run by " + Shown.line(runtime, NAME)).orElse(""));
        return Stream.concat(TerminalText.wrapped(text, columns).stream(), TerminalText.wrapped(
                "Left " + left() + ", right " + (mirror.with().isEmpty() ? "the container" : name()) + ".  = the same  ≠ of one name, but not the same  ↔ the ends of a pair",
                columns).stream()).toList();
    }

    private String left() {
        return mirror.with().map(with -> Shown.line(with.name(), NAME)).orElse("the host");
    }

    private String name() {
        return Shown.line(mirror.who().name(), NAME);
    }

    private List<String> facet(FacetView view) {
        List<String> lines = new ArrayList<>();
        lines.add(TerminalText.fit(title(view), columns));
        lines.addAll(side(mirror.with().isEmpty() ? "host" : left(), view.host()));
        lines.addAll(side(name(), view.container()));
        if (view.facet() == Facet.HOSTNAME) {
            lines.addAll(names(view));
        } else {
            lines.addAll(view.shared() ? one(view) : two(view));
        }
        return lines;
    }

    private String title(FacetView view) {
        String title = "── %s (%s)%s ".formatted(
                view.facet().label(), view.facet().kind().label(), switch (view.together()) {
                    case SHARED -> ", shared with " + left();
                    case APART -> "";
                    case UNKNOWN -> ", shared or not could not be read";
                });
        return title + "─".repeat(Math.max(0, columns - TerminalText.width(title)));
    }

    /** The commands of a side, what a reader should know, and what went wrong. */
    private List<String> side(String label, View view) {
        List<String> lines = new ArrayList<>();
        lines.addAll(labelled(label + "$ ", view.command()));
        view.labCommand().ifPresent(command -> lines.addAll(labelled("as in the course$ ", command)));
        view.notes().forEach(note -> lines.addAll(labelled("- ", note)));
        view.trouble().ifPresent(trouble -> lines.addAll(labelled("! ", trouble)));
        return lines;
    }

    private List<String> labelled(String label, String text) {
        return TerminalText.wrapped(label + Shown.line(text, SENTENCE), columns - INDENT.length()).stream()
                .map(INDENT::concat)
                .toList();
    }

    private List<String> two(FacetView view) {
        int room = (columns - MARK) / 2;
        SideColumns left = new SideColumns(cells(view, false), room);
        SideColumns right = new SideColumns(cells(view, true), room);
        List<String> lines = new ArrayList<>();
        if (!view.pairs().isEmpty()) {
            lines.add(left.heading() + NO_MARK + right.heading());
        }
        for (Pair pair : view.pairs()) {
            lines.addAll(beside(lines(left, view.host(), pair.host()), mark(view, pair),
                    lines(right, view.container(), pair.container()), room));
        }
        return lines;
    }

    /** Where both sides are much alike they have the same widths, so that the eye can go across. */
    private static CellTexts cells(FacetView view, boolean inside) {
        List<Row> own = inside ? view.container().rows() : view.host().rows();
        boolean alike = view.facet() != Facet.PROCESSES && view.facet() != Facet.INTERFACES;
        List<Row> rows = alike
                ? Stream.concat(view.host().rows().stream(), view.container().rows().stream()).toList()
                : own;
        return new CellTexts(FacetColumns.of(view.facet(), inside), rows);
    }

    private static List<String> lines(SideColumns side, View view, OptionalInt row) {
        return row.isPresent() ? side.lines(view.rows().get(row.getAsInt())) : List.of(side.blank());
    }

    private static List<String> beside(List<String> left, String mark, List<String> right, int room) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < Math.max(left.size(), right.size()); index++) {
            lines.add(TerminalText.fit(index < left.size() ? left.get(index) : "", room)
                    + (index == 0 ? mark : NO_MARK)
                    + (index < right.size() ? right.get(index) : ""));
        }
        return lines;
    }

    /** One namespace: one table over the whole width. */
    private List<String> one(FacetView view) {
        SideColumns side = new SideColumns(
                new CellTexts(FacetColumns.of(view.facet(), false), view.host().rows()), columns);
        return Stream.concat(
                        view.host().rows().isEmpty() ? Stream.of() : Stream.of(side.heading()),
                        view.host().rows().stream().flatMap(row -> side.lines(row).stream()))
                .toList();
    }

    /** Names are long and few: below each other, broken into lines. */
    private List<String> names(FacetView view) {
        int room = view.shared() ? columns : (columns - MARK) / 2;
        List<String> lines = new ArrayList<>();
        for (String column : List.of("hostname", "domain", "uname")) {
            Difference names = Difference.of(text(view.host(), column), text(view.container(), column));
            List<String> left = TerminalText.wrapped(marked(names.left()), room);
            List<String> right = TerminalText.wrapped(marked(names.right()), room);
            lines.addAll(view.shared() ? left : beside(left, left.equals(right) ? " = " : " ≠ ", right, room));
        }
        return lines;
    }

    private static String text(View view, String column) {
        return view.rows().isEmpty() ? "" : view.rows().getFirst().text(column);
    }

    /** In brackets what the other side does not have, if there is anything else. */
    private static String marked(List<Part> parts) {
        boolean some = parts.stream().anyMatch(Part::same);
        return parts.stream()
                .map(part -> some && !part.same() && !part.text().isBlank()
                        ? "»" + Shown.line(part.text(), SENTENCE).strip() + "«" + (part.text().endsWith(" ") ? " " : "")
                        : Shown.line(part.text(), SENTENCE))
                .collect(Collectors.joining());
    }

    /** Two files of one name are known to differ only where both inodes are known. */
    private static String mark(FacetView view, Pair pair) {
        if (pair.host().isEmpty() || pair.container().isEmpty()) {
            return NO_MARK;
        }
        if (pair.same()) {
            return " = ";
        }
        boolean unknown = view.facet() == Facet.FILES && Stream.of(view.host(), view.container())
                .anyMatch(side -> side.rows().stream().anyMatch(row -> row.cells().get("device") == null));
        return view.facet() == Facet.INTERFACES ? " ↔ " : unknown ? " ? " : " ≠ ";
    }
}
