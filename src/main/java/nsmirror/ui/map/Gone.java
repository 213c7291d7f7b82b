package nsmirror.ui.map;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Pieces;
import nsmirror.diagram.Shape;
import nsmirror.model.ProcessKey;

/** Where processes stood that the map has no more, for as long as it is said of them that they went. */
final class Gone {
    private final Map<ProcessKey, Shape.Box> stood = new HashMap<>();

    /** Another map follows. Where most of the others moved too it is another arrangement: old places mean nothing. */
    void show(Pieces before, Pieces now, Emphasis emphasis) {
        if (!mostStand(before, now)) {
            stood.clear();
            return;
        }
        stood.keySet().removeIf(key -> now.marks().containsKey(key) || !went(key, emphasis));
        before.marks().forEach((key, mark) -> {
            if (!now.marks().containsKey(key)) {
                stood.put(key, mark.box());
            }
        });
    }

    /** The places of those that went on which nobody else stands now. */
    Map<ProcessKey, Shape.Box> free(Pieces now, Emphasis emphasis) {
        return stood.entrySet().stream()
                .filter(each -> went(each.getKey(), emphasis))
                .filter(each -> now.marks().values().stream().noneMatch(mark -> meet(mark.box(), each.getValue())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean went(ProcessKey key, Emphasis emphasis) {
        return emphasis.changed().get(key) == Emphasis.Change.WENT;
    }

    private static boolean mostStand(Pieces before, Pieces now) {
        int both = 0;
        int stand = 0;
        for (Mark mark : before.marks().values()) {
            Mark its = now.marks().get(mark.key());
            if (its != null) {
                both++;
                stand += Motion.sameBox(mark, its) ? 1 : 0;
            }
        }
        return 2 * stand >= both;
    }

    private static boolean meet(Shape.Box one, Shape.Box other) {
        return one.x() < other.x() + other.width() && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height() && other.y() < one.y() + one.height();
    }
}
