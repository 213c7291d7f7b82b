package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Face;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;
import org.junit.jupiter.api.Test;

class PngFigureTest {
    private static final BundledFont FONT = BundledFont.load();
    private final PngFigure figure = new PngFigure(FONT);

    @Test
    void isAsLargeAsThePageTimesTheScale() throws IOException {
        BufferedImage once = read(bytes(page(), Theme.LIGHT, 1));
        BufferedImage more = read(bytes(page(), Theme.LIGHT, 2.5));
        assertThat(List.of(once.getWidth(), once.getHeight())).containsExactly(100, 60);
        assertThat(List.of(more.getWidth(), more.getHeight())).containsExactly(250, 150);
    }

    @Test
    void isOpaqueAndInTheThemesColours() throws IOException {
        Diagram square = page(box(10, 10, 40, 40, Role.OWN_FILL, Role.NONE, Outline.SOLID));
        BufferedImage dark = read(bytes(square, Theme.DARK, 1));
        assertThat(dark.getColorModel().hasAlpha()).isFalse();
        assertThat(dark.getRGB(90, 50) & 0xffffff).isEqualTo(Theme.DARK.colour(Role.PAGE).orElseThrow().rgb());
        assertThat(dark.getRGB(30, 30) & 0xffffff).isEqualTo(Theme.DARK.colour(Role.OWN_FILL).orElseThrow().rgb());
    }

    @Test
    void theSameDiagramGivesTheSameBytes() throws IOException {
        assertThat(bytes(page(text(50, "same", Anchor.MIDDLE)), Theme.PRINT, 2))
                .isEqualTo(bytes(page(text(50, "same", Anchor.MIDDLE)), Theme.PRINT, 2));
    }

    @Test
    void solidDashedAndDoubleOutlinesDifferWithoutColourAndStayInTheBox() throws IOException {
        double solid = ink(box(20, 10, 60, 40, Role.NONE, Role.OWN_FILL, Outline.SOLID));
        double dashed = ink(box(20, 10, 60, 40, Role.NONE, Role.OWN_FILL, Outline.DASHED));
        double doubled = ink(box(20, 10, 60, 40, Role.NONE, Role.OWN_FILL, Outline.DOUBLE));
        assertThat(dashed).isLessThan(0.75 * solid);
        assertThat(doubled).isGreaterThan(1.7 * solid);
    }

    @Test
    void textStandsWhereItsAnchorSays() throws IOException {
        double width = FONT.width("httpd", Face.TEXT, 20);
        assertThat(inkedColumns(text(50, "httpd", Anchor.START))).allMatch(x -> x >= 50 && x <= 50 + width);
        assertThat(inkedColumns(text(50, "httpd", Anchor.END))).allMatch(x -> x >= 49 - width && x <= 50);
        assertThat(inkedColumns(text(50, "httpd", Anchor.MIDDLE)))
                .allMatch(x -> x >= 49 - width / 2 && x <= 50 + width / 2);
    }

    @Test
    void refusesAPictureWithoutPixelsOrWithTooMany() {
        assertThatThrownBy(() -> figure.write(page(), Theme.LIGHT, 0, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> figure.write(page(), Theme.LIGHT, 1e6, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000000 × 60000000");
    }

    private double ink(Shape.Box box) throws IOException {
        BufferedImage image = read(bytes(page(box), Theme.PRINT, 1));
        double ink = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                double dark = 1 - (image.getRGB(x, y) & 0xff) / 255.0;
                ink += dark;
                assertThat(dark == 0 || box.contains(x, y)).as("ink at %d, %d", x, y).isTrue();
            }
        }
        return ink;
    }

    private List<Integer> inkedColumns(Shape.Text text) throws IOException {
        BufferedImage image = read(bytes(page(text), Theme.PRINT, 1));
        List<Integer> columns = IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, image.getHeight())
                        .anyMatch(y -> (image.getRGB(x, y) & 0xff) < 128))
                .boxed()
                .toList();
        assertThat(columns).isNotEmpty();
        return columns;
    }

    private byte[] bytes(Diagram diagram, Theme theme, double scale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figure.write(diagram, theme, scale, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Diagram page(Shape... shapes) {
        return new Diagram(100, 60, List.of(shapes));
    }

    private static Shape.Box box(double x, double y, double width, double height, Role fill, Role line,
            Outline outline) {
        return new Shape.Box(x, y, width, height, 4, fill, line, 2, outline, Optional.empty());
    }

    private static Shape.Text text(double x, String content, Anchor anchor) {
        return new Shape.Text(x, 40, content, Face.TEXT, 20, Role.TITLE, anchor, Optional.empty());
    }
}
