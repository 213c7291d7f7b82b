package nsmirror.probe;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reader takes any bytes at all, and as many: see also {@link ReadersFuzz}. */
class HostileOutputTest {
    /** A reader that looks back for each line would take minutes here. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "/", " ", ":", "(", ")", "0", "l", "\0", "{", "1/stat:\n", "1/cmdline:\0", "1/ns:\n",
        "1 ", "\\", "PRETTY_NAME=", ",", " - nsfs ", "BusyBox v", "/root ", "->"})
    void muchOfTheSameIsReadAtOnce(String piece) {
        byte[] said = piece.repeat((256 << 10) / piece.length()).getBytes(StandardCharsets.UTF_8);
        Readers.all().forEach(reader -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.read(said),
                reader.toString()));
    }
}
