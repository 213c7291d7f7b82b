package nsmirror.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nsmirror [TARGET]}: the window; without a display, what {@code inspect} would print. */
@Command(
        name = "nsmirror",
        description = "Shows that containers are Linux: every process of a node, grouped by the namespaces it shares.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class)
final class WindowCommand implements Callable<Integer> {
    private final Services services;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TARGET",
            description = NodeCommand.TARGET + "; without it the start page")
    private String target;

    @Mixin
    private NodeOptions options = new NodeOptions();

    WindowCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws NodeException, UsageException {
        options.refuseFiles();
        Optional<Target> wanted = target == null ? Optional.empty() : Optional.of(Target.parse(target));
        Optional<String> whyNot = services.window().open(wanted, options.ssh());
        if (whyNot.isEmpty()) {
            return ExitStatus.DONE;
        }
        services.err().println("nsmirror: no window: " + whyNot.get() + "; this is what inspect shows");
        return inspect(wanted.orElseGet(Target.Sample::new), options.ssh());
    }

    private int inspect(Target node, SshOptions ssh) throws NodeException {
        try (Node open = services.nodes().open(node, ssh, services.prompts(), step -> {})) {
            InspectCommand.print(services.snapshots().read(open), services.out());
        }
        return ExitStatus.DONE;
    }
}
