package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.figure.PngFigure;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.redaction.Redaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nsmirror figure}: the map, the matrix or a facet of the mirror in a file, without a display. */
@Command(name = "figure", description = "Draws a node into a file, without a display.")
final class FigureCommand extends NodeCommand {
    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private FigureOptions wanted = new FigureOptions();

    @Mixin
    private ReplacementsFile list = new ReplacementsFile();

    FigureCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        wanted.check();
        Path file = output.path(given);
        FigureFile.Format format = FigureFile.Format.of(file)
                .orElseThrow(() -> new UsageException(
                        "a figure's file ends in " + FigureFile.Format.endings() + ", not " + file));
        FigureOptions.Size size = wanted.size();
        long pixels = (long) size.width() * size.height() * wanted.scale() * wanted.scale();
        if (format == FigureFile.Format.PNG && pixels > PngFigure.MOST_PIXELS) {
            throw new UsageException("a picture of that --size and --scale is too large; make one of them smaller");
        }
    }

    @Override
    void work(Node node, Services with) throws NodeException, UsageException, IOException {
        Path file = output.path(options());
        BundledFont font = BundledFont.load();
        FigureMaker maker = new FigureMaker(with, font, wanted);
        if (!wanted.redact()) {
            new FigureFile(font).write(file, maker.draw(maker.read(node)), wanted.theme(), wanted.scale());
            return;
        }
        Redaction redaction = new Redaction(list.read(file));
        FigureMaker.Shown shown = maker.read(node, redaction);
        new FigureFile(font).write(file, maker.draw(shown), wanted.theme(), wanted.scale());
        list.write(file, redaction.replacements());
        list.say(file, redaction.replacements(), with.out());
    }
}
