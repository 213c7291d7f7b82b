package nsmirror.reading;

import java.util.List;
import nsmirror.mirror.View;
import nsmirror.node.Command;

/**
 * Reads one facet of one side, the host or a container: which commands it asks, and what their answers mean. What both
 * sides have in common, and what may be said of them together, {@link MirrorReader} decides.
 */
interface FacetReader {
    /**
     * What it asks for that side, which depends on the side, the snapshot and what is wanted alone. A command asked for
     * by several sides or facets runs once: what is the node's, such as its ps, each side that needs it asks for.
     */
    List<Command> asks(Asked asked);

    /** The side, from the answers to what both sides asked. */
    View view(Asked asked, RoundTrip answers);

    /** What a person types for that side. */
    String typed(Asked asked);

    /** What that means where both sides are in one namespace, as a clause. */
    String shared();

    /** Whether a container's namespace is entered by its inode; what cannot be entered is then not asked. */
    default boolean enters() {
        return true;
    }

    /**
     * Whether two in one namespace may still see different things, as with two root directories. Then both sides are
     * asked, and shown as one only where they are {@link #alike}.
     */
    default boolean differsInOneNamespace() {
        return false;
    }

    /** Whether two sides in one namespace show the same thing. */
    default boolean alike(View left, View right) {
        return left.rows().equals(right.rows());
    }

    /** Whether the host's side is what PID 1 sees; else it is what the login sees, which may be somewhere else. */
    default boolean asPidOne() {
        return false;
    }
}
