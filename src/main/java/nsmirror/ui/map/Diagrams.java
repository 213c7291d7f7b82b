package nsmirror.ui.map;

import java.util.Optional;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.diagram.Sizes;
import nsmirror.model.Snapshot;

/**
 * Makes a map of a snapshot for a view of that many pixels, everything where it stood before if there is room. Called
 * away from the window's thread: all it needs is given to it.
 */
@FunctionalInterface
public interface Diagrams {
    NodeMap of(Snapshot snapshot, Grouping grouping, Sizes sizes, double width, double height, Optional<Places> before);
}
