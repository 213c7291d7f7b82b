package nsmirror.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Backslash escapes as in C: {@code ls -b} writes names with them, the kernel writes paths in mountinfo with octals. */
final class CEscapes {
    private static final String LETTERS = "abfnrtv";
    private static final byte[] BYTES = {7, 8, 12, 10, 13, 9, 11};

    private CEscapes() {}

    /** The text behind the escapes, bytes that are no UTF-8 as U+FFFD. A backslash that begins no escape stays. */
    static String undone(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            at = next(text, at, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int next(String text, int at, ByteArrayOutputStream bytes) {
        char sign = text.charAt(at);
        if (sign != '\\' || at + 1 == text.length()) {
            int point = text.codePointAt(at);
            bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            return at + Character.charCount(point);
        }
        char escaped = text.charAt(at + 1);
        if (octal(text, at + 1)) {
            bytes.write(Integer.parseInt(text.substring(at + 1, at + 4), 8));
            return at + 4;
        }
        if (LETTERS.indexOf(escaped) >= 0) {
            bytes.write(BYTES[LETTERS.indexOf(escaped)]);
            return at + 2;
        }
        if (escaped == ' ' || escaped == '\\') {
            bytes.write(escaped);
            return at + 2;
        }
        bytes.write('\\');
        return at + 1;
    }

    private static boolean octal(String text, int at) {
        return at + 3 <= text.length()
                && text.charAt(at) >= '0' && text.charAt(at) <= '3'
                && text.charAt(at + 1) >= '0' && text.charAt(at + 1) <= '7'
                && text.charAt(at + 2) >= '0' && text.charAt(at + 2) <= '7';
    }
}
