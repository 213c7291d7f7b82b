package nsmirror.mirror;

import java.util.List;

/**
 * A facet on both sides. The left one is the host, or the container the other is mirrored against.
 *
 * @param facet the subject
 * @param together whether both sides are in one namespace of that facet's kind
 * @param host the left side
 * @param container the right side
 * @param pairs which rows stand side by side, in display order; every row of both sides is in exactly one pair
 */
public record FacetView(Facet facet, Together together, View host, View container, List<Pair> pairs) {
    public FacetView {
        pairs = List.copyOf(pairs);
    }

    /** One of which it is known whether both sides are one namespace. */
    public FacetView(Facet facet, boolean shared, View host, View container, List<Pair> pairs) {
        this(facet, shared ? Together.SHARED : Together.APART, host, container, pairs);
    }

    /** Whether both sides are one. */
    public boolean shared() {
        return together == Together.SHARED;
    }
}
