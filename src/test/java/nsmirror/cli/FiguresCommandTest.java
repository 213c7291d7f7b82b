package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of figures: made, made again, checked. */
class FiguresCommandTest {
    private static final String FIGURES = """
            {"source": "sample", "defaults": {"size": "640x400", "beside": "md"}, // the small ones
             "figures": [
               {"output": "map.png", "annotate": true, "caption": "Pods share | some"},
               {"output": "matrix.pdf", "view": "matrix", "beside": "adoc"},
               {"output": "app.svg", "view": "mirror", "select": "app-1", "redact": true}]}""";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int figures(String json, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("figures.json"), json);
        said.reset();
        String[] arguments = new String[2 + more.length];
        arguments[0] = "figures";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return OnSample.commandLine(said).run(arguments);
    }

    @Test
    void saysWhatChangedAndNothingTheSecondTime() throws IOException {
        assertThat(figures(FIGURES, "--check")).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(folder.resolve("map.png")).doesNotExist();

        assertThat(figures(FIGURES)).isZero();
        assertThat(said.toString()).contains("map.png: new", "map.png.md: new", "matrix.pdf.adoc: new", "app.svg: new");
        assertThat(folder.resolve("figures.json.replaced.json")).content().contains("app-1");
        assertThat(folder.resolve("app.svg")).content().doesNotContain("app-1");

        assertThat(figures(FIGURES)).isZero();
        assertThat(said.toString()).isEqualToNormalizingNewlines("nothing changed\n");
        assertThat(figures(FIGURES.replace("some", "all"), "--check")).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(said.toString()).contains("map.png: changed", "map.png.md: changed", "2 would change");
    }

    @Test
    void besideAPictureIsWhatItShowsReadyToPaste() throws IOException {
        figures(FIGURES);
        assertThat(folder.resolve("map.png.md")).content()
                .contains("![Map of the 31 processes", "](<map.png>)", "Container app-1: 12 processes; own mnt, uts",
                        "Pods share &#124; some", "sudo lsns", "| app-1 | 12 | own ");
        assertThat(folder.resolve("matrix.pdf.adoc")).content().contains("image::matrix.pdf[", "|===", "|app-1 |12 |own ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "[];it has no list of figures",
        "{\"figures\":[{\"output\":\"a.png\"}]};figure 1: source is missing",
        "{\"source\":\"sample\",\"figures\":[{\"output\":\"a.gif\"}]};figure 1: a figure's file ends in",
        "{\"source\":\"sample\",\"figures\":[{\"output\":\"a.png\",\"colour\":1}]};figure 1: there is no colour",
        "{\"source\":\"sample\",\"figures\":[{\"output\":\"a.png\"},{\"output\":\"a.png\"}]};two figures go to",
        "{\"figures\":[;no JSON: line 1"})
    void saysWhereAFileIsWrong(String json, String complaint) throws IOException {
        assertThat(figures(json)).isEqualTo(ExitStatus.USAGE);
        assertThat(said.toString()).contains(complaint).hasLineCount(1);
    }
}
