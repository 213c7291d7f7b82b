package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;
import nsmirror.model.Kind;
import nsmirror.model.Process;

/** Draws a process at a step of detail: a card, a name or a square. */
final class ProcessPainter {
    private final Pen pen;
    private final Detail detail;
    private final Slots slots;
    private final double text;
    private final double pad;

    ProcessPainter(Pen pen, Detail detail, Slots slots) {
        this.pen = pen;
        this.detail = detail;
        this.slots = slots;
        text = detail.text();
        pad = Detail.cardPad(text);
    }

    void draw(Process process, double width, double x, double y) {
        Optional<Subject> subject = Optional.of(new Subject.OfProcess(process.key()));
        if (detail.level() == Detail.Level.MARK) {
            mark(process, x, y, subject);
            return;
        }
        pen.box(x, y, width, detail.cellHeight(), Math.round(text * 0.3), Role.PROCESS_FILL,
                Role.PROCESS_LINE, Math.max(1, Math.round(text / 14)), Outline.SOLID, subject);
        if (detail.level() == Detail.Level.NAME) {
            name(process, width, x, y, subject);
        } else {
            card(process, width, x, y, subject);
        }
    }

    /** A square; one that lives apart from those around it is hollow. */
    private void mark(Process process, double x, double y, Optional<Subject> subject) {
        double edge = detail.cellWidth();
        double radius = edge >= 8 ? 2 : 0;
        if (edge >= 6 && !slots.apart(process).isEmpty()) {
            pen.box(x, y, edge, edge, radius, Role.PROCESS_FILL, Role.OWN_FILL, Math.round(edge / 4), Outline.SOLID,
                    subject);
        } else {
            pen.fill(x, y, edge, edge, radius, Role.MARK, subject);
        }
    }

    private void name(Process process, double width, double x, double y, Optional<Subject> subject) {
        double middle = y + detail.cellHeight() / 2;
        double inset = Math.round(text * 0.5);
        double left = x + inset;
        List<Kind> apart = slots.apart(process);
        if (!apart.isEmpty()) {
            Kind first = apart.getFirst();
            double edge = SlotRow.edge(text);
            SlotRow.draw(pen, left, Math.round(middle - edge / 2), text, slots.of(process, first),
                    SlotRow.letter(first), subject);
            left += edge + inset;
        }
        firstLine(process, left, x + width - inset, Pen.baseline(middle, text), subject);
    }

    private void card(Process process, double width, double x, double y, Optional<Subject> subject) {
        double left = x + pad;
        double right = x + width - pad;
        firstLine(process, left, right, Math.round(y + text * 1.55), subject);
        if (detail.level() == Detail.Level.COMMAND_CARD) {
            pen.fitted(left, Math.round(y + text * 3.1), right - left, Words.commands(process),
                    new Pen.Font(Face.MONO, text, Role.COMMAND), subject);
        }
        double slotsTop = Math.round(y + detail.cellHeight() - pad - SlotRow.edge(text));
        SlotRow.draw(pen, left, slotsTop, text, slots.of(process), process.namespaces());
    }

    /** The name at the left, at the right the PIDs in the longest wording that leaves the name whole, if there is one. */
    private void firstLine(Process process, double left, double right, double baseline, Optional<Subject> subject) {
        Pen.Font pidFont = new Pen.Font(Face.MONO, text, Role.QUIET);
        Pen.Font nameFont = new Pen.Font(Face.BOLD, text, Role.TEXT);
        String name = Words.name(process);
        double beside = right - left - pen.width(name, Face.BOLD, text) - text * 0.5;
        pen.firstFitting(Words.pids(process), pidFont, beside)
                .ifPresent(shown -> pen.text(right, baseline, shown, pidFont, Anchor.END, subject));
        pen.fitted(left, baseline, right - left, name, nameFont, subject);
    }

    /** Draws how many processes are folded: {@code 24 kernel threads}. */
    void folded(int count, double x, double y, double width) {
        counted(List.of(Words.count(count, "kernel thread, folded", "kernel threads, folded"),
                Words.count(count, "kernel thread", "kernel threads"), "+" + Words.number(count)), x, y, width);
    }

    /** Draws how many there was no room for: {@code +37 processes}. */
    void hidden(Placed.Hidden hidden, double x, double y, double width) {
        String processes = "+" + Words.processes(hidden.processes());
        List<String> wordings = hidden.groups() == 0
                ? List.of(processes + ", no room for them", processes, "+" + Words.number(hidden.processes()))
                : List.of("+" + Words.count(hidden.groups(), "group", "groups") + " with "
                        + Words.processes(hidden.processes()) + ", no room for them",
                        processes, "+" + Words.number(hidden.processes()));
        counted(wordings, x, y, width);
    }

    private void counted(List<String> wordings, double x, double y, double width) {
        double height = detail.countLine();
        Pen.Font font = new Pen.Font(Face.TEXT, text, Role.TEXT);
        double inset = Math.round(text * 0.5);
        pen.firstFitting(wordings, font, width - 2 * inset).ifPresent(shown -> {
            pen.fill(x, y, pen.width(shown, Face.TEXT, text) + 2 * inset, height, Math.round(text * 0.3),
                    Role.KERNEL_FILL, Optional.empty());
            pen.text(x + inset, Pen.baseline(y + height / 2, text), shown, font, Anchor.START, Optional.empty());
        });
    }
}
