package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks for room among boxes that stand already. */
final class FreeRoom {
    private final double width;
    private final double height;
    private final double gap;
    private final List<Placed> taken = new ArrayList<>();

    /** Room of that size, with so much between boxes. */
    FreeRoom(double width, double height, double gap) {
        this.width = width;
        this.height = height;
        this.gap = gap;
    }

    /** Has a box stand there. */
    void take(Placed box) {
        taken.add(box);
    }

    /** Whether a box can stand where it is: in the room, and in no other's way but its own former self's. */
    boolean free(Placed box, Optional<Placed> former) {
        return inside(box) && taken.stream()
                .noneMatch(other -> other != former.orElse(null) && tooClose(box, other));
    }

    private boolean inside(Placed box) {
        return box.x() >= 0 && box.y() >= 0 && box.right() <= width && box.bottom() <= height;
    }

    private boolean tooClose(Placed one, Placed two) {
        return one.x() < two.right() + gap && two.x() < one.right() + gap
                && one.y() < two.bottom() + gap && two.y() < one.bottom() + gap;
    }

    /** The box at the highest place there is for it, and there the leftmost. */
    Optional<Placed> place(Placed box) {
        TreeSet<Double> tops = new TreeSet<>(List.of(0.0));
        taken.forEach(each -> tops.add(each.bottom() + gap));
        for (double top : tops) {
            Optional<Placed> here = placeAt(box, top);
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private Optional<Placed> placeAt(Placed box, double top) {
        if (top + box.height() > height) {
            return Optional.empty();
        }
        List<Placed> beside = taken.stream()
                .filter(each -> each.y() < top + box.height() + gap && each.bottom() + gap > top)
                .sorted(Comparator.comparingDouble(Placed::x))
                .toList();
        double left = 0;
        for (Placed each : beside) {
            if (left + box.width() + gap <= each.x()) {
                break;
            }
            left = Math.max(left, each.right() + gap);
        }
        return left + box.width() <= width ? Optional.of(box.at(left, top)) : Optional.empty();
    }
}
