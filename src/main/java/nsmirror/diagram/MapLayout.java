package nsmirror.diagram;

import java.util.Optional;
import nsmirror.model.Snapshot;

/**
 * The map: every process of a node in the box of the group it belongs to. A pure function of its arguments: the same
 * snapshot gives the same diagram.
 *
 * <p>Groups stand in a fixed order on shelves, the host's own first and at most a third of the width; only where a kind's box of
 * the host holds the containers' processes too it may have more. How much of each process is shown follows from the
 * room there is; what is folded, or has no room, is counted in the drawing.
 */
public final class MapLayout {
    /**
     * How to draw it.
     *
     * @param sizes font sizes, and with them everything else's
     * @param selected drawn with a halo, wherever it occurs
     * @param title whether to write above it what it shows
     * @param legend whether to write below it what the signs mean
     * @param spare whether to keep room for containers to come, so that those that are there need not move for them
     */
    public record Options(Sizes sizes, Optional<Subject> selected, boolean title, boolean legend, boolean spare) {
        /** For a figure or a window on a screen, nothing selected. */
        public static Options ordinary() {
            return new Options(Sizes.ordinary(), Optional.empty(), true, true, false);
        }

        /** The same with other font sizes. */
        public Options sizes(Sizes other) {
            return new Options(other, selected, title, legend, spare);
        }

        /** The same with something selected. */
        public Options selected(Subject subject) {
            return new Options(sizes, Optional.of(subject), title, legend, spare);
        }

        /** The same with room for containers to come. */
        public Options roomy() {
            return new Options(sizes, selected, title, legend, true);
        }
    }

    private MapLayout() {}

    /** The map on a page of that many pixels, in ordinary sizes. */
    public static Diagram of(Snapshot snapshot, Grouping grouping, double width, double height, TextMeasure measure) {
        return of(snapshot, grouping, width, height, measure, Options.ordinary());
    }

    /** The map on a page of that many pixels. */
    public static Diagram of(Snapshot snapshot, Grouping grouping, double width, double height, TextMeasure measure,
            Options options) {
        return of(snapshot, grouping, width, height, measure, options, Optional.empty()).diagram();
    }

    /**
     * The map on a page of that many pixels, everything where it stood before as far as there is room: a container more
     * moves no other one while the room that is kept for such lasts; when it is used up all is arranged anew.
     *
     * @param before where everything stood; it counts only if page, sizes and grouping are the same
     */
    public static NodeMap of(Snapshot snapshot, Grouping grouping, double width, double height, TextMeasure measure,
            Options options, Optional<Places> before) {
        Slots slots = new Slots(snapshot);
        Plan plan = switch (grouping) {
            case Grouping.ByContainer() -> ContainerGroups.of(snapshot, slots);
            case Grouping.ByKind byKind -> NamespaceGroups.of(snapshot, byKind.kind(), slots);
        };
        Page.Wish wish = new Page.Wish(snapshot, plan, slots, options, measure, width, height);
        int drawn = snapshot.processes().size();
        Optional<Page> again = before
                .filter(places -> places.serve(grouping, width, height, options, plan, drawn))
                .flatMap(places -> Page.again(wish, places));
        Page page = again.orElseGet(() -> Page.of(wish));
        int since = again.isPresent() ? before.orElseThrow().drawn() : drawn;
        return new NodeMap(new Diagram(width, height, page.shapes(grouping)), page.places(grouping, since),
                new CloseUp(snapshot, slots, options.sizes(), measure));
    }
}
