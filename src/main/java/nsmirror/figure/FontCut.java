package nsmirror.figure;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One cut of a font: its glyphs by number, read once and kept. Coordinates are in font units, y grows upward as in
 * the file.
 *
 * <p>Safe for use by several threads; the font file's reader is not, so it is read under this object's lock.
 */
final class FontCut {
    /** A glyph: how far it advances and its outline, in font units. */
    record Glyph(double advance, GeneralPath outline) {}

    /** The glyph every font has at number 0, drawn where it has none: a box. */
    static final int MISSING = 0;

    private final TrueTypeFont font;
    private final CmapLookup numbers;
    private final double unitsPerEm;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> numbersByPoint = new ConcurrentHashMap<>();

    private FontCut(TrueTypeFont font) throws IOException {
        this.font = font;
        this.numbers = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** The font in those bytes, with PostScript or TrueType outlines. */
    static FontCut read(byte[] file) throws IOException {
        boolean postScript = file.length > 4 && file[0] == 'O' && file[1] == 'T' && file[2] == 'T' && file[3] == 'O';
        TTFParser parser = postScript ? new OTFParser() : new TTFParser();
        return new FontCut(parser.parse(new RandomAccessReadBuffer(file)));
    }

    double unitsPerEm() {
        return unitsPerEm;
    }

    /** The number of the glyph for a code point, empty where the font has none. */
    OptionalInt number(int codePoint) {
        int number = numbersByPoint.computeIfAbsent(codePoint, this::lookedUp);
        return number == MISSING ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The glyph of that number; an unreadable one is the missing glyph, and if that is unreadable too, a blank. */
    Glyph glyph(int number) {
        Glyph known = glyphs.get(number);
        return known != null ? known : glyphs.computeIfAbsent(number, this::readGlyph);
    }

    private synchronized int lookedUp(int codePoint) {
        return numbers.getGlyphId(codePoint);
    }

    private synchronized Glyph readGlyph(int number) {
        try {
            return new Glyph(font.getAdvanceWidth(number), outline(number));
        } catch (IOException | RuntimeException unreadable) {
            return number == MISSING ? new Glyph(unitsPerEm / 2, new GeneralPath()) : readGlyph(MISSING);
        }
    }

    private GeneralPath outline(int number) throws IOException {
        if (font instanceof OpenTypeFont open && open.isPostScript()) {
            return open.getCFF().getFont().getType2CharString(number).getPath();
        }
        var data = font.getGlyph().getGlyph(number);
        return data == null ? new GeneralPath() : data.getPath();
    }
}
