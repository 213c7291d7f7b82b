package nsmirror.diagram;

/** Whose namespace a process lives in, for one kind. */
public enum Slot {
    /** No container but its own lives in it, nor the host. */
    OWN,
    /** Another container lives in it too, not the host. */
    SHARED,
    /** The host's. */
    HOST,
    /** The link could not be read. */
    UNKNOWN
}
