package nsmirror.diagram;

import java.util.Optional;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;

/** A sign and what it means. */
record LegendEntry(Sign sign, Slot slot, String letter, String meaning) {
    private enum Sign { SLOT, LETTER, MARK, HOLLOW_MARK }

    static LegendEntry slot(Slot slot, String letter, String meaning) {
        return new LegendEntry(Sign.SLOT, slot, letter, meaning);
    }

    static LegendEntry letter(String letter, String meaning) {
        return new LegendEntry(Sign.LETTER, Slot.OWN, letter, meaning);
    }

    static LegendEntry mark(boolean hollow, String meaning) {
        return new LegendEntry(hollow ? Sign.HOLLOW_MARK : Sign.MARK, Slot.OWN, "", meaning);
    }

    boolean isIn(DrawnSigns drawn) {
        return switch (sign) {
            case SLOT -> drawn.slot(slot);
            case LETTER -> drawn.letter(letter);
            case MARK -> drawn.squares(false);
            case HOLLOW_MARK -> drawn.squares(true);
        };
    }

    /** Room after it, in font sizes: letters stand closer together than signs. */
    double after() {
        return sign == Sign.LETTER ? 1 : 1.6;
    }

    double width(Pen pen, double text) {
        return Math.ceil(signWidth(pen, text) + gap(text) + pen.width(meaning, Face.TEXT, text));
    }

    void draw(Pen pen, double x, double y, double text) {
        double edge = SlotRow.edge(text);
        double middle = y + edge / 2;
        double mark = Math.round(text * 0.9);
        switch (sign) {
            case SLOT -> SlotRow.draw(pen, x, y, text, slot, letter, Optional.empty());
            case LETTER -> pen.text(x, Pen.baseline(middle, text), letter, new Pen.Font(Face.BOLD, text, Role.TEXT),
                    Anchor.START, Optional.empty());
            case MARK -> pen.fill(x, Math.round(middle - mark / 2), mark, mark, 2, Role.MARK, Optional.empty());
            case HOLLOW_MARK -> pen.box(x, Math.round(middle - mark / 2), mark, mark, 2, Role.PROCESS_FILL,
                    Role.OWN_FILL, Math.round(mark / 4), Outline.SOLID, Optional.empty());
        }
        pen.text(x + signWidth(pen, text) + gap(text), Pen.baseline(middle, text), meaning,
                new Pen.Font(Face.TEXT, text, Role.QUIET), Anchor.START, Optional.empty());
    }

    private double signWidth(Pen pen, double text) {
        return switch (sign) {
            case SLOT -> SlotRow.edge(text);
            case LETTER -> pen.width(letter, Face.BOLD, text);
            case MARK, HOLLOW_MARK -> Math.round(text * 0.9);
        };
    }

    private static double gap(double text) {
        return Math.round(text * 0.4);
    }
}
