package nsmirror.ui.node;

/** What of an open node is seen side by side. */
public enum Arrangement { MAP, MATRIX, BOTH, MIRROR }
