package nsmirror.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what moves on screen may move. */
public enum MotionChoice {
    /** As the system has it: not where it asks for reduced motion. */
    SYSTEM, FULL, REDUCED;

    /** As in the settings file: {@code system}, {@code full}, {@code reduced}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of that label. */
    public static Optional<MotionChoice> of(String label) {
        return Stream.of(values()).filter(choice -> choice.label().equals(label)).findFirst();
    }
}
