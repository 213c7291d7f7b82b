package nsmirror.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;

/** Collects shapes; text is shortened to the room it has, or left out. */
final class Pen {
    private static final String ELLIPSIS = "…";
    private static final int LEAST_LETTERS = 3;

    /** A namespace by its inode: {@code pid 4026532128 in 4026532124}. */
    private static final Pattern NUMBERED = Pattern.compile("([a-z]+ (\\d{9,}))( in \\d+)?");
    private static final Pattern INODE = Pattern.compile("\\d{9,}");

    private final List<Shape> shapes = new ArrayList<>();
    private final TextMeasure measure;

    Pen(TextMeasure measure) {
        this.measure = measure;
    }

    List<Shape> shapes() {
        return shapes;
    }

    double width(String text, Face face, double size) {
        return measure.width(text, face, size);
    }

    /** A box with an outline. */
    void box(double x, double y, double width, double height, double radius, Role fill, Role line, double lineWidth,
            Outline outline, Optional<Subject> subject) {
        shapes.add(new Shape.Box(x, y, width, height, radius, fill, line, lineWidth, outline, subject));
    }

    /** A box without one. */
    void fill(double x, double y, double width, double height, double radius, Role fill, Optional<Subject> subject) {
        box(x, y, width, height, radius, fill, Role.NONE, 0, Outline.SOLID, subject);
    }

    void line(double x1, double y1, double x2, double y2, Role role, double width) {
        shapes.add(new Shape.Line(x1, y1, x2, y2, role, width, Optional.empty()));
    }

    /** Text that is known to fit. */
    void text(double x, double baseline, String content, Font font, Anchor anchor, Optional<Subject> subject) {
        if (!content.isEmpty()) {
            shapes.add(new Shape.Text(x, baseline, content, font.face(), font.size(), font.role(), anchor, subject));
        }
    }

    /** Text in that much room from x on; gives the width it took, 0 if there was no room for a few letters. */
    double fitted(double x, double baseline, double room, String content, Font font, Optional<Subject> subject) {
        String shown = shortened(content, font, room);
        text(x, baseline, shown, font, Anchor.START, subject);
        return width(shown, font.face(), font.size());
    }

    /** The first wording that fits, or the last one shortened. */
    double fitted(double x, double baseline, double room, List<String> wordings, Font font,
            Optional<Subject> subject) {
        String chosen = firstFitting(wordings, font, room).orElse(wordings.getLast());
        return fitted(x, baseline, room, chosen, font, subject);
    }

    /** The first wording that fits, or none. */
    Optional<String> firstFitting(List<String> wordings, Font font, double room) {
        return wordings.stream().filter(each -> width(each, font.face(), font.size()) <= room).findFirst();
    }

    /** The text on as many lines as it takes, broken between words; the last of the most there may be is shortened. */
    List<String> wrapped(String content, Font font, double room, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : content.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            boolean last = lines.size() == most - 1;
            if (last || line.isEmpty() || width(longer, font.face(), font.size()) <= room) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines.stream().map(each -> shortened(each, font, room)).filter(each -> !each.isEmpty()).toList();
    }

    /** The text, its end replaced by an ellipsis if it is too long, empty if fewer than three letters would be left. */
    String shortened(String content, Font font, double room) {
        if (width(content, font.face(), font.size()) <= room) {
            return content;
        }
        int fits = 0;
        int tooLong = content.codePointCount(0, content.length());
        while (fits + 1 < tooLong) {
            int middle = (fits + tooLong) / 2;
            if (width(beginning(content, middle), font.face(), font.size()) <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        int whole = beforeInode(content, content.offsetByCodePoints(0, fits));
        return whole < LEAST_LETTERS ? "" : beginning(content, content.codePointCount(0, whole));
    }

    /** Where to cut instead of within an inode: a part of one would be another one's. */
    private static int beforeInode(String content, int cut) {
        return INODE.matcher(content).results().filter(each -> each.start() < cut && cut < each.end())
                .map(MatchResult::start).findFirst().orElse(cut);
    }

    /**
     * The same with its middle replaced: names of containers differ at their ends as often as at their beginnings. An
     * inode is shown whole or not at all.
     */
    String shortenedInside(String content, Font font, double room) {
        Matcher numbered = NUMBERED.matcher(content);
        if (numbered.matches()) {
            return firstFitting(List.of(content, numbered.group(1), numbered.group(2)), font, room).orElse("");
        }
        int length = content.codePointCount(0, content.length());
        if (length < 2 * LEAST_LETTERS + 2 || width(content, font.face(), font.size()) <= room) {
            return shortened(content, font, room);
        }
        int fits = 0;
        int tooLong = length;
        while (fits + 1 < tooLong) {
            int middle = (fits + tooLong) / 2;
            if (width(without(content, length, middle), font.face(), font.size()) <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits < LEAST_LETTERS ? "" : without(content, length, fits);
    }

    /** So many letters of it: three at the beginning for two at the end. */
    private static String without(String content, int length, int letters) {
        int end = letters * 2 / 5;
        return beginning(content, letters - end) + content.substring(content.offsetByCodePoints(0, length - end));
    }

    private static String beginning(String content, int letters) {
        return content.substring(0, content.offsetByCodePoints(0, letters)).stripTrailing() + ELLIPSIS;
    }

    /** How a text looks. */
    record Font(Face face, double size, Role role) {}

    /** The baseline that centres capitals of that size at a height. */
    static double baseline(double middle, double size) {
        return Math.round(middle + size * 0.36);
    }
}
