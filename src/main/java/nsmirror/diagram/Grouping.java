package nsmirror.diagram;

import nsmirror.model.Kind;

/** What the map groups processes by. */
public sealed interface Grouping {
    /** Host, pods and containers. */
    record ByContainer() implements Grouping {}

    /** The namespaces of one kind. */
    record ByKind(Kind kind) implements Grouping {}
}
