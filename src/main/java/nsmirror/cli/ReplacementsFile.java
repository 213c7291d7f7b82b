package nsmirror.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nsmirror.redaction.Replacements;
import nsmirror.text.Shown;
import picocli.CommandLine.Option;

/** The author's list of what was replaced by what: beside the output, or where {@code --replacements} says. */
final class ReplacementsFile {
    private static final int MOST_NAMED = 8;

    @Option(
            names = "--replacements",
            paramLabel = "FILE",
            description = "the list of what is replaced by what: goes on from it if it is there (default: beside the"
                    + " output, and begun anew)")
    private Path named;

    /** What was replaced before: none, unless a list is named that is there. */
    Replacements read() throws IOException, UsageException {
        if (named == null || !Files.exists(named)) {
            return Replacements.none();
        }
        try {
            return Replacements.read(Files.readAllBytes(named));
        } catch (JsonProcessingException e) {
            throw new UsageException("--replacements " + Shown.line(named.toString()) + ": no list of replacements");
        }
    }

    void write(Path output, Replacements replacements) throws IOException {
        Files.write(place(output), replacements.json());
    }

    /** Says where it is, and what stayed. */
    void say(Path output, Replacements replacements, PrintStream out) {
        out.println(place(output) + ": what stands for which of " + replacements.count()
                + " originals; keep it to yourself");
        if (!replacements.kept().isEmpty()) {
            out.println("not replaced, since the tools' own output has these words: " + String.join(", ",
                    replacements.kept().stream().sorted().limit(MOST_NAMED).map(Shown::line).toList()));
        }
    }

    private Path place(Path output) {
        return named != null ? named : output.resolveSibling(output.getFileName() + ".replaced.json");
    }
}
