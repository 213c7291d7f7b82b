package nsmirror.figure;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nsmirror.diagram.Shape;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * The letters a PDF needs, as Type 3 fonts: only those that occur, with the very outlines of the other formats, and with
 * what each stands for, so that text can be searched and copied. PDFBox embeds no font with PostScript outlines, which
 * Inter has. A font holds 255 letters; there are as many fonts as it takes.
 */
final class PdfLetters {
    /** Code 0 is left out: some readers take it for the end of a text. */
    private static final int FIRST = 1;
    private static final int LAST = 255;

    /** A letter: one of a font's glyphs, standing for a character. Different characters may look the same. */
    private record Letter(FontCut cut, int number, int point) {}

    /** One font of a cut. */
    private record Part(String name, FontCut cut, List<Letter> letters) {}

    private record Place(Part part, int code) {}

    private final Map<Letter, Place> places = new HashMap<>();
    private final Map<FontCut, Part> open = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** Writes a line of text; each run of letters of one font begins where its first letter stands. */
    void write(Shape.Text text, List<BundledFont.SetGlyph> glyphs, PdfContent content) {
        if (glyphs.isEmpty()) {
            return;
        }
        content.line("BT");
        for (int from = 0; from < glyphs.size(); ) {
            Part part = place(glyphs.get(from)).part();
            StringBuilder codes = new StringBuilder();
            int to = from;
            while (to < glyphs.size() && place(glyphs.get(to)).part() == part) {
                codes.append(HexFormat.of().toHexDigits((byte) place(glyphs.get(to)).code()));
                to++;
            }
            content.line("/" + part.name() + " " + content.number(text.size()) + " Tf 1 0 0 -1 "
                    + content.number(glyphs.get(from).x()) + " " + content.number(text.baseline()) + " Tm <" + codes
                    + "> Tj");
            from = to;
        }
        content.line("ET");
    }

    private Place place(BundledFont.SetGlyph glyph) {
        return places.computeIfAbsent(new Letter(glyph.cut(), glyph.number(), glyph.point()), letter -> {
            Part part = open.get(letter.cut());
            if (part == null || part.letters().size() > LAST - FIRST) {
                part = new Part("F" + parts.size(), letter.cut(), new ArrayList<>());
                parts.add(part);
                open.put(letter.cut(), part);
            }
            part.letters().add(letter);
            return new Place(part, FIRST + part.letters().size() - 1);
        });
    }

    /** Adds the fonts to what the page may name. */
    void embed(PDDocument document, PDResources resources) throws IOException {
        COSDictionary fonts = new COSDictionary();
        for (Part part : parts) {
            fonts.setItem(COSName.getPDFName(part.name()), font(part, document));
        }
        resources.getCOSObject().setItem(COSName.FONT, fonts);
    }

    private static COSDictionary font(Part part, PDDocument document) throws IOException {
        COSDictionary procedures = new COSDictionary();
        COSArray names = new COSArray();
        COSArray widths = new COSArray();
        names.add(COSInteger.get(FIRST));
        Rectangle2D bounds = new Rectangle2D.Double();
        for (Letter letter : part.letters()) {
            FontCut.Glyph glyph = letter.cut().glyph(letter.number());
            COSName name = COSName.getPDFName("g" + letter.number() + "u" + Integer.toHexString(letter.point()));
            procedures.setItem(name, procedure(glyph, document));
            names.add(name);
            widths.add(new COSFloat((float) glyph.advance()));
            bounds.add(glyph.outline().getBounds2D());
        }
        float unit = (float) (1 / part.cut().unitsPerEm());
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.NAME, COSName.getPDFName(part.name()));
        font.setItem(COSName.FONT_MATRIX, floats(unit, 0, 0, unit, 0, 0));
        font.setItem(COSName.FONT_BBOX, floats((float) bounds.getMinX(), (float) bounds.getMinY(),
                (float) bounds.getMaxX(), (float) bounds.getMaxY()));
        font.setItem(COSName.FIRST_CHAR, COSInteger.get(FIRST));
        font.setItem(COSName.LAST_CHAR, COSInteger.get(FIRST + part.letters().size() - 1L));
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.CHAR_PROCS, procedures);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.TO_UNICODE, meanings(part, document));
        return font;
    }

    /** The outline alone: what is set in it has the colour of the text around it. */
    private static COSStream procedure(FontCut.Glyph glyph, PDDocument document) throws IOException {
        PdfContent content = new PdfContent();
        Rectangle2D bounds = glyph.outline().getBounds2D();
        content.line(content.number(glyph.advance()) + " 0 " + content.number(bounds.getMinX()) + " "
                + content.number(bounds.getMinY()) + " " + content.number(bounds.getMaxX()) + " "
                + content.number(bounds.getMaxY()) + " d1");
        content.path(glyph.outline());
        content.line("f");
        return new PDStream(document, content.stream(), COSName.FLATE_DECODE).getCOSObject();
    }

    /** Which character each code stands for; see ISO 32000-1, 9.10.3. */
    private static COSStream meanings(Part part, PDDocument document) throws IOException {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CMapType 2 def
                1 begincodespacerange
                <00> <FF>
                endcodespacerange
                """);
        List<Letter> letters = part.letters();
        // At most a hundred in a block.
        for (int from = 0; from < letters.size(); from += 100) {
            List<Letter> block = letters.subList(from, Math.min(letters.size(), from + 100));
            map.append(block.size()).append(" beginbfchar\n");
            for (int i = 0; i < block.size(); i++) {
                byte[] utf16 = Character.toString(block.get(i).point()).getBytes(StandardCharsets.UTF_16BE);
                map.append('<').append(HexFormat.of().toHexDigits((byte) (FIRST + from + i))).append("> <")
                        .append(HexFormat.of().formatHex(utf16)).append(">\n");
            }
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return new PDStream(document, new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.US_ASCII)),
                COSName.FLATE_DECODE).getCOSObject();
    }

    private static COSArray floats(float... values) {
        COSArray array = new COSArray();
        for (float value : values) {
            array.add(new COSFloat(value));
        }
        return array;
    }
}
