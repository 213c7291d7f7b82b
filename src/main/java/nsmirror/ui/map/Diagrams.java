package nsmirror.ui.map;

import java.util.Optional;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Places;
import nsmirror.model.Snapshot;

/** Makes a map of a snapshot for a view of that size in pixels, everything where it stood before if there is room. */
@FunctionalInterface
public interface Diagrams {
    NodeMap of(Snapshot snapshot, Grouping grouping, double width, double height, Optional<Places> before);
}
