package nsmirror.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which colours a person wants. */
public enum ThemeChoice {
    /** As the system has it: dark where its own windows are. */
    SYSTEM, LIGHT, DARK;

    /** As in the settings file: {@code system}, {@code light}, {@code dark}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of that label. */
    public static Optional<ThemeChoice> of(String label) {
        return Stream.of(values()).filter(choice -> choice.label().equals(label)).findFirst();
    }
}
