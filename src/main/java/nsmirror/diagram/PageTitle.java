package nsmirror.diagram;

import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;

/** Draws what stands above a drawing: what it shows of which node, and how much of it. */
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

    /** The title, and what the drawing counts. */
    void draw(Title title) {
        double room = width - 2 * margin;
        Pen.Font font = new Pen.Font(Face.BOLD, sizes.title(), Role.TITLE);
        double baseline = Math.round(margin * 0.8 + sizes.title());
        double around = pen.width(title.before() + title.after(), font.face(), font.size());
        String name = pen.shortenedInside(title.name(), font, room - around);
        String shown = name.isEmpty() ? title.nameless() : title.before() + name + title.after();
        pen.fitted(margin, baseline, room, shown, font, Optional.empty());
        counts(title, Math.round(baseline + sizes.label() * 1.9));
    }

    private void counts(Title title, double baseline) {
        Pen.Font quiet = new Pen.Font(Face.TEXT, sizes.label(), Role.QUIET);
        Pen.Font warning = new Pen.Font(Face.BOLD, sizes.label(), Role.WARNING);
        double left = margin;
        if (title.gaps() > 0) {
            String text = Words.count(title.gaps(), "thing", "things") + " could not be seen";
            left += pen.fitted(left, baseline, width - margin - left, text, warning, Optional.empty());
            left += sizes.label() * 1.4;
        }
        double from = left;
        pen.firstFitting(title.wordings(), quiet, width - margin - left).ifPresent(text ->
                pen.text(from, baseline, text, quiet, Anchor.START, Optional.empty()));
    }
}
