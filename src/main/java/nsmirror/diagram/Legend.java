package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;

/** What the signs mean, at the page's foot, on as many lines as it takes but no more than two. */
final class Legend {
    static final Legend NONE = new Legend(List.of(), List.of(), 0, 0);
    private static final int MOST_LINES = 2;

    private final List<LegendEntry> slots;
    private final List<LegendEntry> marks;
    private final double width;
    private final int lines;

    private Legend(List<LegendEntry> slots, List<LegendEntry> marks, double width, int lines) {
        this.slots = slots;
        this.marks = marks;
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
        if (snapshot.processes().stream().anyMatch(each -> each.namespaces().size() < Kind.ALL.size())) {
            slots.add(LegendEntry.slot(Slot.UNKNOWN, "n", "not known"));
        }
        Kind.ALL.forEach(kind -> slots.add(LegendEntry.letter(SlotRow.letter(kind), kind.label())));
        Legend legend = new Legend(slots, marks, width, MOST_LINES);
        int lines = legend.places(pen, sizes, true).stream().mapToInt(place -> place.line + 1).max().orElse(1);
        return new Legend(slots, marks, width, lines);
    }

    /** Height of the lines and the margin under them. */
    double height(Sizes sizes) {
        return Math.round(lines * lineHeight(sizes) + PageTitle.margin(sizes) * 1.1);
    }

    private static double lineHeight(Sizes sizes) {
        return Math.round(sizes.label() * 2.1);
    }

    private record Place(LegendEntry entry, double x, int line) {}

    private List<Place> places(Pen pen, Sizes sizes, boolean marksDrawn) {
        double margin = PageTitle.margin(sizes);
        List<LegendEntry> entries = new ArrayList<>(marksDrawn ? marks : List.of());
        entries.addAll(slots);
        List<Place> places = new ArrayList<>();
        double x = margin;
        int line = 0;
        for (LegendEntry entry : entries) {
            double needed = entry.width(pen, sizes.label());
            if (x + needed > width - margin) {
                line++;
                x = margin;
            }
            if (line < lines && x + needed <= width - margin) {
                places.add(new Place(entry, x, line));
            }
            x += needed + Math.round(sizes.label() * entry.after());
        }
        return places;
    }

    /** Draws it at the foot of a page of that height, the entries there is room for. */
    void draw(Pen pen, Sizes sizes, double pageHeight, boolean marksDrawn) {
        double top = Math.round(pageHeight - height(sizes) + PageTitle.margin(sizes) * 0.5);
        places(pen, sizes, marksDrawn).forEach(place ->
                place.entry.draw(pen, place.x, top + place.line * lineHeight(sizes), sizes.label()));
    }
}
