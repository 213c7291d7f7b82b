package nsmirror.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/**
 * The colours a shape is drawn in: a theme's, or nearly the page's. Mixed and not translucent, so that it looks the same
 * in every format and over everything.
 *
 * @param strength how much there is of a role's own colour, 0 to 1
 */
record Ink(Theme theme, double strength) {
    /** A shape with what it is drawn in. */
    record Inked(Shape shape, Ink ink) {}

    /** The shapes of a diagram in drawing order. */
    static List<Inked> of(Diagram diagram, Theme theme) {
        Ink full = new Ink(theme, 1);
        Ink faint = new Ink(theme, Diagram.FAINT);
        return IntStream.range(0, diagram.shapes().size())
                .mapToObj(i -> new Inked(diagram.shapes().get(i), diagram.faint().contains(i) ? faint : full))
                .toList();
    }

    /** The colour of a role, empty for {@link Role#NONE}. */
    Optional<Colour> colour(Role role) {
        Optional<Colour> own = theme.colour(role);
        return strength == 1 ? own : own.map(colour -> theme.colour(Role.PAGE).orElseThrow().mixed(colour, strength));
    }
}
