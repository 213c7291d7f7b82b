package nsmirror.ui.figure;

import java.util.Optional;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.Sizes;
import nsmirror.figure.Theme;
import nsmirror.mirror.FacetView;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.reading.Wanted;
import nsmirror.ui.map.Sight;
import nsmirror.ui.mirror.MirrorModel;
import nsmirror.ui.parts.Look;

/**
 * What is in the window at one moment: all a picture of it follows from.
 *
 * @param sight the map as it is seen; empty as long as none was drawn
 * @param mirrored the facet beside the host that is seen; empty where there is none
 * @param sizes of text
 * @param theme its colours
 * @param view what has most of the room
 * @param page the room of all parts together
 */
public record Seen(Snapshot snapshot, Grouping grouping, Optional<Sight> sight, Optional<Mirrored> mirrored,
        Sizes sizes, Theme theme, Wish.View view, Wish.Size page) {
    /** A facet of a container, and what was asked for it. */
    public record Mirrored(Container who, FacetView view, Wanted wanted) {
        /** What that mirror shows; empty while it loads, and beside another container than the host. */
        public static Optional<Mirrored> in(MirrorModel.State state) {
            return state instanceof MirrorModel.State.Loaded(var at, var view, _, _) && at.with().isEmpty()
                    ? Optional.of(new Mirrored(at.who(), view, at.wanted())) : Optional.empty();
        }
    }

    /** What is in a window of that look; {@code alone} says whether the mirror has all of the room. */
    public static Seen of(Snapshot snapshot, Grouping grouping, Optional<Sight> sight, Optional<Mirrored> mirrored,
            Look.Now look, boolean alone, double width, double height) {
        Wish.View view = alone && mirrored.isPresent() ? Wish.View.MIRROR
                : sight.isPresent() ? Wish.View.MAP : Wish.View.MATRIX;
        return new Seen(snapshot, grouping, sight, mirrored, look.sizes(), look.theme(), view,
                new Wish.Size(Math.max(Wish.Size.LEAST, (int) width), Math.max(Wish.Size.LEAST, (int) height)));
    }
}
