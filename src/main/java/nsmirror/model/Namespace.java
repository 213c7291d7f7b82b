package nsmirror.model;

import java.util.List;
import java.util.Optional;

/**
 * A namespace: a kind and an inode, and what is known of it.
 *
 * @param kind one of the eight
 * @param inode the number in {@code /proc/PID/ns/KIND}
 * @param processes how many processes are in it
 * @param leader the lowest PID in it, empty if no process is
 * @param initial whether it is one of the host's
 * @param lineage its owner and its parent
 * @param netnsid the number by which the node's net namespace knows it, net only
 * @param heldBy why it still exists, each in a few words: {@code process}, {@code mount /run/netns/blue}
 * @param ids which ids inside are which outside, user only; empty where it could not be read
 * @param offsets how far its clocks are ahead, time only; empty where it could not be read
 */
public record Namespace(
        Kind kind,
        long inode,
        int processes,
        Optional<Integer> leader,
        boolean initial,
        Lineage lineage,
        Optional<Integer> netnsid,
        List<String> heldBy,
        Optional<IdMaps> ids,
        Optional<TimeOffsets> offsets) {
    public Namespace {
        heldBy = List.copyOf(heldBy);
    }

    /** One of which nothing was read but what lsns tells. */
    public Namespace(Kind kind, long inode, int processes, Optional<Integer> leader, boolean initial,
            Optional<Long> owner, Optional<Long> parent, Optional<Integer> netnsid, List<String> heldBy) {
        this(kind, inode, processes, leader, initial, Lineage.told(owner, parent), netnsid, heldBy, Optional.empty(),
                Optional.empty());
    }

    /** Inode of the user namespace that owns it, where that is known. */
    public Optional<Long> owner() {
        return lineage.owner();
    }

    /** Inode of the PID or user namespace above it, where that is known. */
    public Optional<Long> parent() {
        return lineage.parent();
    }
}
