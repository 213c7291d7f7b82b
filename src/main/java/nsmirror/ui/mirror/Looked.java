package nsmirror.ui.mirror;

import java.util.Optional;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.reading.Directory;
import nsmirror.reading.Wanted;

/**
 * What is looked at.
 *
 * @param with the container on the left; empty for the host
 * @param who the container on the right
 * @param directory whose files are meant; the root where the facet is another
 */
public record Looked(Optional<Container> with, Container who, Facet facet, Directory directory) {
    public Looked {
        directory = facet == Facet.FILES ? directory : Directory.ROOT;
    }

    /** What stays the same where a newer snapshot knows more of a container. */
    record Key(Optional<String> with, String who, Facet facet, Directory directory) {}

    Key key() {
        return new Key(with.map(Container::name), who.name(), facet, directory);
    }

    /** Whether both are the files of the same two, be it of two directories. */
    boolean beside(Looked other) {
        return new Looked(with, who, facet, other.directory()).key().equals(other.key());
    }

    /** What is asked for it. */
    public Wanted wanted() {
        Wanted alone = Wanted.of(Set.of(facet)).in(directory);
        return with.map(alone::beside).orElse(alone);
    }
}
