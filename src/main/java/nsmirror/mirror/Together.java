package nsmirror.mirror;

/** How the two sides of a facet stand to each other. */
public enum Together {
    /** One namespace, seen alike from both: one pane over both sides. */
    SHARED,
    /** Two namespaces, or one seen from two root directories. */
    APART,
    /** The link of one of them could not be read, so it is neither known to be one nor to be two. */
    UNKNOWN
}
