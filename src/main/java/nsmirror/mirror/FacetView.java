package nsmirror.mirror;

import java.util.List;

/**
 * A facet on the host and in the container.
 *
 * @param facet the subject
 * @param shared whether the container lives in the host's namespace of that kind, so that both sides are one
 * @param host the host's side
 * @param container the container's side
 * @param pairs which rows stand side by side, in display order; every row of both sides is in exactly one pair
 */
public record FacetView(Facet facet, boolean shared, View host, View container, List<Pair> pairs) {
    public FacetView {
        pairs = List.copyOf(pairs);
    }
}
