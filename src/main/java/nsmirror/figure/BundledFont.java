package nsmirror.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nsmirror.diagram.Face;
import nsmirror.diagram.Shape;
import nsmirror.diagram.TextMeasure;

/**
 * The fonts that ship with the program: Inter for text, JetBrains Mono for commands and numbers. Measures text and
 * gives its outline without a toolkit, the same on every machine.
 *
 * <p>A character the face lacks is taken from another face, and where none has it, drawn as that face's box. No kerning
 * and no ligatures: a label's width is the sum of its characters'. Safe for use by several threads.
 */
public final class BundledFont implements TextMeasure {
    /** Families as a style sheet names them. */
    public static final String TEXT_FAMILY = "Inter";
    public static final String MONO_FAMILY = "JetBrains Mono";

    private static final Map<Face, String> FILES = new EnumMap<>(Map.of(
            Face.TEXT, "/assets/fonts/Inter-Regular.otf",
            Face.BOLD, "/assets/fonts/Inter-SemiBold.otf",
            Face.MONO, "/assets/fonts/JetBrainsMono-Regular.ttf"));

    /** Stands for a character no face has. */
    private static final int BOX = '□';

    private final Map<Face, FontCut> cuts;

    private BundledFont(Map<Face, FontCut> cuts) {
        this.cuts = cuts;
    }

    /** Reads the three font files, about a tenth of a second; keep the result. */
    public static BundledFont load() {
        Map<Face, FontCut> cuts = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            try (InputStream file = open(face)) {
                cuts.put(face, FontCut.read(file.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException("the program is incomplete: " + FILES.get(face), e);
            }
        }
        return new BundledFont(cuts);
    }

    /** The font file of a face, for toolkits that load it themselves. */
    public static InputStream open(Face face) throws IOException {
        InputStream file = BundledFont.class.getResourceAsStream(FILES.get(face));
        if (file == null) {
            throw new IOException("the program is incomplete: " + FILES.get(face));
        }
        return file;
    }

    /**
     * A character as it is set.
     *
     * @param cut the font file it is taken from
     * @param number of its glyph in there
     * @param point what it stands for
     * @param x where it begins
     */
    record SetGlyph(FontCut cut, int number, int point, double x) {}

    @Override
    public double width(String text, Face face, double size) {
        double[] ems = {0};
        glyphs(text, face, (cut, number, point) -> ems[0] += cut.glyph(number).advance() / cut.unitsPerEm());
        return ems[0] * size;
    }

    /** The outline of a line of text that starts at (x, baseline), y growing downward. */
    public Path2D outline(String text, Face face, double size, double x, double baseline) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (SetGlyph glyph : set(text, face, size, x)) {
            double unit = size / glyph.cut().unitsPerEm();
            AffineTransform place = new AffineTransform(unit, 0, 0, -unit, glyph.x(), baseline);
            path.append(glyph.cut().glyph(glyph.number()).outline().getPathIterator(place), false);
        }
        return path;
    }

    /** Where each character of a line of text stands that starts at x. */
    List<SetGlyph> set(String text, Face face, double size, double x) {
        List<SetGlyph> set = new ArrayList<>();
        double[] at = {x};
        glyphs(text, face, (cut, number, point) -> {
            set.add(new SetGlyph(cut, number, point, at[0]));
            at[0] += cut.glyph(number).advance() * size / cut.unitsPerEm();
        });
        return set;
    }

    /** Where a text of a diagram begins, wherever its x is. */
    double left(Shape.Text text) {
        double width = text.anchor() == Shape.Anchor.START ? 0 : width(text.content(), text.face(), text.size());
        return switch (text.anchor()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
        };
    }

    private interface EachGlyph {
        void accept(FontCut cut, int number, int point);
    }

    private void glyphs(String text, Face face, EachGlyph each) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            FontCut cut = cutFor(point, face);
            each.accept(cut, cut.number(point).orElseGet(() -> cut.number(BOX).orElse(FontCut.MISSING)), point);
            i += Character.charCount(point);
        }
    }

    private FontCut cutFor(int point, Face face) {
        FontCut asked = cuts.get(face);
        if (asked.number(point).isPresent()) {
            return asked;
        }
        return List.of(Face.TEXT, Face.MONO).stream()
                .map(cuts::get)
                .filter(cut -> cut.number(point).isPresent())
                .findFirst()
                .orElse(asked);
    }
}
