package nsmirror.ui.session;

import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.Wanted;

/**
 * The window's way to a node. Everything here waits for the node and is called away from the window's thread.
 *
 * @param opening opens a node
 * @param snapshots reads snapshots of it
 * @param mirrors reads a container beside the host
 * @param returning the way back to a lost node
 */
public record Reading(Opening opening, Snapshots snapshots, Mirrors mirrors, Returning returning) {
    /** A lost node is tried again after growing pauses. */
    public Reading(Opening opening, Snapshots snapshots, Mirrors mirrors) {
        this(opening, snapshots, mirrors, Returning.afterPauses());
    }

    /** Opens a node. */
    @FunctionalInterface
    public interface Opening {
        /** See {@code nsmirror.node.Nodes}. */
        Node open(Target target, SshOptions options, Prompts prompts, Progress progress) throws NodeException;
    }

    /** Reads nodes. */
    @FunctionalInterface
    public interface Snapshots {
        /** See {@code nsmirror.reading.SnapshotReader}. Asks nothing yet. */
        Watch watch(Node node);
    }

    /** Reads a node again and again. */
    @FunctionalInterface
    public interface Watch {
        /** See {@code nsmirror.reading.Watch}: the first time whole, then what can have changed. */
        Snapshot read() throws NodeException;
    }

    /** Reads a container beside the host. */
    @FunctionalInterface
    public interface Mirrors {
        /** See {@code nsmirror.reading.MirrorReader}. */
        Mirror read(Node node, Snapshot snapshot, Container container, Wanted wanted) throws NodeException;
    }
}
