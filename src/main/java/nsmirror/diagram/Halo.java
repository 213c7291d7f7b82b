package nsmirror.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.diagram.Shape.Outline;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;

/** A line around what is selected, over everything else. It stands for nothing itself, so it is in no click's way. */
final class Halo {
    private Halo() {}

    /** Around every box that stands for the subject; around the processes in a namespace that has no box. */
    static void around(Pen pen, Snapshot snapshot, Optional<Subject> selected, Sizes sizes) {
        if (selected.isEmpty()) {
            return;
        }
        List<Shape.Box> boxes = boxes(pen, Set.of(selected.get()));
        if (boxes.isEmpty() && selected.get() instanceof Subject.OfNamespace(Kind kind, long inode)) {
            boxes = boxes(pen, snapshot.processes().stream()
                    .filter(each -> each.namespace(kind).equals(Optional.of(inode)))
                    .map(each -> new Subject.OfProcess(each.key()))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        boxes.forEach(box -> around(pen, box, sizes));
    }

    /** Around a process close to it, since its neighbours are close; around a group at some distance. */
    private static void around(Pen pen, Shape.Box box, Sizes sizes) {
        boolean group = box.subject().filter(each -> !(each instanceof Subject.OfProcess)).isPresent()
                && box.width() > sizes.label() * 2;
        double line = Math.max(2, Math.round(sizes.label() / (group ? 4 : 6)));
        double gap = group ? 1 : 0;
        pen.box(box.x() - line - gap, box.y() - line - gap, box.width() + 2 * (line + gap),
                box.height() + 2 * (line + gap), box.radius() + line, Role.NONE, Role.SELECTION, line, Outline.SOLID,
                Optional.empty());
    }

    private static List<Shape.Box> boxes(Pen pen, Set<? extends Subject> subjects) {
        return pen.shapes().stream()
                .filter(Shape.Box.class::isInstance)
                .map(Shape.Box.class::cast)
                .filter(box -> box.subject().filter(subjects::contains).isPresent())
                .toList();
    }
}
