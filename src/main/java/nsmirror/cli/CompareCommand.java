package nsmirror.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Who;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsmirror compare}: a container beside the host. */
@Command(name = "compare", description = "Shows a container beside the host, host left, container right.")
final class CompareCommand extends NodeCommand {
    @Parameters(
            index = "1",
            paramLabel = "WHO",
            description = "a container's name, id prefix or hostname, or a PID")
    private String who;

    @Option(
            names = "--facet",
            paramLabel = "FACET",
            split = ",",
            description = "files, hostname, processes, interfaces, ipc, users or mounts; all by default")
    private List<String> labels = List.of();

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    private Set<Facet> facets = EnumSet.allOf(Facet.class);

    CompareCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        super.check(given);
        facets = FacetLabels.parse(labels);
    }

    @Override
    void work(Node node, Services with) throws NodeException {
        Snapshot snapshot = with.snapshots().read(node);
        Container container = Who.find(snapshot, who);
        Mirror mirror = with.mirrors().read(node, snapshot, container, facets);
        if (json) {
            with.out().println(JsonText.of(CompareJson.of(mirror)));
        } else {
            CompareText.of(mirror, TerminalWidth.columns()).forEach(with.out()::println);
        }
    }
}
