package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Gap;

/**
 * What a read of a node leaves for the next.
 *
 * @param disagreements of lsns and ps with /proc, when they were last compared
 * @param asked ids of the containers whose names a runtime was asked for; who has none yet is asked for again when the
 *     node is read whole
 * @param young where it looked into namespaces that were new: they may have been caught while they were being made, so
 *     they are asked about once more
 */
record Known(Sightings seen, Inside inside, Findings findings, List<Gap> disagreements, Set<String> asked,
        Optional<Look> young) {}
