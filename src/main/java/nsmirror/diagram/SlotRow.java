package nsmirror.diagram;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;
import nsmirror.model.Kind;

/**
 * The eight slots of a process, always in the same order: solid is its own, a double outline is shared with another
 * container, a dashed H is the host's, a question mark could not be read, of a dash this kernel has none. Letters are
 * those of nsenter(1)'s options.
 */
final class SlotRow {
    private static final Map<Kind, String> LETTERS = new EnumMap<>(Map.of(
            Kind.MNT, "m", Kind.UTS, "u", Kind.IPC, "i", Kind.PID, "p",
            Kind.NET, "n", Kind.USER, "U", Kind.CGROUP, "C", Kind.TIME, "T"));

    private SlotRow() {}

    /** The letter that stands for a kind. */
    static String letter(Kind kind) {
        return LETTERS.get(kind);
    }

    /** Edge of a slot for that font size. */
    static double edge(double text) {
        return Math.round(text * 1.5);
    }

    /** Width of all eight. */
    static double width(double text) {
        return 8 * edge(text) + 7 * gap(text);
    }

    private static double gap(double text) {
        return Math.round(text * 0.2);
    }

    /** Draws all eight from (x, y) on; each stands for its namespace. */
    static void draw(Pen pen, double x, double y, double text, Map<Kind, Slot> slots, Map<Kind, Long> inodes) {
        double left = x;
        for (Kind kind : Kind.ALL) {
            Optional<Subject> subject = Optional.ofNullable(inodes.get(kind))
                    .map(inode -> new Subject.OfNamespace(kind, inode));
            draw(pen, left, y, text, slots.getOrDefault(kind, Slot.UNKNOWN), letter(kind), subject);
            left += edge(text) + gap(text);
        }
    }

    /** Draws one slot. */
    static void draw(Pen pen, double x, double y, double text, Slot slot, String letter, Optional<Subject> subject) {
        double edge = edge(text);
        double thin = Math.max(1, Math.round(text / 13));
        double radius = Math.round(text * 0.2);
        Role role = switch (slot) {
            case OWN -> {
                pen.fill(x, y, edge, edge, radius, Role.OWN_FILL, subject);
                yield Role.OWN_TEXT;
            }
            case SHARED -> {
                pen.box(x, y, edge, edge, radius, Role.SHARED_FILL, Role.SHARED_LINE, thin, Outline.DOUBLE, subject);
                yield Role.SHARED_TEXT;
            }
            case HOST -> {
                pen.box(x, y, edge, edge, radius, Role.NONE, Role.HOST_SLOT_LINE, thin, Outline.DASHED, subject);
                yield Role.HOST_SLOT_TEXT;
            }
            case UNKNOWN, NONE -> Role.UNKNOWN_TEXT;
        };
        String shown = switch (slot) {
            case OWN, SHARED -> letter;
            case HOST -> "H";
            case UNKNOWN -> "?";
            case NONE -> "–";
        };
        Face face = slot == Slot.HOST ? Face.TEXT : Face.BOLD;
        pen.text(x + edge / 2, Pen.baseline(y + edge / 2, text), shown, new Pen.Font(face, text, role),
                Anchor.MIDDLE, subject);
    }
}
