package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nsmirror.figure.BundledFont;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.redaction.Redaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nsmirror figure}: the map, the matrix or a facet of the mirror in a file, without a display. */
@Command(name = "figure", description = "Draws a node into a file, without a display.")
final class FigureCommand extends NodeCommand {
    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private FigureOptions wanted = new FigureOptions();

    @Mixin
    private ReplacementsFile list = new ReplacementsFile();

    FigureCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        wanted.format(output.path(given));
    }

    @Override
    void work(Node node, Services with) throws NodeException, UsageException, IOException {
        Path file = output.path(options());
        Optional<Redaction> redaction =
                wanted.redact() ? Optional.of(new Redaction(list.read())) : Optional.empty();
        Path folder = file.toAbsolutePath().getParent();
        new FigureJob(with, BundledFont.load())
                .make(node, wanted, folder, file.getFileName().toString(), redaction);
        if (redaction.isPresent()) {
            list.write(file, redaction.get().replacements());
            list.say(file, redaction.get().replacements(), with.out());
        }
    }
}
