package nsmirror.diagram;

/** What a colour means. A theme gives each role its colour; shapes know roles only. */
public enum Role {
    /** Behind everything. */
    PAGE,
    /** The host's own group, a pod, a container, a namespace: fill and outline. */
    HOST_FILL, HOST_LINE,
    POD_FILL, POD_LINE,
    CONTAINER_FILL, CONTAINER_LINE,
    GROUP_FILL, GROUP_LINE,
    /** A process: its card, and the plain square it is where there is no room for a card. */
    PROCESS_FILL, PROCESS_LINE, MARK,
    KERNEL_FILL,
    /** The slot of a kind: own, shared within the pod, the host's, not known. */
    OWN_FILL, OWN_TEXT,
    SHARED_FILL, SHARED_LINE, SHARED_TEXT,
    HOST_SLOT_LINE, HOST_SLOT_TEXT,
    UNKNOWN_TEXT,
    /** Text: a title, a label, what is less important, a command. */
    TITLE, TEXT, QUIET, COMMAND,
    /** The selection's halo and what matches a search. */
    SELECTION, MATCH,
    /** A row that differs, a row on one side only, a warning. */
    DIFFERENT, ONLY_HERE, WARNING,
    /** Nothing: no fill or no outline. */
    NONE
}
