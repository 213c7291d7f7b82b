package nsmirror.ui.session;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.ObservedNode;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.parts.Text;

/**
 * The way to one node, which can be gone several times.
 *
 * @param log hears of the commands, of all connections
 */
record Way(Target to, SshOptions options, Reading reading, CommandLog log) {
    /**
     * Goes there and reads it; waits for the network, away from the window's thread. What cannot be read is closed.
     *
     * @param opened told of the node once it is open and not yet read
     */
    Arrived go(Prompts prompts, Progress progress, Consumer<Node> opened) throws NodeException {
        Node node = new ObservedNode(reading.opening().open(to, options, prompts, progress), log);
        opened.accept(node);
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            progress.step(Text.of("step.reading"));
            Reading.Watch watch = reading.snapshots().watch(node);
            return new Arrived(node, watch, watch.read());
        } catch (NodeException | RuntimeException | Error failure) {
            node.close();
            throw failure;
        }
    }
}
