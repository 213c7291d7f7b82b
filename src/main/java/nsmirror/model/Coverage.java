package nsmirror.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What could not be seen, and why. Every snapshot has one; one without gaps says that nothing is known to be missing.
 *
 * @param gaps what could not be seen
 * @param kept how long ago the node was read whole, if not this time: hostnames, owners and parents of namespaces, what
 *     holds these beside processes, net ids and names of users may be that old, unless they are of namespaces that were
 *     new since
 */
public record Coverage(List<Gap> gaps, Optional<Duration> kept) {
    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /** Of a node that was read whole. */
    public Coverage(List<Gap> gaps) {
        this(gaps, Optional.empty());
    }

    /** Whether nothing is known to be missing. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
