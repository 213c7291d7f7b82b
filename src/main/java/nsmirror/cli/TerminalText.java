package nsmirror.cli;

import java.util.ArrayList;
import java.util.List;

/** How much room text takes on a terminal: most signs one column, East Asian ones two, combining marks none. */
final class TerminalText {
    private static final int LEAST = 2;

    /** First and last of the ranges that take two columns, from Unicode's EastAsianWidth. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97c}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
        {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};

    private TerminalText() {}

    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text in exactly that many columns: filled with blanks, or cut with an ellipsis. */
    static String fit(String text, int columns) {
        int width = width(text);
        if (width <= columns) {
            return text + " ".repeat(columns - width);
        }
        if (columns <= 0) {
            return "";
        }
        String kept = text.substring(0, end(text, columns - 1)) + "…";
        return kept + " ".repeat(columns - width(kept));
    }

    /** The text in lines of at most that many columns, broken at blanks where there are any. */
    static List<String> wrapped(String text, int columns) {
        int most = Math.max(LEAST, columns);
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > most) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? word : line + " " + word;
            while (width(line) > most) {
                int end = end(line, most);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Where the text must end to fit. */
    private static int end(String text, int columns) {
        int end = 0;
        int used = 0;
        while (end < text.length() && used + width(text.codePointAt(end)) <= columns) {
            used += width(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
