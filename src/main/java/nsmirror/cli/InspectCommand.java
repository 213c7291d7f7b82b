package nsmirror.cli;

import java.io.PrintStream;
import nsmirror.model.Snapshot;
import nsmirror.node.EffectiveSettings;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nsmirror inspect}: the snapshot as text or JSON. */
@Command(name = "inspect", description = "Shows a node's containers, namespaces and what could not be seen.")
final class InspectCommand extends NodeCommand {
    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Option(names = "--settings", description = "instead, the SSH settings that lead there; nothing is connected to")
    private boolean settings;

    InspectCommand(Services services) {
        super(services);
    }

    @Override
    boolean answered(Target to, Services with) throws NodeException, UsageException {
        if (settings) {
            EffectiveSettings effective = with.nodes().settings(to, options().ssh());
            if (json) {
                with.out().println(JsonText.of(new SettingsJson(effective).json()));
            } else {
                effective.lines().forEach(with.out()::println);
            }
        }
        return settings;
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
