package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.diagram.TextMeasure;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.figure.Theme;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Who;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nsmirror figure}: the map, the matrix or a facet of the mirror in a file, without a display. */
@Command(name = "figure", description = "Draws a node into a file, without a display.")
final class FigureCommand extends NodeCommand {
    @Mixin
    private OutputFile output = new OutputFile();

    @Mixin
    private FigureOptions wanted = new FigureOptions();

    FigureCommand(Services services) {
        super(services);
    }

    @Override
    void check(NodeOptions given) throws UsageException {
        wanted.check();
        Path file = output.path(given);
        if (FigureFile.Format.of(file).isEmpty()) {
            throw new UsageException("a figure's file ends in " + FigureFile.Format.endings() + ", not " + file);
        }
    }

    @Override
    void work(Node node, Services with) throws NodeException, UsageException, IOException {
        Snapshot snapshot = with.snapshots().read(node);
        BundledFont font = BundledFont.load();
        new FigureFile(font).write(output.path(options()), map(snapshot, font), wanted.theme(), wanted.scale());
    }

    private Diagram map(Snapshot snapshot, TextMeasure measure) throws NodeException, UsageException {
        FigureOptions.Size size = wanted.size();
        MapLayout.Options options = MapLayout.Options.ordinary().sizes(sizes(size));
        if (wanted.who().isPresent()) {
            String name = Who.find(snapshot, wanted.who().get()).name();
            options = options.selected(new Subject.OfContainer(name));
        }
        return MapLayout.of(snapshot, wanted.grouping(), size.width(), size.height(), measure, options);
    }

    private Sizes sizes(FigureOptions.Size page) throws UsageException {
        return wanted.theme() == Theme.PROJECTOR ? Sizes.projector(page.height()) : Sizes.ordinary();
    }
}
