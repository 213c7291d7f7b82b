package nsmirror.node;

/** A node that could not be read. The message is one line: what happened, on which host, what to do. */
public final class NodeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure, as the exit status tells them apart. */
    public enum Reason {
        /** The node could not be read. */
        UNREADABLE,
        /** What was asked for makes no sense. */
        USAGE,
        /** The host key or the login was refused. */
        REFUSED,
        /** A person cancelled it. */
        CANCELLED
    }

    private final Reason reason;

    /** A failure with its one-line message. */
    public NodeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A failure with its one-line message and what caused it, for the log. */
    public NodeException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
