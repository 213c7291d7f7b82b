package nsmirror.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import nsmirror.figure.BundledFont;
import nsmirror.figure.PngFigure;
import nsmirror.figure.Theme;
import nsmirror.model.Kind;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a map looks like in each theme: read from the shapes as they lie over each other, and from the pixels. */
class MapColourTest {
    private static final BundledFont FONT = BundledFont.load();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeReadOnWhatItIsWrittenOn(Theme theme) {
        double least = theme == Theme.PROJECTOR ? 7 : 4.5;
        for (Snapshot node : List.of(SampleSnapshots.lab(), SampleSnapshots.labWithoutRoot(),
                SampleSnapshots.of(300))) {
            for (Grouping grouping : List.of(new Grouping.ByContainer(), new Grouping.ByKind(Kind.PID))) {
                Geometry map = new Geometry(MapLayout.of(node, grouping, 1920, 1080, FONT), FONT);
                assertThat(map.texts()).allSatisfy(text ->
                        assertThat(contrast(theme, text.role(), map.ground(text))).isGreaterThanOrEqualTo(least));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyMarkCanBeSeenOnWhatItLiesOn(Theme theme) {
        double least = theme == Theme.PROJECTOR ? 4.5 : 3;
        Geometry map = new Geometry(
                MapLayout.of(SampleSnapshots.of(1000), new Grouping.ByContainer(), 1920, 1080, FONT), FONT);
        assertThat(map.boxes().stream().filter(box -> box.fill() == Role.MARK)).isNotEmpty().allSatisfy(mark ->
                assertThat(contrast(theme, mark.fill(), map.ground(mark))).isGreaterThanOrEqualTo(least));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void ownSharedAndHostsSlotsDifferInGrey(Theme theme) throws IOException {
        double own = ink(Slot.OWN, theme);
        double shared = ink(Slot.SHARED, theme);
        double host = ink(Slot.HOST, theme);
        assertThat(own).isGreaterThan(1.5 * shared);
        assertThat(shared).isGreaterThan(1.5 * host);
    }

    /** How far a slot's pixels are from what it lies on, in grey, on average. */
    private static double ink(Slot slot, Theme theme) throws IOException {
        Pen pen = new Pen(FONT);
        pen.fill(0, 0, 40, 40, 0, Role.PROCESS_FILL, Optional.empty());
        SlotRow.draw(pen, 4, 4, 13, slot, "n", Optional.empty());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        new PngFigure(FONT).write(new Diagram(40, 40, pen.shapes()), theme, 1, png);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        double ground = grey(image.getRGB(0, 0));
        double sum = 0;
        for (int x = 4; x < 24; x++) {
            for (int y = 4; y < 24; y++) {
                sum += Math.abs(grey(image.getRGB(x, y)) - ground);
            }
        }
        return sum / 400;
    }

    private static double grey(int rgb) {
        return 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
    }

    private static double contrast(Theme theme, Role one, Role two) {
        return theme.colour(one).orElseThrow().contrast(theme.colour(two).orElseThrow());
    }
}
