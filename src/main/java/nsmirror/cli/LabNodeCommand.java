package nsmirror.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code nsmirror lab-node}: prints the script that builds a practice node. */
@Command(
        name = "lab-node",
        mixinStandardHelpOptions = true,
        description = "Prints the script that builds a practice node. Run it there: nsmirror lab-node | ssh NODE"
                + " 'cat > lab-node; sudo sh lab-node up'")
final class LabNodeCommand implements Callable<Integer> {
    private static final String SCRIPT = "/assets/lab-node";

    private final Services services;

    LabNodeCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream script = LabNodeCommand.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("the program lacks its resource " + SCRIPT);
            }
            script.transferTo(services.out());
        }
        return ExitStatus.DONE;
    }
}
