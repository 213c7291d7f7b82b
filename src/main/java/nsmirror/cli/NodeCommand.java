package nsmirror.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.Target;
import nsmirror.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A subcommand that reads a node: opens it, works on it, closes it. */
@Command(mixinStandardHelpOptions = true)
abstract class NodeCommand implements Callable<Integer> {
    /** What a TARGET may be. */
    static final String TARGET = "sample, local, a recording, or a node as for ssh: [user@]host, an alias,"
            + " ssh://[user@]host[:port]";

    private final Services services;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = TARGET)
    private String target;

    @Mixin
    private NodeOptions options = new NodeOptions();

    NodeCommand(Services services) {
        this.services = services;
    }

    @Override
    public final Integer call() throws NodeException, UsageException, IOException {
        check(options);
        Target to = Target.parse(target);
        if (answered(to, services)) {
            return ExitStatus.DONE;
        }
        try (Node node = services.nodes().open(to, options.ssh(), services.prompts(), step -> {})) {
            work(node, services);
        } catch (OutOfMemoryError full) {
            throw new NodeException(Reason.UNREADABLE,
                    "%s: what it answered does not fit into the %d MB of memory nsmirror may use; set JAVA_TOOL_OPTIONS=-Xmx4g"
                            .formatted(Shown.line(target), Runtime.getRuntime().maxMemory() >> 20));
        }
        return ExitStatus.DONE;
    }

    /** Looks at the arguments before anything is connected. */
    void check(NodeOptions given) throws UsageException {
        given.refuseFiles();
    }

    /** Whether nothing more is asked for than can be told without connecting; then it has been told. */
    boolean answered(Target to, Services with) throws NodeException, UsageException {
        return false;
    }

    /** How the node is reached. */
    final NodeOptions options() {
        return options;
    }

    /** What the subcommand does with the open node. */
    abstract void work(Node node, Services with) throws NodeException, UsageException, IOException;
}
