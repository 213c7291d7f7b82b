package nsmirror.model;

import java.util.Optional;

/**
 * Where a namespace stands among the others, and how that is known.
 *
 * @param owner inode of the user namespace that owns it
 * @param ownerBy how the owner is known
 * @param parent inode of the PID or user namespace above it; empty for the topmost and for the other kinds
 * @param parentBy how the parent is known
 */
public record Lineage(
        Optional<Long> owner, Optional<Evidence> ownerBy, Optional<Long> parent, Optional<Evidence> parentBy) {
    /** Nothing is known. */
    public static final Lineage UNKNOWN =
            new Lineage(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As lsns tells it. */
    public static Lineage told(Optional<Long> owner, Optional<Long> parent) {
        return new Lineage(owner, owner.map(any -> Evidence.LSNS), parent, parent.map(any -> Evidence.LSNS));
    }

    /** With that parent, where none is known yet. */
    public Lineage orParent(long inode, Evidence evidence) {
        return parent.isPresent() ? this : new Lineage(owner, ownerBy, Optional.of(inode), Optional.of(evidence));
    }

    /** With that owner, where none is known yet. */
    public Lineage orOwner(long inode, Evidence evidence) {
        return owner.isPresent() ? this : new Lineage(Optional.of(inode), Optional.of(evidence), parent, parentBy);
    }
}
