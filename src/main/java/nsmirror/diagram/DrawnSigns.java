package nsmirror.diagram;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which signs a drawing holds, so that its legend explains those alone. */
final class DrawnSigns {
    private final Set<Slot> slots = EnumSet.noneOf(Slot.class);
    private final Set<String> letters = new HashSet<>();
    private boolean squares;
    private boolean hollowSquares;

    private DrawnSigns() {}

    static DrawnSigns in(List<Shape> shapes) {
        DrawnSigns signs = new DrawnSigns();
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Box box -> signs.see(box);
                case Shape.Text text -> signs.see(text);
                case Shape.Line _ -> { }
            }
        }
        return signs;
    }

    private void see(Shape.Box box) {
        squares |= box.fill() == Role.MARK;
        hollowSquares |= box.fill() == Role.PROCESS_FILL && box.line() == Role.OWN_FILL;
        if (box.fill() == Role.OWN_FILL) {
            slots.add(Slot.OWN);
        } else if (box.line() == Role.SHARED_LINE) {
            slots.add(Slot.SHARED);
        } else if (box.line() == Role.HOST_SLOT_LINE) {
            slots.add(Slot.HOST);
        }
    }

    private void see(Shape.Text text) {
        if (text.role() == Role.UNKNOWN_TEXT) {
            slots.add(text.content().equals("?") ? Slot.UNKNOWN : Slot.NONE);
        } else if (text.role() == Role.OWN_TEXT || text.role() == Role.SHARED_TEXT) {
            letters.add(text.content());
        }
    }

    boolean squares(boolean hollow) {
        return hollow ? hollowSquares : squares;
    }

    boolean slot(Slot slot) {
        return slots.contains(slot);
    }

    /** Of a slot without its letter only the place in the row tells the kind: then all of them are to be explained. */
    boolean letter(String letter) {
        return letters.contains(letter) || slot(Slot.HOST) || slot(Slot.UNKNOWN) || slot(Slot.NONE);
    }
}
