package nsmirror.ui.map;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.CloseUp;
import nsmirror.diagram.Mark;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;

/** What is seen of processes when the viewer stands near: in place of a larger mark, more of the process. */
final class CloseUps {
    /** Nearer than this the map's own labels are not its own size any more. */
    private static final double NEAR = 1.05;

    private static final double LEAST_NEAREST = 4;

    static final CloseUps NONE = new CloseUps(Optional.empty(), GroupNames.NONE);

    private final Optional<CloseUp> closeUp;

    private final GroupNames groupNames;

    private CloseUps(Optional<CloseUp> closeUp, GroupNames groupNames) {
        this.closeUp = closeUp;
        this.groupNames = groupNames;
    }

    static CloseUps of(NodeMap map) {
        return new CloseUps(Optional.of(map.closeUp()), GroupNames.of(map.diagram()));
    }

    /** The names of groups that have one only from near, on a view of that size. */
    List<GroupNames.Name> names(Viewport viewport, double width, double height) {
        return viewport.scale() < NEAR
                ? List.of()
                : closeUp.map(each -> groupNames.seen(each, viewport, width, height)).orElse(List.of());
    }

    /** The scale at which there is all of a process on the smallest of these marks; more is of no use. */
    double nearest(Collection<Mark> marks) {
        double width = marks.stream().mapToDouble(mark -> mark.box().width()).min().orElse(1);
        double height = marks.stream().mapToDouble(mark -> mark.box().height()).min().orElse(1);
        return closeUp.map(each -> Math.max(each.enoughWidth() / width, each.enoughHeight() / height))
                .map(scale -> Math.max(LEAST_NEAREST, scale))
                .orElse(1.0);
    }

    /** A card with all there is to know about what is pointed at. */
    Optional<CloseUp.Card> card(Subject subject) {
        return closeUp.flatMap(each -> each.card(subject));
    }

    /** What is seen on a mark, in pixels from where its corner is seen; empty if nothing but the mark is. */
    List<Shape> on(Mark mark, Viewport viewport) {
        if (viewport.scale() < NEAR || closeUp.isEmpty()) {
            return List.of();
        }
        return closeUp.get().of(mark.key(), mark.box().width() * viewport.scale(),
                mark.box().height() * viewport.scale());
    }

    /** What is pointed at on a mark: one of the namespaces written on it, else the process. */
    Optional<Subject> at(Map<ProcessKey, Mark> marks, Subject.OfProcess process, Viewport viewport, double x, double y) {
        Mark mark = marks.get(process.key());
        double left = viewport.seenX(mark.box().x());
        double top = viewport.seenY(mark.box().y());
        return on(mark, viewport).stream()
                .filter(shape -> shape instanceof Shape.Box box && box.contains(x - left, y - top))
                .findFirst()
                .flatMap(Shape::subject)
                .or(() -> Optional.of(process));
    }
}
