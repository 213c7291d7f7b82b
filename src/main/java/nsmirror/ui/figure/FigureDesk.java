package nsmirror.ui.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import nsmirror.diagram.Diagram;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.figure.PngFigure;
import nsmirror.redaction.Replacements;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Reading;
import nsmirror.ui.session.Remembered;
import nsmirror.ui.work.Background;

/** Where pictures of an open node are made. Used in the window's thread; drawing and writing go on in a lane of their own. */
public final class FigureDesk implements AutoCloseable {
    private static final int PREVIEW_WIDTH = 920;

    /** Asks for the file of a picture. */
    @FunctionalInterface
    public interface FileChoice {
        /** A file, {@code name} proposed, at first in that folder; empty if a person thought better of it. */
        Optional<Path> choose(Optional<Path> folder, String name);
    }

    /** What is in the window with stand-ins, and what stands for what. */
    record Disguised(Seen seen, Replacements list) {}

    private final OpenNode node;
    private final Background lane;
    private final FileChoice files;
    private final Remembered remembered;
    private final Font font = new Font();
    private final Disguise disguise;

    /** A desk for that node, with a lane that is closed with it. */
    public FigureDesk(OpenNode node, Reading reading, Background lane, FileChoice files, Remembered remembered) {
        this.node = node;
        this.lane = lane;
        this.files = files;
        this.remembered = remembered;
        disguise = new Disguise(reading, (text, face, size) -> font.get().width(text, face, size));
    }

    /** Read from its files only when the first picture is made; by whichever thread that is. */
    private static final class Font {
        private BundledFont loaded;

        synchronized BundledFont get() {
            if (loaded == null) {
                loaded = BundledFont.load();
            }
            return loaded;
        }
    }

    /** Puts what is seen on the clipboard, each of its pixels {@code scale} pixels wide. */
    public void copy(Seen seen, int scale, Runnable done, Consumer<Exception> failed) {
        copy(seen, Wish.asSeen(seen.view(), seen.theme(), scale), Background.Outcome.of(any -> done.run(), failed));
    }

    Background.Job copy(Seen seen, Wish wish, Background.Outcome<Image> outcome) {
        return lane.run(() -> image(seen, wish, wish.scale()), Background.Outcome.of(image -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
            outcome.done().accept(image);
        }, outcome.failed()));
    }

    /** Lays the dialog over the page in which a picture of that is made. */
    public void lay(Sheets sheets, Seen seen) {
        FigureSheet.lay(sheets, this, seen);
    }

    /** Draws it small. */
    Background.Job preview(Seen seen, Wish wish, Background.Outcome<Image> outcome) {
        return lane.run(() -> image(seen, wish, 0), outcome);
    }

    /** Asks the node again for what is seen, with stand-ins. */
    Background.Job disguise(Seen seen, Background.Outcome<Disguised> outcome) {
        return node.ask(each -> new Disguised(disguise.of(seen, each), disguise.replacements()), outcome);
    }

    /** Asks where to, and writes it there; the list of stand-ins, if there are any, beside it. */
    Background.Job save(Seen seen, Wish wish, Optional<Replacements> list, Path file, Background.Outcome<Path> outcome) {
        Path folder = file.toAbsolutePath().getParent();
        remembered.change(now -> now.withPictures(folder.toString()));
        return lane.run(() -> {
            new FigureFile(font.get()).write(file, new Rendering(font.get()).of(seen, wish), wish.theme(), wish.scale());
            if (list.isPresent()) {
                Files.write(listBeside(file), list.get().json());
            }
            return file;
        }, outcome);
    }

    /** Where the list of what stands for what goes. */
    static Path listBeside(Path file) {
        return file.resolveSibling(file.getFileName() + ".replaced.json");
    }

    /** Asks for a file, at first where the last picture went. */
    Optional<Path> choose(String name) {
        return files.choose(remembered.settings().get().pictures().map(Path::of).filter(Files::isDirectory), name);
    }

    private Image image(Seen seen, Wish wish, int scale) throws IOException {
        Diagram diagram = new Rendering(font.get()).of(seen, wish);
        double small = Math.min(1, PREVIEW_WIDTH / diagram.width());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        new PngFigure(font.get()).write(diagram, wish.theme(), scale == 0 ? small : scale, png);
        return new Image(new ByteArrayInputStream(png.toByteArray()));
    }

    @Override
    public void close() {
        lane.close();
    }
}
