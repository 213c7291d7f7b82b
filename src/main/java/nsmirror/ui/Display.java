package nsmirror.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
}
