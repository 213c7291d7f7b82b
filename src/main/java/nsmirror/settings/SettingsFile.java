package nsmirror.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The settings in their file. Written beside it and then moved, so that a crash leaves the old ones. */
public final class SettingsFile {
    private static final long MOST_BYTES = 1 << 20;

    private final Path path;
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Settings in that file, which need not exist. */
    public SettingsFile(Path path) {
        this.path = path;
    }

    /** Where they are kept. */
    public Path path() {
        return path;
    }

    /** What was read, and what a person should know if it could not be. */
    public record Read(Settings settings, Optional<String> warning) {}

    /** The settings; the defaults where there is no file, and with a warning where it makes no sense. */
    public Read read() {
        try {
            if (Files.size(path) > MOST_BYTES) {
                return damaged("it is larger than any settings nsmirror writes");
            }
            JsonNode tree = json.readTree(Files.readString(path));
            return tree == null || !tree.isObject()
                    ? damaged("it is no JSON object")
                    : new Read(SettingsJson.settings(tree), Optional.empty());
        } catch (NoSuchFileException none) {
            return new Read(Settings.defaults(), Optional.empty());
        } catch (JacksonException notJson) {
            return damaged("it is not JSON");
        } catch (IOException unreadable) {
            return damaged(unreadable.getClass().getSimpleName());
        }
    }

    private Read damaged(String why) {
        return new Read(Settings.defaults(),
                Optional.of("The settings in " + path + " could not be read (" + why + "); nsmirror uses its defaults."));
    }

    /**
     * Writes the settings.
     *
     * @throws IOException if the file or its folder cannot be written; the old file is then as it was
     */
    public void write(Settings settings) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "settings", ".tmp");
        try {
            Files.write(beside, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(SettingsJson.tree(settings)));
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
