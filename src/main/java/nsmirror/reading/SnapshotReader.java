package nsmirror.reading;

import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/** Reads nodes: once, or again and again. */
public final class SnapshotReader {
    /**
     * Reads the node once.
     *
     * @throws NodeException if the node was lost, the call cancelled, or not one process could be read
     */
    public Snapshot read(Node node) throws NodeException {
        return watch(node).read();
    }

    /** Reads the node as often as asked to, the first time whole. Nothing is asked yet. */
    public Watch watch(Node node) {
        return new Watch(node, System::nanoTime);
    }
}
