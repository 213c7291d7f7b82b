package nsmirror.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.mirror.Facet;

/** Facets as given on the command line. */
final class FacetLabels {
    private FacetLabels() {}

    /** The facets of these labels; all of them where none is given. */
    static Set<Facet> parse(List<String> labels) throws UsageException {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String label : labels) {
            facets.add(one(label));
        }
        return facets.isEmpty() ? EnumSet.allOf(Facet.class) : facets;
    }

    /** The facet of that label. */
    static Facet one(String label) throws UsageException {
        return Facet.of(label)
                .orElseThrow(() ->
                        new UsageException("there is no facet " + label + "; the facets are " + known()));
    }

    private static String known() {
        return Facet.ALL.stream().map(Facet::label).collect(Collectors.joining(", "));
    }
}
