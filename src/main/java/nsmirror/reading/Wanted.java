package nsmirror.reading;

import java.util.Optional;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;

/**
 * What a mirror is to show.
 *
 * @param with the container on the left; empty for the host
 * @param facets the subjects
 * @param directory whose files are meant
 */
public record Wanted(Optional<Container> with, Set<Facet> facets, Directory directory) {
    public Wanted {
        facets = Set.copyOf(facets);
    }

    /** These subjects, beside the host. */
    public static Wanted of(Set<Facet> facets) {
        return new Wanted(Optional.empty(), facets, Directory.ROOT);
    }

    /** Every subject, beside the host. */
    public static Wanted all() {
        return of(Set.copyOf(Facet.ALL));
    }

    /** The same beside another container. */
    public Wanted beside(Container left) {
        return new Wanted(Optional.of(left), facets, directory);
    }

    /** The same with the files of another directory. */
    public Wanted in(Directory other) {
        return new Wanted(with, facets, other);
    }
}
