package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void linuxNeedsADisplay() {
        assertThat(Display.whyNone("Linux", Map.of(), "")).hasValueSatisfying(why -> assertThat(why).contains("DISPLAY"));
        assertThat(Display.whyNone("Linux", Map.of("DISPLAY", " "), "")).isPresent();
        assertThat(Display.whyNone("Linux", Map.of("DISPLAY", ":0"), "")).isEmpty();
        assertThat(Display.whyNone("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), "")).isEmpty();
    }

    @Test
    void theHeadlessPlatformNeedsNone() {
        assertThat(Display.whyNone("Linux", Map.of(), "Headless")).isEmpty();
    }

    @Test
    void otherSystemsHaveTheirOwn() {
        assertThat(Display.whyNone("Mac OS X", Map.of(), "")).isEmpty();
        assertThat(Display.whyNone("Windows 11", Map.of(), "")).isEmpty();
    }
}
