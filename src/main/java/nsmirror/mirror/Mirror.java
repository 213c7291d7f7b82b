package nsmirror.mirror;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import nsmirror.model.Container;

/**
 * A container beside the host.
 *
 * @param who the container
 * @param facets what was asked for, in the order of {@link Facet}
 */
public record Mirror(Container who, Map<Facet, FacetView> facets) {
    public Mirror {
        facets = facets.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facets));
    }
}
