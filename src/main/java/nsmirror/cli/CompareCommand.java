package nsmirror.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.OwnWord;
import nsmirror.mirror.Trap;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.reading.Directory;
import nsmirror.reading.OwnTools;
import nsmirror.reading.Wanted;
import nsmirror.reading.Who;
import nsmirror.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsmirror compare}: a container beside the host, or beside another container. */
@Command(name = "compare", description = "Shows a container beside the host, host left, container right.")
final class CompareCommand extends NodeCommand {
    @Parameters(
            index = "1",
            paramLabel = "WHO",
            description = "a container's name, id prefix or hostname, or a PID")
    private String who;

    @Option(
            names = "--with",
            paramLabel = "WHO",
            description = "another container on the left, instead of the host")
    private String with;

    @Option(
            names = "--facet",
            paramLabel = "FACET",
            split = ",",
            description = "files, mounts, hostname, processes, interfaces, routes, sockets, ipc, users, capabilities,"
                    + " cgroup or time; all by default")
    private List<String> labels = List.of();

    @Option(
            names = "--directory",
            paramLabel = "PATH",
            description = "whose files are compared; / by default")
    private String directory = "/";

    @Option(
            names = "--trap",
            description = "also what nsenter -p without a /proc of its own would list: explained, not run")
    private boolean trap;

    @Option(
            names = "--own-tools",
            description = "also what the container's own ls, hostname, ps and ip say: runs its programs, without any"
                    + " rights, after asking")
    private boolean ownTools;

    @Option(names = "--yes", description = "with --own-tools: do not ask")
    private boolean yes;

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
        if (trap && !facets.contains(Facet.PROCESSES)) {
            throw new UsageException("--trap is about processes: name them with --facet too, or leave that out");
        }
    }

    /** What its own tools say, if a person wants them to run. */
    private Optional<List<OwnWord>> ownWords(Node node, Services services, Snapshot snapshot, Container container)
            throws NodeException {
        if (!ownTools) {
            return Optional.empty();
        }
        OwnTools tools = new OwnTools();
        List<OwnWord> offered = tools.offer(snapshot, container, facets);
        boolean agreed = yes || services.prompts()
                .agree(OwnToolsText.offer(container, offered, TerminalWidth.columns()), "Run them?")
                .orElseThrow(() -> new NodeException(Reason.USAGE, ("%s: --own-tools runs programs of the container, and"
                        + " there is no terminal to ask on: add --yes if that is what you want")
                        .formatted(Shown.line(snapshot.node().target()))));
        return agreed ? Optional.of(tools.ask(node, snapshot, container, facets)) : Optional.empty();
    }

    @Override
    void work(Node node, Services services) throws NodeException, IOException {
        Snapshot snapshot = services.snapshots().read(node);
        Container container = Who.find(snapshot, who);
        Wanted wanted = Wanted.of(facets).in(Directory.of(directory));
        if (with != null) {
            wanted = wanted.beside(another(snapshot, container));
        }
        Optional<List<OwnWord>> words = ownWords(node, services, snapshot, container);
        Mirror mirror = services.mirrors().read(node, snapshot, container, wanted);
        if (json) {
            JsonText.print(json(mirror, wanted, words), services.out());
        } else {
            text(mirror, words, TerminalWidth.columns()).forEach(services.out()::println);
        }
    }

    private JsonText.Part json(Mirror mirror, Wanted wanted, Optional<List<OwnWord>> words) {
        SequencedMap<String, JsonText.Part> more = new LinkedHashMap<>();
        if (trap) {
            more.put("trap", CompareJson.trap(Trap.of(mirror)));
        }
        words.ifPresent(said -> more.put("ownTools", json -> json.writeTree(OwnToolsText.json(said))));
        return CompareJson.of(mirror, wanted.directory().path(), more);
    }

    private List<String> text(Mirror mirror, Optional<List<OwnWord>> words, int columns) {
        List<String> lines = new ArrayList<>(CompareText.of(mirror, columns));
        if (trap) {
            lines.addAll(TrapText.of(Trap.of(mirror), columns));
        }
        words.ifPresent(said -> lines.addAll(OwnToolsText.of(mirror.who(), said, columns)));
        return lines;
    }

    private Container another(Snapshot snapshot, Container who) throws NodeException {
        Container left = Who.find(snapshot, with);
        if (left.name().equals(who.name())) {
            throw new NodeException(Reason.USAGE, "%s: \"%s\" and \"%s\" are the same container; --with takes another"
                    .formatted(Shown.line(snapshot.node().target()), Shown.line(this.who), Shown.line(with)));
        }
        return left;
    }
}
