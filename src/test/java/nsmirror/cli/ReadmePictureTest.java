package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's pictures are what the program draws today. */
class ReadmePictureTest {
    private static final String FIGURES = "assets/readme/figures.json";

    @Test
    void areWhatTheirFiguresFileMakes() throws IOException, UsageException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertThat(OnSample.commandLine(said).run("figures", FIGURES, "--check")).as(said.toString()).isZero();

        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("`nsmirror figures " + FIGURES + "`");
        Path here = Path.of("").toAbsolutePath();
        for (FiguresFile.Entry figure : FiguresFile.read(Path.of(FIGURES)).figures()) {
            assertThat(readme).contains("](" + here.relativize(figure.output()).toString().replace('\\', '/') + ")");
        }
    }
}
