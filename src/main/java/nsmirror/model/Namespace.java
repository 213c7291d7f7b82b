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
 * @param owner inode of the user namespace that owns it, where lsns says (util-linux 2.37 on)
 * @param parent inode of the PID or user namespace above it, where lsns says (util-linux 2.37 on)
 * @param netnsid the number by which the node's net namespace knows it, net only
 * @param heldBy why it still exists, each in a few words: {@code process}, {@code mount /run/netns/blue}
 */
public record Namespace(
        Kind kind,
        long inode,
        int processes,
        Optional<Integer> leader,
        boolean initial,
        Optional<Long> owner,
        Optional<Long> parent,
        Optional<Integer> netnsid,
        List<String> heldBy) {
    public Namespace {
        heldBy = List.copyOf(heldBy);
    }
}
