package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Face;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.model.SampleSnapshots;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFigureTest {
    private static final BundledFont FONT = BundledFont.load();

    @Test
    void holdsEveryTextAsText() throws IOException {
        Diagram map = MapLayout.of(SampleSnapshots.lab(), new Grouping.ByContainer(), 1280, 720, FONT);
        String found = text(pdf(map, 1));

        map.shapes().stream().filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast)
                .forEach(each -> assertThat(found.replace(" ", "")).contains(each.content().replace(" ", "")));
    }

    /** PDFBox's renderer knows nothing of ours. */
    @Test
    void looksLikeThePng() throws IOException {
        Diagram map = MapLayout.of(SampleSnapshots.lab(), new Grouping.ByContainer(), 1280, 720, FONT);
        BufferedImage png = new PngFigure(FONT).draw(map, Theme.LIGHT, 1);
        try (PDDocument document = Loader.loadPDF(pdf(map, 1))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 96);
            assertThat(List.of(page.getWidth(), page.getHeight())).containsExactly(1280, 720);
            assertThat(difference(png, page)).isLessThan(0.01);
        }
    }

    @Test
    void aCharacterNoFontHasCanStillBeCopied() throws IOException {
        Shape.Text rare = new Shape.Text(10, 50, "漢 a", Face.TEXT, 20, Role.TEXT, Shape.Anchor.START,
                Optional.empty());
        assertThat(text(pdf(new Diagram(400, 100, List.of(rare)), 1))).contains("漢");
    }

    @Test
    void moreLettersThanAFontMayHold() throws IOException {
        StringBuilder many = new StringBuilder();
        for (int point = 0x4e00; point < 0x4e00 + 600; point++) {
            many.appendCodePoint(point);
        }
        Shape.Text rare = new Shape.Text(10, 50, many.toString(), Face.TEXT, 1, Role.TEXT, Shape.Anchor.START,
                Optional.empty());
        assertThat(text(pdf(new Diagram(1000, 100, List.of(rare)), 1)).strip()).isEqualTo(many.toString());
    }

    private static byte[] pdf(Diagram diagram, double scale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfFigure(FONT).write(diagram, Theme.LIGHT, scale, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The mean of how far apart the pixels' channels are, 0 to 1. */
    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int a = one.getRGB(x, y);
                int b = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
                }
            }
        }
        return sum / (255.0 * 3 * one.getWidth() * one.getHeight());
    }
}
