package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.model.SampleSnapshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same snapshot and options give the same bytes, whatever the machine is set to. */
class SameBytesTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void back() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "pdf"})
    void inEveryLocaleAndTimeZone(String format) throws IOException {
        byte[] first = drawn(format, "tr-TR", "Pacific/Chatham");

        assertThat(drawn(format, "de-DE", "UTC")).isEqualTo(first);
        assertThat(drawn(format, "fa-IR-u-nu-arabext", "Asia/Tehran")).isEqualTo(first);
    }

    private byte[] drawn(String format, String language, String place) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        BundledFont font = BundledFont.load();
        Diagram map = MapLayout.of(SampleSnapshots.lab(), new Grouping.ByContainer(), 640, 400, font);
        Path file = folder.resolve("map." + format);
        new FigureFile(font).write(file, map, Theme.LIGHT, 1);
        return Files.readAllBytes(file);
    }
}
