package nsmirror.diagram;

import java.util.List;
import nsmirror.diagram.Fitting.Part;
import nsmirror.diagram.Group.Style;

/** Gives width that is left over to all boxes alike: names are cut less, and more of them have their PIDs beside them. */
final class Widening {
    private final Detail detail;

    private Widening(Detail detail) {
        this.detail = detail;
    }

    /** The groups, all together so many times as wide; squares stay as they are, they have nothing more to say. */
    static Part of(Part part, double times) {
        if (times <= 1 || part.placed().isEmpty() || !part.detail().labelled()) {
            return part;
        }
        Widening widening = new Widening(part.detail());
        List<Placed> placed = part.placed().stream().map(each -> widening.wider(each, 0, times)).toList();
        return new Part(part.step(), placed, part.hidden(), Math.floor(part.width() * times), part.height());
    }

    /** A box in one whose contents begin there. */
    private Placed wider(Placed box, double from, double times) {
        double left = Math.floor(from + (box.x() - from) * times);
        double width = Math.floor(from + (box.right() - from) * times) - left;
        double pad = box.group().style() == Style.SECTION ? 0 : detail.pad();
        double inner = width - 2 * pad;
        double within = inner / (box.width() - 2 * pad);
        List<Placed> children = box.children().stream().map(each -> wider(each, pad, within)).toList();
        double cell = box.columns() > 0 ? detail.cellWidth(inner, box.columns()) : box.cellWidth();
        return new Placed(box.group(), box.detail(), left, box.y(), width, box.height(), box.columns(), cell, box.cells(),
                box.hidden(), children);
    }
}
