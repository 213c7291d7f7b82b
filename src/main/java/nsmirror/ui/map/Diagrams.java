package nsmirror.ui.map;

import nsmirror.diagram.Diagram;
import nsmirror.diagram.Grouping;
import nsmirror.model.Snapshot;

/** Makes a diagram of a snapshot for a view of that size in pixels. */
@FunctionalInterface
public interface Diagrams {
    Diagram of(Snapshot snapshot, Grouping grouping, double width, double height);
}
