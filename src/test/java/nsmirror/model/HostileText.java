package nsmirror.model;

import java.util.Random;

/** Text as a hostile node would say it. */
public final class HostileText {
    private static final String[] PIECES = {
        "\n", "\r\n", "\t", "\0", "\u001b[2J", "\u001b]0;title\u0007", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800",
        "\udc00", "'", "\"", "$(reboot)", "`id`", "<b>", "&amp;", "]]>", "\\", "/", "..", "日本語", "العربية", "🐳",
        "e\u0301", "\uffff", " ", "\u00a0", "\u2028", "W", "iiii", "x".repeat(4096), "{\"pid\":1}", "%s%n", ""};

    private HostileText() {}

    /** A few pieces in a row. */
    public static String of(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
