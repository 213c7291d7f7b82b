package nsmirror.figure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Diagram;

/** A diagram in a file, in the format the file's name ends in; either the whole of it or none. */
public final class FigureFile {
    /** The formats a diagram can be written in. */
    public enum Format {
        PNG, SVG, PDF;

        private String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /** The format that file's name asks for. */
        public static Optional<Format> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return Stream.of(values()).filter(format -> name.endsWith(format.ending())).findFirst();
        }

        /** The endings there are, for a message: {@code .png, .svg, .pdf}. */
        public static String endings() {
            return Stream.of(values()).map(Format::ending).collect(Collectors.joining(", "));
        }
    }

    private final BundledFont font;

    /** Draws text with that font. */
    public FigureFile(BundledFont font) {
        this.font = font;
    }

    /**
     * Writes it, each pixel of the diagram {@code scale} pixels wide. What was in the file is replaced at the end, so
     * that a picture that failed, or whose thread was interrupted, leaves the old one.
     *
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the picture would be too large, or the name asks for no format there is
     */
    public void write(Path file, Diagram diagram, Theme theme, double scale) throws IOException {
        Format format = Format.of(file)
                .orElseThrow(() -> new IllegalArgumentException("not a name of a figure: " + file));
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path beside = file.resolveSibling("." + file.getFileName() + "." + System.nanoTime() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                switch (format) {
                    case PNG -> new PngFigure(font).write(diagram, theme, scale, out);
                    case SVG -> new SvgFigure(font).write(diagram, theme, scale, out);
                    case PDF -> new PdfFigure(font).write(diagram, theme, scale, out);
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedIOException(file + ": cancelled");
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Whether two files show the same: the same bytes, or as PNG the same pixels, since Java's own packing may differ. */
    public static boolean same(Path one, Path other) throws IOException {
        if (Files.mismatch(one, other) < 0) {
            return true;
        }
        return Format.of(one).equals(Optional.of(Format.PNG)) && Format.of(other).equals(Optional.of(Format.PNG))
                && PngFigure.samePixels(one, other);
    }
}
