package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.text.Shown;

/** Draws one side of a mirror: whose it is, the command, the rows' columns, and what a reader should know. */
final class MirrorSide {
    private static final int MOST_NOTES = 4;
    /** A command is there to be typed: it is broken into lines before it is shortened. */
    private static final int MOST_COMMAND_LINES = 3;

    private final Pen pen;
    private final double text;
    private final double header;
    private final double x;
    private final double width;
    private final String name;
    private final View view;
    private final MirrorPane pane;
    private final List<String> notes;
    private final List<String> troubles;
    private final List<String> command;

    /** The side of that name at x, as wide as given. */
    MirrorSide(Pen pen, Sizes sizes, double x, double width, String name, View view, List<String> notes,
            List<FacetColumn> columns) {
        this.pen = pen;
        this.text = sizes.label();
        this.header = sizes.header();
        this.x = x;
        this.width = width;
        this.name = name;
        this.view = view;
        pane = MirrorPane.of(columns, view.rows(), inner(), text);
        this.notes = wrapped(notes, noteFont());
        troubles = wrapped(view.trouble().stream().toList(), troubleFont());
        command = pen.wrapped("$ " + Shown.line(view.command(), 400), commandFont(), inner() - text,
                MOST_COMMAND_LINES);
    }

    private List<String> wrapped(List<String> texts, Pen.Font font) {
        List<String> lines = new ArrayList<>();
        texts.forEach(each -> lines.addAll(pen.wrapped(Shown.line(each), font, inner(), 2)));
        return lines.stream().limit(MOST_NOTES).toList();
    }

    private Pen.Font noteFont() {
        return new Pen.Font(Face.TEXT, text, Role.QUIET);
    }

    private Pen.Font troubleFont() {
        return new Pen.Font(Face.BOLD, text, Role.WARNING);
    }

    private double inset() {
        return inset(text);
    }

    private static double inset(double text) {
        return Math.round(text * 0.9);
    }

    private double inner() {
        return inner(width, text);
    }

    /** Room for the columns in a side of that width. */
    static double inner(double width, double text) {
        return width - 2 * inset(text);
    }

    /** Whether columns and command have the room to be read easily. */
    boolean roomy() {
        return pane.roomy(text) && command.size() == 1;
    }

    private Pen.Font commandFont() {
        return new Pen.Font(Face.MONO, text, Role.COMMAND);
    }

    private double commandHeight() {
        return Math.round(text * (0.5 + 1.5 * command.size()));
    }

    /** Height of what stands above the rows. */
    double headerHeight() {
        double course = view.labCommand().isPresent() ? text * 1.7 : 0;
        return Math.round(header * 1.9 + commandHeight() + course + troubles.size() * text * 1.6 + text * 2.5);
    }

    /** Height of the notes below the rows. */
    double notesHeight() {
        return Math.round(notes.isEmpty() ? text * 0.6 : text * (1.5 + notes.size() * 1.6));
    }

    /** Draws all but the rows, which begin at {@code rowsTop} on both sides. */
    void draw(double top, double height, double rowsTop, Role fill, Role line) {
        pen.box(x, top, width, height, Math.round(text * 0.6), fill, line, Math.max(1, Math.round(text / 13)),
                Outline.SOLID, Optional.empty());
        double left = x + inset();
        double y = Math.round(top + header * 1.45);
        pen.text(left, y, pen.shortenedInside(name, bold(header), inner()), bold(header), Anchor.START,
                Optional.empty());
        y = command(left, Math.round(y + header * 0.45));
        for (String trouble : troubles) {
            y = Math.round(y + text * 1.6);
            pen.text(left, y, trouble, troubleFont(), Anchor.START, Optional.empty());
        }
        headings(left, Math.round(rowsTop - text * 0.7));
        y = top + height - notesHeight() + text * 1.7;
        for (String note : notes) {
            pen.text(left, Math.round(y), note, noteFont(), Anchor.START, Optional.empty());
            y += text * 1.6;
        }
    }

    private static Pen.Font bold(double size) {
        return new Pen.Font(Face.BOLD, size, Role.TITLE);
    }

    /** The command in its bar, and how a course would type it; gives the last baseline. */
    private double command(double left, double top) {
        double bar = commandHeight();
        pen.fill(left, top, inner(), bar, Math.round(text * 0.3), Role.KERNEL_FILL, Optional.empty());
        double middle = top + text;
        for (String line : command) {
            pen.text(left + text * 0.5, Pen.baseline(middle, text), line, commandFont(), Anchor.START,
                    Optional.empty());
            middle += text * 1.5;
        }
        if (view.labCommand().isEmpty()) {
            return top + bar;
        }
        double baseline = Math.round(top + bar + text * 1.4);
        pen.fitted(left, baseline, inner(), "in a course: " + Shown.line(view.labCommand().get(), 400), noteFont(),
                Optional.empty());
        return baseline;
    }

    private void headings(double left, double baseline) {
        double at = left;
        for (int i = 0; i < pane.columns().size(); i++) {
            pen.fitted(at, baseline, pane.widths().get(i) - text * 0.6, pane.columns().get(i).heading(), noteFont(),
                    Optional.empty());
            at += pane.widths().get(i);
        }
    }

    /** Draws a row whose middle is at that height. */
    void row(Row row, double middle, double rowHeight, boolean onlyHere, Optional<Subject> subject) {
        subject.ifPresent(each -> pen.fill(x + inset() / 2, Math.round(middle - rowHeight / 2), width - inset(),
                Math.round(rowHeight) - 1, 2, Role.NONE, subject));
        if (onlyHere) {
            pen.fill(x + Math.round(text * 0.3), Math.round(middle - text * 0.6), Math.round(text * 0.25),
                    Math.round(text * 1.2), 0, Role.ONLY_HERE, subject);
        }
        double at = x + inset();
        for (int i = 0; i < pane.columns().size(); i++) {
            FacetColumn column = pane.columns().get(i);
            Role role = column.importance() <= 2 ? Role.TEXT : Role.QUIET;
            pen.fitted(at, Pen.baseline(middle, text), pane.widths().get(i) - text * 0.6, column.text().apply(row),
                    new Pen.Font(Face.MONO, text, role), subject);
            at += pane.widths().get(i);
        }
    }

    /** Draws how many rows there was no room for. */
    void hidden(int rows, double middle) {
        double bar = Math.round(text * 1.9);
        String count = "+" + Words.count(rows, "row", "rows") + ", no room";
        Pen.Font font = new Pen.Font(Face.TEXT, text, Role.TEXT);
        double room = Math.min(inner(), pen.width(count, font.face(), font.size()) + text);
        pen.fill(x + inset(), Math.round(middle - bar / 2), room, bar, 2, Role.KERNEL_FILL, Optional.empty());
        pen.fitted(x + inset() + text * 0.5, Pen.baseline(middle, text), room - text * 0.5, count, font,
                Optional.empty());
    }
}
