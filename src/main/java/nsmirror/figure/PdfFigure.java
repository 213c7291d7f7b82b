package nsmirror.figure;

import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Outline;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * A diagram as a PDF of one page: the same shapes as the PNG, text as text in embedded fonts, an opaque page. Without a
 * date, its identifier fixed, so that the same diagram gives the same bytes.
 *
 * <p>A pixel of the diagram is three quarters of a point, as in CSS.
 */
public final class PdfFigure {
    private static final double POINTS = 0.75;
    /** The longest side a PDF page may have without a unit of its own (ISO 32000-1, annex C). */
    private static final double LONGEST = 14_400;

    private final BundledFont font;

    /** Draws text with that font. */
    public PdfFigure(BundledFont font) {
        this.font = font;
    }

    /** Writes the diagram, each of its pixels {@code scale} pixels wide. The stream stays open. */
    public void write(Diagram diagram, Theme theme, double scale, OutputStream out) throws IOException {
        double unit = Math.min(POINTS * scale, LONGEST / Math.max(diagram.width(), diagram.height()));
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) (diagram.width() * unit), (float) (diagram.height() * unit)));
            document.addPage(page);
            PdfLetters letters = new PdfLetters();
            PdfContent content = new PdfContent();
            content.line(content.number(unit) + " 0 0 " + content.number(-unit) + " 0 "
                    + content.number(diagram.height() * unit) + " cm");
            content.fill(theme.colour(Role.PAGE).orElseThrow());
            content.line("0 0 " + content.number(diagram.width()) + " " + content.number(diagram.height()) + " re f");
            Ink.of(diagram, theme).forEach(each -> draw(each.shape(), each.ink(), content, letters));
            page.setContents(new PDStream(document, content.stream(), COSName.FLATE_DECODE));
            PDResources resources = new PDResources();
            letters.embed(document, resources);
            page.setResources(resources);
            document.getDocumentInformation().setProducer("nsmirror");
            document.getDocumentCatalog().setLanguage("en");
            // The file's identifier is made of this instead of the time.
            document.setDocumentId(1L);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            document.save(whole, CompressParameters.NO_COMPRESSION);
            whole.writeTo(out);
        }
    }

    private void draw(Shape shape, Ink ink, PdfContent content, PdfLetters letters) {
        switch (shape) {
            case Shape.Box box -> draw(box, ink, content);
            case Shape.Text text -> ink.colour(text.role()).ifPresent(colour -> {
                content.fill(colour);
                letters.write(text, font.set(text.content(), text.face(), text.size(), font.left(text)), content);
            });
            case Shape.Line line -> ink.colour(line.role()).ifPresent(colour -> {
                content.pen(colour, line.width());
                content.line(content.number(line.x1()) + " " + content.number(line.y1()) + " m "
                        + content.number(line.x2()) + " " + content.number(line.y2()) + " l S");
            });
        }
    }

    private static void draw(Shape.Box box, Ink ink, PdfContent content) {
        ink.colour(box.fill()).ifPresent(colour -> {
            content.fill(colour);
            content.path(rounded(box, 0));
            content.line("f");
        });
        ink.colour(box.line()).ifPresent(colour -> {
            content.pen(colour, box.lineWidth());
            boolean dashed = box.outline() == Outline.DASHED;
            if (dashed) {
                float[] dashes = OutlineStroke.dashes(box);
                content.line("[" + content.number(dashes[0]) + " " + content.number(dashes[1]) + "] 0 d");
            }
            for (double inset : OutlineStroke.insets(box)) {
                content.path(rounded(box, inset));
                content.line("S");
            }
            if (dashed) {
                content.line("[] 0 d");
            }
        });
    }

    private static java.awt.Shape rounded(Shape.Box box, double inset) {
        double width = Math.max(0, box.width() - 2 * inset);
        double height = Math.max(0, box.height() - 2 * inset);
        double arc = Math.max(0, 2 * (box.radius() - inset));
        return arc > 0
                ? new RoundRectangle2D.Double(box.x() + inset, box.y() + inset, width, height, arc, arc)
                : new Rectangle2D.Double(box.x() + inset, box.y() + inset, width, height);
    }
}
