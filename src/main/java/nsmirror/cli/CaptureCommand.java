package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Capture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nsmirror capture}: a recording of a node, mirror views of every container included. */
@Command(name = "capture", description = "Makes a recording of a node; opening it is like connecting to the node.")
final class CaptureCommand extends NodeCommand {
    @Mixin
    private OutputFile output = new OutputFile();

    CaptureCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        output.path(given);
    }

    @Override
    void work(Node node, Services with) throws NodeException, UsageException, IOException {
        Path file = output.path(options());
        Capture.Summary summary = with.capture().record(node, file);
        with.out().println(file + ": " + summary.line());
    }
}
