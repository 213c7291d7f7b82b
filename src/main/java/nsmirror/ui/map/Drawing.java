package nsmirror.ui.map;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.diagram.Sizes;
import nsmirror.model.Snapshot;
import nsmirror.ui.work.Background;

/** Has maps made away from the window's thread. Only the one that was asked for last arrives. */
public final class Drawing implements AutoCloseable {
    private final Diagrams diagrams;
    private final Background lane;
    /** Where everything stood last in each grouping: whoever comes back to one finds it as they left it. */
    private final Map<Grouping, Places> places = new HashMap<>();
    private Background.Job last = () -> {};

    /** Maps made in that lane, which is closed with this. */
    public Drawing(Diagrams diagrams, Background lane) {
        this.diagrams = diagrams;
        this.lane = lane;
    }

    /** Has one made for a view of that size in pixels; what was asked for before is no longer wanted. */
    public void draw(Snapshot snapshot, Grouping grouping, Sizes sizes, double width, double height,
            Consumer<NodeMap> done, Consumer<Exception> failed) {
        last.cancel();
        Optional<Places> before = Optional.ofNullable(places.get(grouping));
        last = lane.run(() -> diagrams.of(snapshot, grouping, sizes, width, height, before),
                Background.Outcome.of(map -> {
                    map.places().ifPresent(its -> places.put(grouping, its));
                    done.accept(map);
                }, failed));
    }

    @Override
    public void close() {
        lane.close();
    }
}
