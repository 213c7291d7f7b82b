package nsmirror.text;

/**
 * Hostile text made safe to show on a terminal, in a window and in a figure.
 *
 * <p>Control characters, escape sequences, line breaks, bidirectional overrides, other invisible format characters and
 * lone surrogates are shown as {@code \n}, {@code \x1b}, {@code \u202e} or {@code \U000e0001}; a backslash is doubled,
 * so that what is shown cannot be mistaken for another name. Bounded in length, and never cut within an escape.
 */
public final class Shown {
    private static final int USUAL_LENGTH = 200;

    private Shown() {}

    /** The text on one line, at most 200 characters. */
    public static String line(String text) {
        return line(text, USUAL_LENGTH);
    }

    /** The text on one line, at most that many characters; an ellipsis says that there is more. */
    public static String line(String text, int most) {
        StringBuilder shown = new StringBuilder();
        int whole = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            String next = escaped(point);
            if (shown.length() + next.length() > most) {
                shown.setLength(whole);
                return shown.append('…').toString();
            }
            shown.append(next);
            whole = shown.length() < most ? shown.length() : whole;
            at += Character.charCount(point);
        }
        return shown.toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> hidden(point) ? coded(point) : Character.toString(point);
        };
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String coded(int point) {
        if (point > 0xffff) {
            return "\\U%08x".formatted(point);
        }
        return point < 0x100 ? "\\x%02x".formatted(point) : "\\u%04x".formatted(point);
    }

    /** A user id as people write it: 32 bits unsigned; -1 is what a snapshot has where it could not be read. */
    public static String uid(int uid) {
        return uid == -1 ? "not read" : Integer.toUnsignedString(uid);
    }
}
