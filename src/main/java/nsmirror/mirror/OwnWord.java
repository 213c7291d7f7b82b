package nsmirror.mirror;

import java.util.Optional;

/**
 * What a container's own tool says: the container's word, which proves nothing.
 *
 * @param facet the subject
 * @param command what a person types to run it with no more rights
 * @param tool what is run inside, {@code ls -la /}
 * @param said what it printed, hostile and bounded; empty before it was asked
 * @param trouble why it said nothing, or not all
 */
public record OwnWord(Facet facet, String command, String tool, String said, Optional<String> trouble) {}
