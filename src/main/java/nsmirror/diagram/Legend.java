package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;

/** What the signs mean, at the page's foot, on one line or two. */
final class Legend {
    static final Legend NONE = new Legend(List.of(), List.of(), List.of(), 0, 0);

    private final List<LegendEntry> marks;
    private final List<LegendEntry> slots;
    private final List<LegendEntry> letters;
    private final double width;
    private final int lines;

    private Legend(List<LegendEntry> marks, List<LegendEntry> slots, List<LegendEntry> letters, double width,
            int lines) {
        this.marks = marks;
        this.slots = slots;
        this.letters = letters;
        this.width = width;
        this.lines = lines;
    }

    /** The legend of a map on a page of that width. */
    static Legend of(Snapshot snapshot, Pen pen, Sizes sizes, double width) {
        List<LegendEntry> marks = List.of(LegendEntry.mark(false, "a process"),
                LegendEntry.mark(true, "in a namespace apart"));
        List<LegendEntry> slots = new ArrayList<>(List.of(
                LegendEntry.slot(Slot.OWN, "n", "own namespace"),
                LegendEntry.slot(Slot.SHARED, "n", "shared"),
                LegendEntry.slot(Slot.HOST, "n", "the host's")));
        List<Kind> lacking = Kind.ALL.stream().filter(snapshot::lacks).toList();
        if (snapshot.processes().stream().anyMatch(each -> each.namespaces().size() + lacking.size() < Kind.ALL.size())) {
            slots.add(LegendEntry.slot(Slot.UNKNOWN, "n", "not known"));
        }
        if (!lacking.isEmpty()) {
            slots.add(LegendEntry.slot(Slot.NONE, Slot.NONE.sign(lacking.getFirst()), "none on this kernel"));
        }
        List<LegendEntry> letters = Kind.ALL.stream()
                .map(kind -> LegendEntry.letter(SlotRow.letter(kind), kind.label()))
                .toList();
        return of(marks, slots, letters, pen, sizes, width);
    }

    private static Legend of(List<LegendEntry> marks, List<LegendEntry> slots, List<LegendEntry> letters, Pen pen,
            Sizes sizes, double width) {
        int lines = linesOf(new Legend(marks, slots, letters, width, 0).places(pen, sizes));
        return new Legend(marks, slots, letters, width, lines);
    }

    /** The entries that explain what is in a drawing, in the same order. */
    Legend of(DrawnSigns drawn, Pen pen, Sizes sizes) {
        return of(in(drawn, marks), in(drawn, slots), in(drawn, letters), pen, sizes, width);
    }

    private static List<LegendEntry> in(DrawnSigns drawn, List<LegendEntry> entries) {
        return entries.stream().filter(each -> each.isIn(drawn)).toList();
    }

    /** The same if it has no more lines than that. */
    Legend of(int mostLines) {
        return new Legend(marks, slots, letters, width, Math.min(lines, mostLines));
    }

    int lines() {
        return lines;
    }

    /** Height of the lines and the margin under them. */
    double height(Sizes sizes) {
        return Math.round(lines * lineHeight(sizes) + PageTitle.margin(sizes) * 1.1);
    }

    private static double lineHeight(Sizes sizes) {
        return Math.round(sizes.label() * 2.1);
    }

    private record Place(LegendEntry entry, double x, int line) {}

    /** On one line if it fits; else the signs on the first and the letters on the second. */
    private List<Place> places(Pen pen, Sizes sizes) {
        List<LegendEntry> signs = new ArrayList<>(marks);
        signs.addAll(slots);
        List<LegendEntry> all = new ArrayList<>(signs);
        all.addAll(letters);
        List<Place> one = places(pen, sizes, all, 0);
        if (one.size() == all.size() || letters.isEmpty()) {
            return one;
        }
        List<Place> two = places(pen, sizes, signs, 0);
        two.addAll(places(pen, sizes, letters, 1));
        return two;
    }

    /** The entries there is room for on a line. */
    private List<Place> places(Pen pen, Sizes sizes, List<LegendEntry> entries, int line) {
        double margin = PageTitle.margin(sizes);
        List<Place> places = new ArrayList<>();
        double x = margin;
        for (LegendEntry entry : entries) {
            double needed = entry.width(pen, sizes.label());
            if (x + needed > width - margin) {
                break;
            }
            places.add(new Place(entry, x, line));
            x += needed + Math.round(sizes.label() * entry.after());
        }
        return places;
    }

    /** Draws it at the foot of a page of that height, the entries there is room for. */
    void draw(Pen pen, Sizes sizes, double pageHeight) {
        double top = Math.round(pageHeight - height(sizes) + PageTitle.margin(sizes) * 0.5);
        places(pen, sizes).stream().filter(place -> place.line < lines).forEach(place ->
                place.entry.draw(pen, place.x, top + place.line * lineHeight(sizes), sizes.label()));
    }

    private static int linesOf(List<Place> places) {
        return places.stream().mapToInt(place -> place.line + 1).max().orElse(0);
    }
}
