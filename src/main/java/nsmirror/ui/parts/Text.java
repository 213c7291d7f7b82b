package nsmirror.ui.parts;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What the window says, from {@code nsmirror/ui/Text.properties}. */
public final class Text {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("nsmirror.ui.Text", Locale.ROOT);

    private Text() {}

    /** The text of that key, its {@code %s} and {@code %d} filled in. */
    public static String of(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    /** A text with a number in it: {@code key.one} or {@code key.many}. */
    public static String count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".many"), number);
    }

    /** Whether there is a text of that key. */
    public static boolean has(String key) {
        try {
            BUNDLE.getString(key);
            return true;
        } catch (MissingResourceException none) {
            return false;
        }
    }
}
