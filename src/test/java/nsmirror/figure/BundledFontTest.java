package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import nsmirror.diagram.Face;
import nsmirror.model.HostileText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundledFontTest {
    private final BundledFont font = BundledFont.load();

    @ParameterizedTest
    @EnumSource(Face.class)
    void measuresCharactersAsJavasOwnFontReaderDoes(Face face) throws Exception {
        // Java2D reads the same file through FreeType, another reader altogether.
        Font other = Font.createFont(Font.TRUETYPE_FONT, BundledFont.open(face)).deriveFont(100f);
        FontRenderContext unhinted = new FontRenderContext(new AffineTransform(), true, true);
        for (String each : "M g1→…·×@éЖ".split("(?!^)")) {
            assertThat(font.width(each, face, 100))
                    .as(each)
                    .isCloseTo(other.getStringBounds(each, unhinted).getWidth(), within(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void drawsCharactersWhereJavasOwnFontReaderDoes(Face face) throws Exception {
        Font other = Font.createFont(Font.TRUETYPE_FONT, BundledFont.open(face)).deriveFont(100f);
        FontRenderContext unhinted = new FontRenderContext(new AffineTransform(), true, true);
        for (String each : "Mg1→é".split("(?!^)")) {
            Rectangle2D theirs = other.createGlyphVector(unhinted, each).getOutline(10, 200).getBounds2D();
            Rectangle2D ours = font.outline(each, face, 100, 10, 200).getBounds2D();
            assertThat(ours.getX()).as(each).isCloseTo(theirs.getX(), within(0.5));
            assertThat(ours.getY()).as(each).isCloseTo(theirs.getY(), within(0.5));
            assertThat(ours.getMaxX()).as(each).isCloseTo(theirs.getMaxX(), within(0.5));
            assertThat(ours.getMaxY()).as(each).isCloseTo(theirs.getMaxY(), within(0.5));
        }
    }

    @Test
    void widthGrowsWithTheSizeAndIsTheSumOfTheParts() {
        assertThat(font.width("", Face.TEXT, 20)).isZero();
        assertThat(font.width("httpd", Face.TEXT, 40)).isCloseTo(2 * font.width("httpd", Face.TEXT, 20), within(1e-9));
        assertThat(font.width("ab", Face.BOLD, 20))
                .isCloseTo(font.width("a", Face.BOLD, 20) + font.width("b", Face.BOLD, 20), within(1e-9));
        assertThat(font.width("iiii", Face.MONO, 20)).isCloseTo(font.width("WWWW", Face.MONO, 20), within(1e-9));
    }

    @Test
    void aCharacterNoFaceHasIsDrawnAsABox() {
        assertThat(font.outline("\udbff\udffd", Face.TEXT, 100, 0, 0).getBounds2D().getWidth()).isGreaterThan(10);
        assertThat(font.width("日本", Face.TEXT, 10)).isPositive();
    }

    @Test
    void anyTextHasAWidthAndAnOutline() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String text = HostileText.of(random);
            Face face = Face.values()[random.nextInt(3)];
            assertThat(font.width(text, face, 12)).isFinite().isNotNegative();
            assertThat(font.outline(text, face, 12, 0, 0)).isNotNull();
        }
    }
}
