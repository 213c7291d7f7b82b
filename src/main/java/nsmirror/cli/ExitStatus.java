package nsmirror.cli;

import nsmirror.node.NodeException;

/** Exit statuses, scripted against. */
final class ExitStatus {
    static final int DONE = 0;
    static final int UNREADABLE = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;

    private ExitStatus() {}

    static int of(NodeException.Reason reason) {
        return switch (reason) {
            case UNREADABLE, CANCELLED -> UNREADABLE;
            case USAGE -> USAGE;
            case REFUSED -> REFUSED;
        };
    }
}
