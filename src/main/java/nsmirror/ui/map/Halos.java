package nsmirror.ui.map;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsmirror.diagram.Mark;
import nsmirror.diagram.Moment;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Subject;
import nsmirror.model.ProcessKey;

/** What stands out lies over everything: what was found, what belongs to the selection, what changed, the selection. */
final class Halos {
    private static final double WIDE = 3;
    private static final double NARROW = 1.5;

    private final Surface surface;
    private final Picture picture;
    private final Painter.Bounds bounds;
    private final Emphasis emphasis;
    private final double pixel;

    Halos(Surface surface, Picture picture, Painter.Bounds bounds) {
        this.surface = surface;
        this.picture = picture;
        this.bounds = bounds;
        this.emphasis = picture.emphasis();
        this.pixel = 1 / picture.viewport().scale();
    }

    void draw() {
        Set<Subject> selected = new HashSet<>();
        Stream.of(emphasis.selected(), emphasis.compared()).flatMap(Optional::stream).forEach(selected::add);
        if (emphasis.marksNothing()) {
            return;
        }
        gone();
        for (Moment.Layer layer : picture.moment().layers()) {
            for (Mark mark : layer.marks()) {
                if (bounds.sees(mark.box())) {
                    around(mark, selected);
                }
            }
            if (layer.opacity() == 1) {
                frames(layer, selected);
            }
        }
    }

    /** What went is drawn where it was. */
    private void gone() {
        picture.gone().values().forEach(box -> {
            if (bounds.sees(box)) {
                surface.dashed(box, Role.DIFFERENT, Math.max(pixel, NARROW * pixel), picture.colours());
            }
        });
    }

    private void frames(Moment.Layer layer, Set<Subject> selected) {
        for (Shape shape : layer.frames()) {
            if (shape instanceof Shape.Box box && box.subject().filter(selected::contains).isPresent()
                    && bounds.sees(box)) {
                halo(box, Role.SELECTION, WIDE * pixel);
            }
        }
    }

    private void around(Mark mark, Set<Subject> selected) {
        Shape.Box box = mark.box();
        ProcessKey key = mark.key();
        if (emphasis.matched(key)) {
            // Small marks stand close: a wide ring would cover the neighbours'.
            halo(box, Role.MATCH, Math.min(WIDE * pixel, Math.min(box.width(), box.height()) / 8));
            halo(box, Role.TITLE, NARROW / 2 * pixel);
        }
        Optional.ofNullable(emphasis.changed().get(key)).ifPresent(change -> changed(box, change));
        if (box.subject().filter(selected::contains).isPresent()) {
            halo(box, Role.SELECTION, WIDE * pixel);
        } else if (emphasis.members().contains(key)) {
            halo(box, Role.SELECTION, (picture.strong() ? WIDE : NARROW) * pixel);
        }
    }

    /** The line says what the colour says: double for what came, dashed for what moved; the selection's is whole. */
    private void changed(Shape.Box box, Emphasis.Change change) {
        if (change == Emphasis.Change.CAME) {
            surface.doubleHalo(box, Role.ONLY_HERE, WIDE * pixel, picture.colours());
        } else {
            surface.dashedHalo(box, Role.DIFFERENT, WIDE * pixel, picture.colours());
        }
    }

    private void halo(Shape.Box box, Role role, double width) {
        surface.halo(box, role, width, picture.colours());
    }
}
