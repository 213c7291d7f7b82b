package nsmirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nsmirror.lab.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} leaves, copied elsewhere, called through a link, with nothing but a HOME around it. */
@EnabledOnOs(OS.LINUX)
class PackagedProgramIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path elsewhere;

    private static Path link;

    @BeforeAll
    static void copyAndLink() throws IOException {
        Outcome copied = Outcome.of(LIMIT, "",
                List.of("cp", "-r", Path.of("target/nsmirror").toAbsolutePath().toString(), elsewhere.toString()));
        assertThat(copied.exit()).as(copied.err()).isZero();
        link = Files.createSymbolicLink(elsewhere.resolve("a link"), elsewhere.resolve("nsmirror/bin/nsmirror"));
    }

    @Test
    void showsTheSample() {
        Outcome shown = run("inspect", "sample");

        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).contains("Containers");
    }

    @Test
    void printsUtf8InThePosixLocale() {
        assertThat(run("--help").out()).contains("HOST,…");
    }

    @Test
    void anArgumentArrivesAsItWasGiven() {
        Outcome refused = run("inspect", "./no such * $file @here.nsrec");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err().lines()).singleElement().asString().contains("./no such * $file @here.nsrec");
    }

    @Test
    void aDisplayThatCannotBeOpenedIsAsGoodAsNone() {
        Outcome shown = runIn(List.of("DISPLAY=:987654"), "sample");

        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.err().lines()).singleElement().asString().contains("no window", ":987654");
        assertThat(shown.out()).contains("Containers");
    }

    @Test
    void aReaderThatStopsReadingIsNoTrouble() {
        Outcome cut = Outcome.of(LIMIT, "", List.of("sh", "-c", "\"$0\" inspect --json sample | head -c 10", link.toString()));

        assertThat(cut.err()).isEmpty();
        assertThat(cut.out()).hasSize(10);
    }

    @Test
    void leavesNothingInTheHomeDirectory() throws IOException {
        Path home = Files.createDirectory(elsewhere.resolve("home"));

        assertThat(runIn(List.of("HOME=" + home, "DISPLAY=:987654"), "sample").exit()).isZero();

        assertThat(home).isEmptyDirectory();
    }

    private static Outcome run(String... arguments) {
        return runIn(List.of(), arguments);
    }

    private static Outcome runIn(List<String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "-i", "-C", "/"));
        command.addAll(environment);
        command.add(link.toString());
        command.addAll(List.of(arguments));
        return Outcome.of(LIMIT, "", command);
    }
}
