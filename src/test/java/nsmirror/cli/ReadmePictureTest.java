package nsmirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import nsmirror.node.Nodes;
import nsmirror.node.Prompts;
import nsmirror.reading.Capture;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
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

        int status = commandLine().run(Arrays.copyOfRange(words, 1, words.length));

        assertThat(status).isZero();
        Path shown = Path.of(command.replaceFirst(".*-o (\\S+).*", "$1"));
        assertThat(Files.readString(README)).contains("](" + shown + ")");
        assertThat(pixels(shown)).isEqualTo(pixels(drawn));
    }

    private static int[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static CommandLineInterface commandLine() {
        SnapshotReader snapshots = new SnapshotReader();
        MirrorReader mirrors = new MirrorReader();
        StandardOutput nowhere = new StandardOutput(new ByteArrayOutputStream());
        WindowOpener none = (target, options) -> {
            throw new AssertionError("a figure opens no window");
        };
        return new CommandLineInterface(new Services(
                new Nodes(ReadmePictureTest.class.getResource("/assets/sample.nsrec")), snapshots, mirrors,
                new Capture(snapshots, mirrors), Prompts.refusing(), none, nowhere, nowhere));
    }
}
