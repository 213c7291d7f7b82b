package nsmirror.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each system keeps a person's settings. */
public final class SettingsPlace {
    private SettingsPlace() {}

    /** The settings file of the person who runs this program. */
    public static Path ofThisComputer() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    /**
     * The settings file on that system: {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS,
     * the XDG base directory elsewhere, where a path that is not absolute counts as unset (XDG Base Directory 0.8).
     */
    public static Path of(String system, Map<String, String> environment, Path home) {
        return folder(system.toLowerCase(Locale.ROOT), environment, home).resolve("settings.json");
    }

    private static Path folder(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            Path base = roaming.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming);
            return base.resolve("nsmirror");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("nsmirror");
        }
        Path configured = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        return (configured.isAbsolute() ? configured : home.resolve(".config")).resolve("nsmirror");
    }
}
