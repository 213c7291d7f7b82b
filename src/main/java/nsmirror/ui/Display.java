package nsmirror.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nsmirror.text.Shown;

/** Whether there is a display, asked without loading the toolkit. */
public final class Display {
    private Display() {}

    /** Why no window can be opened on this computer, in a few words; empty if one can, as far as can be seen. */
    public static Optional<String> whyNone() {
        return whyNone(System.getProperty("os.name", ""), System.getenv(), System.getProperty("glass.platform", ""));
    }

    /** The same for that system, environment and JavaFX platform. */
    static Optional<String> whyNone(String system, Map<String, String> environment, String platform) {
        boolean own = system.toLowerCase(Locale.ROOT).matches("(windows|mac).*");
        boolean display = environment.entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .anyMatch(each -> each.getKey().equals("DISPLAY") || each.getKey().equals("WAYLAND_DISPLAY"));
        return own || display || platform.equalsIgnoreCase("Headless")
                ? Optional.empty()
                : Optional.of("there is no display (DISPLAY and WAYLAND_DISPLAY are not set)");
    }

    /**
     * Why the toolkit could not start, in a few words and with what to do. It says so only in the text of its exception:
     * {@code Unable to load glass GTK library.} or {@code Unable to open DISPLAY} (JavaFX 26 on Linux).
     */
    public static String whyRefused(UnsupportedOperationException refused) {
        return String.valueOf(refused.getMessage()).contains("GTK")
                ? "GTK 3 is not installed (Debian: apt install libgtk-3-0; Fedora: dnf install gtk3)"
                : "the display cannot be opened (DISPLAY=" + Shown.line(System.getenv().getOrDefault("DISPLAY", "")) + ")";
    }
}
