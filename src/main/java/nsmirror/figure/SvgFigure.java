package nsmirror.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Face;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Outline;

/**
 * A diagram as SVG 1.1: the same shapes as the PNG. The same diagram gives the same bytes in every locale.
 *
 * <p>Letters are outlines, each kept once, so that every program draws the same: many know no embedded font. Over them
 * lies the same text as text, which shows nothing but can be searched, marked, copied and read aloud; each says how long
 * it is, so that it lies there whatever font the reader has.
 */
public final class SvgFigure {
    private final BundledFont font;

    /** Measures text with that font. */
    public SvgFigure(BundledFont font) {
        this.font = font;
    }

    /** Writes the diagram, each of its pixels {@code scale} pixels wide. The stream stays open. */
    public void write(Diagram diagram, Theme theme, double scale, OutputStream out) throws IOException {
        Writer svg = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        svg.write("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + number(diagram.width() * scale)
                + "\" height=\"" + number(diagram.height() * scale) + "\" viewBox=\"0 0 " + number(diagram.width())
                + " " + number(diagram.height()) + "\">\n");
        svg.write("<rect width=\"100%\" height=\"100%\"" + fill(new Ink(theme, 1), Role.PAGE) + "/>\n");
        Outlines outlines = new Outlines();
        StringBuilder drawn = new StringBuilder();
        for (Ink.Inked each : Ink.of(diagram, theme)) {
            drawn.append(switch (each.shape()) {
                case Shape.Box box -> box(box, each.ink());
                case Shape.Text text -> text(text, each.ink(), outlines);
                case Shape.Line line -> line(line, each.ink());
            });
        }
        svg.write(outlines.definitions());
        svg.append(drawn);
        svg.write("</svg>\n");
        svg.flush();
    }

    private static String box(Shape.Box box, Ink ink) {
        boolean filled = ink.colour(box.fill()).isPresent();
        boolean outlined = ink.colour(box.line()).isPresent();
        StringBuilder rects = new StringBuilder();
        if (filled) {
            rects.append(rect(box, 0, fill(ink, box.fill())));
        }
        if (outlined) {
            String pen = " fill=\"none\"" + stroke(ink, box.line(), box.lineWidth()) + dashes(box);
            for (double inset : OutlineStroke.insets(box)) {
                rects.append(rect(box, inset, pen));
            }
        }
        return rects.toString();
    }

    private static String rect(Shape.Box box, double inset, String look) {
        double radius = Math.max(0, box.radius() - inset);
        return "<rect x=\"" + number(box.x() + inset) + "\" y=\"" + number(box.y() + inset)
                + "\" width=\"" + number(Math.max(0, box.width() - 2 * inset))
                + "\" height=\"" + number(Math.max(0, box.height() - 2 * inset))
                + (radius > 0 ? "\" rx=\"" + number(radius) : "") + "\"" + look + "/>\n";
    }

    private static String dashes(Shape.Box box) {
        if (box.outline() != Outline.DASHED) {
            return "";
        }
        float[] dashes = OutlineStroke.dashes(box);
        return " stroke-dasharray=\"" + number(dashes[0]) + " " + number(dashes[1]) + "\"";
    }

    private String text(Shape.Text text, Ink ink, Outlines outlines) {
        double left = font.left(text);
        String family = text.face() == Face.MONO
                ? BundledFont.MONO_FAMILY + ", monospace" : BundledFont.TEXT_FAMILY + ", sans-serif";
        StringBuilder letters = new StringBuilder("<g" + fill(ink, text.role()) + ">");
        for (BundledFont.SetGlyph glyph : font.set(text.content(), text.face(), text.size(), left)) {
            outlines.name(glyph).ifPresent(name -> letters.append("<use xlink:href=\"#").append(name)
                    .append("\" transform=\"translate(").append(number(glyph.x())).append(' ')
                    .append(number(text.baseline())).append(") scale(").append(scale(text, glyph)).append(")\"/>"));
        }
        return letters + "</g>\n<text x=\"" + number(left) + "\" y=\"" + number(text.baseline()) + "\" font-family=\""
                + family + "\" font-size=\"" + number(text.size()) + "\""
                + (text.face() == Face.BOLD ? " font-weight=\"600\"" : "") + " fill-opacity=\"0\" textLength=\""
                + number(font.width(text.content(), text.face(), text.size()))
                + "\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">" + escaped(text.content()) + "</text>\n";
    }

    /** Font units to pixels: a small number, with more digits than a coordinate. */
    private static String scale(Shape.Text text, BundledFont.SetGlyph glyph) {
        return BigDecimal.valueOf(text.size() / glyph.cut().unitsPerEm()).setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString();
    }

    /** The letters a figure needs, in the order they come first. */
    private static final class Outlines {
        private final Map<Glyph, Optional<String>> names = new LinkedHashMap<>();
        private final StringBuilder defs = new StringBuilder();

        private record Glyph(FontCut cut, int number) {}

        /** The name of its outline; none if there is nothing to see of it. */
        Optional<String> name(BundledFont.SetGlyph glyph) {
            return names.computeIfAbsent(new Glyph(glyph.cut(), glyph.number()), each -> {
                String data = SvgPath.of(each.cut().glyph(each.number()).outline());
                String name = "g" + names.size();
                if (!data.isEmpty()) {
                    defs.append("<path id=\"").append(name).append("\" d=\"").append(data).append("\"/>\n");
                }
                return data.isEmpty() ? Optional.empty() : Optional.of(name);
            });
        }

        String definitions() {
            return "<defs>\n" + defs + "</defs>\n";
        }
    }

    private static String line(Shape.Line line, Ink ink) {
        return "<line x1=\"" + number(line.x1()) + "\" y1=\"" + number(line.y1()) + "\" x2=\"" + number(line.x2())
                + "\" y2=\"" + number(line.y2()) + "\"" + stroke(ink, line.role(), line.width()) + "/>\n";
    }

    private static String fill(Ink ink, Role role) {
        return " fill=\"" + css(ink, role) + "\"";
    }

    private static String stroke(Ink ink, Role role, double width) {
        return " stroke=\"" + css(ink, role) + "\" stroke-width=\"" + number(width) + "\"";
    }

    private static String css(Ink ink, Role role) {
        return ink.colour(role).map(Colour::css).orElse("none");
    }

    /** At most two decimals, a point in every locale, no exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** As XML 1.0 may hold it: markup as entities, what it forbids as U+FFFD. */
    private static String escaped(String content) {
        StringBuilder xml = new StringBuilder();
        content.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.appendCodePoint(allowed(point) ? point : 0xFFFD);
            }
        });
        return xml.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t' || point >= 0x20 && point < 0xD800 || point >= 0xE000 && point < 0xFFFE
                || point >= 0x10000;
    }
}
