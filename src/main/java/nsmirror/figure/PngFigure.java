package nsmirror.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;

/**
 * A diagram as a PNG: opaque, anti-aliased, without time stamps, so that the same diagram gives the same bytes.
 *
 * <p>Drawn by Java2D's own rasteriser into memory. Text is filled outlines, so neither a font system nor a display is
 * asked; run the JVM with {@code java.awt.headless=true}, or a set but unreachable DISPLAY stops Java2D's start.
 */
public final class PngFigure {
    /** The most pixels a picture may have: 16,384 × 16,384. */
    public static final long MOST_PIXELS = 1L << 28;

    private final BundledFont font;

    /** Draws text with that font. */
    public PngFigure(BundledFont font) {
        this.font = font;
    }

    /**
     * Writes the diagram, each of its pixels {@code scale} pixels wide. The stream stays open.
     *
     * @throws IllegalArgumentException if the picture would have no pixel or more than {@link #MOST_PIXELS}
     */
    public void write(Diagram diagram, Theme theme, double scale, OutputStream out) throws IOException {
        BufferedImage image = draw(diagram, theme, scale);
        // ImageIO's own choice for a stream would be a temporary file.
        try (MemoryCacheImageOutputStream buffer = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", buffer);
        }
    }

    /** Whether two PNG files have the same pixels; one that cannot be read has not. */
    static boolean samePixels(Path one, Path other) throws IOException {
        BufferedImage here = ImageIO.read(one.toFile());
        BufferedImage there = ImageIO.read(other.toFile());
        return here != null && there != null && here.getWidth() == there.getWidth()
                && here.getHeight() == there.getHeight() && Arrays.equals(pixels(here), pixels(there));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The diagram as pixels. */
    BufferedImage draw(Diagram diagram, Theme theme, double scale) {
        double width = Math.ceil(diagram.width() * scale);
        double height = Math.ceil(diagram.height() * scale);
        if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS)) {
            throw new IllegalArgumentException(
                    "a picture of " + (long) width + " × " + (long) height + " pixels cannot be drawn");
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(colour(new Ink(theme, 1), Role.PAGE).orElseThrow());
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(scale, scale);
            Ink.of(diagram, theme).forEach(each -> draw(each.shape(), each.ink(), graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw(Shape shape, Ink ink, Graphics2D graphics) {
        switch (shape) {
            case Shape.Box box -> draw(box, ink, graphics);
            case Shape.Text text -> colour(ink, text.role()).ifPresent(colour -> draw(text, colour, graphics));
            case Shape.Line line -> colour(ink, line.role()).ifPresent(colour -> {
                graphics.setColor(colour);
                graphics.setStroke(new BasicStroke((float) line.width()));
                graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
            });
        }
    }

    private static void draw(Shape.Box box, Ink ink, Graphics2D graphics) {
        colour(ink, box.fill()).ifPresent(fill -> {
            graphics.setColor(fill);
            graphics.fill(rounded(box, 0));
        });
        colour(ink, box.line()).ifPresent(line -> {
            graphics.setColor(line);
            graphics.setStroke(OutlineStroke.of(box));
            for (double inset : OutlineStroke.insets(box)) {
                graphics.draw(rounded(box, inset));
            }
        });
    }

    private void draw(Shape.Text text, Color colour, Graphics2D graphics) {
        graphics.setColor(colour);
        graphics.fill(font.outline(text.content(), text.face(), text.size(), font.left(text), text.baseline()));
    }

    /** The box, its edge moved inward, so that a line along it stays within the box. */
    private static RoundRectangle2D rounded(Shape.Box box, double inset) {
        double arc = Math.max(0, 2 * (box.radius() - inset));
        return new RoundRectangle2D.Double(box.x() + inset, box.y() + inset,
                Math.max(0, box.width() - 2 * inset), Math.max(0, box.height() - 2 * inset), arc, arc);
    }

    private static Optional<Color> colour(Ink ink, Role role) {
        return ink.colour(role).map(colour -> new Color(colour.rgb()));
    }
}
