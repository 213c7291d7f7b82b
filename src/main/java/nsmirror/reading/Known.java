package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import nsmirror.model.Gap;

/**
 * What a read of a node leaves for the next.
 *
 * @param disagreements of lsns and ps with /proc, when they were last compared
 * @param runtimes which runtimes it asked for names, and for whose
 * @param young where it looked into namespaces that were new: they may have been caught while they were being made, so
 *     they are asked about once more
 */
record Known(Sightings seen, Inside inside, Findings findings, List<Gap> disagreements, AskedRuntimes runtimes,
        Optional<Look> young) {}
