package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Capture;
import nsmirror.redaction.Redaction;
import nsmirror.redaction.Redaction.Seen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nsmirror redact}: a recording without what tells whose node it is, to hand on. */
@Command(
        name = "redact",
        description = "Makes a recording of a recording or a node in which names, addresses, ids and arguments are"
                + " replaced.")
final class RedactCommand extends NodeCommand {
    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private ReplacementsFile list = new ReplacementsFile();

    RedactCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        output.path(given);
    }

    @Override
    void work(Node node, Services with) throws NodeException, UsageException, IOException {
        Path file = output.path(options());
        Redaction redaction = new Redaction(list.read());
        Node redacted = redaction.of(node, each -> {
            Capture.Summary read = with.capture().read(each);
            return new Seen(read.snapshot(), read.mirrors());
        });
        Capture.Summary summary = with.capture().record(redacted, file);
        list.write(file, redaction.replacements());
        with.out().println(file + ": " + summary.line());
        list.say(file, redaction.replacements(), with.out());
    }
}
