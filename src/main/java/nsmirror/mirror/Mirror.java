package nsmirror.mirror;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;

/**
 * A container beside the host, or beside another container.
 *
 * @param with the container on the left; empty where that is the host
 * @param who the container on the right
 * @param facets what was asked for, in the order of {@link Facet}
 */
public record Mirror(Optional<Container> with, Container who, Map<Facet, FacetView> facets) {
    public Mirror {
        facets = facets.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facets));
    }

    /** A container beside the host. */
    public Mirror(Container who, Map<Facet, FacetView> facets) {
        this(Optional.empty(), who, facets);
    }
}
