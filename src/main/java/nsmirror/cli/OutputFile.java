package nsmirror.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsmirror.text.Shown;
import picocli.CommandLine.Option;

/** The file a subcommand writes: {@code --output FILE}, or the one value of {@code -o} that is no setting. */
final class OutputFile {
    @Option(names = "--output", paramLabel = "FILE", description = "the file to write; -o FILE for short")
    private List<String> named = List.of();

    Path path(NodeOptions given) throws UsageException {
        List<String> files = new ArrayList<>(named);
        files.addAll(given.files());
        files.removeIf(String::isEmpty);
        if (files.size() != 1) {
            throw new UsageException(files.isEmpty()
                    ? "-o FILE is missing: which file to write"
                    : "-o FILE is given " + files.size() + " times");
        }
        try {
            return Path.of(files.getFirst());
        } catch (InvalidPathException e) {
            throw new UsageException("-o " + Shown.line(files.getFirst())
                    + ": no name for a file here; if it has letters like é, set LANG=C.UTF-8");
        }
    }
}
