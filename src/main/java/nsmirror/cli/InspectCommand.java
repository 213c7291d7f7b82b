package nsmirror.cli;

import java.io.PrintStream;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nsmirror inspect}: the snapshot as text or JSON. */
@Command(name = "inspect", description = "Shows a node's containers, namespaces and what could not be seen.")
final class InspectCommand extends NodeCommand {
    @Option(names = "--json", description = "as JSON")
    private boolean json;

    InspectCommand(Services services) {
        super(services);
    }

    @Override
    void work(Node node, Services with) throws NodeException {
        Snapshot snapshot = with.snapshots().read(node);
        if (json) {
            with.out().println(JsonText.of(SnapshotJson.of(snapshot)));
        } else {
            print(snapshot, with.out());
        }
    }

    static void print(Snapshot snapshot, PrintStream out) {
        new InspectText(snapshot).lines().forEach(out::println);
    }
}
