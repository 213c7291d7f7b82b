package nsmirror.diagram;

import nsmirror.model.Kind;

/** Whose namespace a process lives in, for one kind. */
public enum Slot {
    /** No container but its own lives in it, nor the host. */
    OWN,
    /** Another container lives in it too, not the host. */
    SHARED,
    /** The host's. */
    HOST,
    /** The link could not be read. */
    UNKNOWN,
    /** This kernel has no namespaces of that kind. */
    NONE;

    /** What is written in it: the letter of the kind, as nsenter(1) has it; H where it is the host's. */
    public String sign(Kind kind) {
        return switch (this) {
            case OWN, SHARED -> SlotRow.letter(kind);
            case HOST -> "H";
            case UNKNOWN -> "?";
            case NONE -> "–";
        };
    }
}
