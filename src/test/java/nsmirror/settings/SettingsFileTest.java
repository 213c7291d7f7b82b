package nsmirror.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final Instant NOON = Instant.parse("2025-11-09T12:00:00Z");

    @TempDir
    private Path folder;

    private Path path;
    private SettingsFile file;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        path = folder.resolve("new/nsmirror/settings.json");
        file = new SettingsFile(path);
    }

    @Test
    void aFirstRunHasTheDefaultsAndNothingToSay() {
        assertThat(file.read()).isEqualTo(new SettingsFile.Read(Settings.defaults(), Optional.empty()));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Settings settings = Settings.defaults()
                .opened(new RecentNode("ssh://student@node:2222", Optional.of("/keys/id"), NOON))
                .at(new WindowPlace(10, 20, 1200, 800, true))
                .withTextSize(18);

        file.write(settings);

        assertThat(file.read().settings()).isEqualTo(settings);
        assertThat(new ObjectMapper().readTree(path.toFile()).at("/recent/0/target").asText())
                .isEqualTo("ssh://student@node:2222");
    }

    @Test
    void writingLeavesNothingButTheFile() throws IOException {
        file.write(Settings.defaults());
        file.write(Settings.defaults().withTextSize(20));

        try (var left = Files.list(path.getParent())) {
            assertThat(left).containsExactly(path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"recent\":[", "[]", "null", "\u0000\u0001", "{} trailing {"})
    void aDamagedFileGivesTheDefaultsAndSaysSo(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);

        SettingsFile.Read read = file.read();

        assertThat(read.settings()).isEqualTo(Settings.defaults());
        assertThat(read.warning()).hasValueSatisfying(text -> assertThat(text).contains(path.toString()));
    }

    @Test
    void valuesThatMakeNoSenseAreLeftOut() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, """
                {"recent":[{"target":7},{"target":""},4,{"target":"node","opened":"never"}],
                 "window":{"width":-5},"textSize":9000,"later":true}""");

        Settings settings = file.read().settings();

        assertThat(settings.recent()).extracting(RecentNode::target).containsExactly("node");
        assertThat(settings.window()).isEmpty();
        assertThat(settings.textSize()).isEqualTo(Settings.LARGEST_TEXT);
    }

    @Test
    void theLastNodeOpenedComesFirstAndEachOnce() {
        Settings settings = Settings.defaults();
        for (String target : new String[] {"one", "two", "one"}) {
            settings = settings.opened(new RecentNode(target, Optional.empty(), NOON));
        }

        assertThat(settings.recent()).extracting(RecentNode::target).containsExactly("one", "two");
        assertThat(settings.forgetting("one").recent()).extracting(RecentNode::target).containsExactly("two");
    }

    @Test
    void onlyTheLastFewNodesAreRemembered() {
        Settings settings = IntStream.range(0, 50)
                .mapToObj(i -> new RecentNode("node" + i, Optional.empty(), NOON))
                .reduce(Settings.defaults(), Settings::opened, (a, b) -> b);

        assertThat(settings.recent()).hasSize(8).first().extracting(RecentNode::target).isEqualTo("node49");
    }
}
