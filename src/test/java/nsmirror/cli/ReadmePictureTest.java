package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's picture is what the program draws today. */
class ReadmePictureTest {
    private static final Path README = Path.of("README.md");

    /** The README says the command below the picture; it is run as it stands there. */
    @Test
    void isWhatTheCommandBelowItDraws(@TempDir Path folder) throws IOException {
        String command = Files.readString(README).lines()
                .filter(line -> line.contains("nsmirror figure sample"))
                .map(line -> line.replaceFirst(".*`(nsmirror figure sample[^`]*)`.*", "$1"))
                .findFirst()
                .orElseThrow();
        Path drawn = folder.resolve("drawn.png");
        String[] words = command.replaceFirst("-o \\S+", "-o " + drawn).split(" ");

        int status = OnSample.commandLine(new ByteArrayOutputStream()).run(Arrays.copyOfRange(words, 1, words.length));

        assertThat(status).isZero();
        Path shown = Path.of(command.replaceFirst(".*-o (\\S+).*", "$1"));
        assertThat(Files.readString(README)).contains("](" + shown + ")");
        assertThat(pixels(shown)).isEqualTo(pixels(drawn));
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
