package nsmirror.ui.mirror;

import java.util.Optional;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.reading.Wanted;

/**
 * What is looked at.
 *
 * @param with the container on the left; empty for the host
 * @param who the container on the right
 */
public record Looked(Optional<Container> with, Container who, Facet facet) {
    /** What stays the same where a newer snapshot knows more of a container. */
    record Key(Optional<String> with, String who, Facet facet) {}

    Key key() {
        return new Key(with.map(Container::name), who.name(), facet);
    }

    Wanted wanted() {
        Wanted alone = Wanted.of(Set.of(facet));
        return with.map(alone::beside).orElse(alone);
    }
}
