package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Target;
import nsmirror.redaction.Redaction;
import nsmirror.redaction.Replacements;
import nsmirror.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsmirror figures}: all figures of a file, made anew; says which changed. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description = "Makes the figures that a file lists, and says which changed.")
final class FiguresCommand implements Callable<Integer> {
    private final Services services;

    @Parameters(index = "0", paramLabel = "FILE", description = "lists the figures, as JSON")
    private Path file;

    @Option(names = "--check", description = "write nothing; the exit status is 1 if a figure would change")
    private boolean check;

    @Mixin
    private NodeOptions options = new NodeOptions();

    private final Map<String, Node> open = new LinkedHashMap<>();

    FiguresCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws NodeException, UsageException, IOException {
        options.refuseFiles();
        FiguresFile figures = FiguresFile.read(file);
        Path made = Files.createTempDirectory("nsmirror-figures");
        try {
            return make(figures, made);
        } finally {
            open.values().forEach(Node::close);
            remove(made);
        }
    }

    private int make(FiguresFile figures, Path made) throws NodeException, UsageException, IOException {
        FigureJob job = new FigureJob(services, BundledFont.load());
        Redaction redaction = new Redaction(before(figures));
        boolean redacted = false;
        int changed = 0;
        for (FiguresFile.Entry entry : figures.figures()) {
            redacted |= entry.options().redact();
            Map<String, Path> files = job.make(node(entry.source()), entry.options(), made,
                    entry.output().getFileName().toString(),
                    Optional.of(redaction).filter(any -> entry.options().redact()));
            for (Map.Entry<String, Path> each : files.entrySet()) {
                changed += put(each.getValue(), entry.output().resolveSibling(each.getKey())) ? 1 : 0;
            }
        }
        if (redacted && !check) {
            Files.write(list(figures), redaction.replacements().json());
        }
        services.out().println(changed == 0 ? "nothing changed"
                : changed + (check ? " would change" : " changed"));
        return check && changed > 0 ? ExitStatus.UNREADABLE : ExitStatus.DONE;
    }

    /** One connection a source, for all its figures. */
    private Node node(String source) throws NodeException, UsageException {
        Node known = open.get(source);
        if (known == null) {
            known = services.nodes().open(Target.parse(source), options.ssh(), services.prompts(), step -> { });
            open.put(source, known);
        }
        return known;
    }

    /** Puts a file where it belongs, if it is another than that which is there; whether it is. */
    private boolean put(Path made, Path place) throws IOException {
        boolean there = Files.exists(place);
        if (there && FigureFile.same(made, place)) {
            Files.delete(made);
            return false;
        }
        services.out().println(Shown.line(place.toString()) + (there ? ": changed" : ": new"));
        if (!check) {
            Files.createDirectories(place.toAbsolutePath().getParent());
            Files.move(made, place, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    /** The same stand-ins as last time, so that a figure changes only where the node did. */
    private Replacements before(FiguresFile figures) throws IOException {
        Path list = list(figures);
        return Files.exists(list) ? Replacements.read(Files.readAllBytes(list)) : Replacements.none();
    }

    private Path list(FiguresFile figures) {
        return figures.replacements().orElse(file.resolveSibling(file.getFileName() + ".replaced.json"));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(folder);
    }
}
