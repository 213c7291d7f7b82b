package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.MatrixLayout;
import nsmirror.diagram.MirrorLayout;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.diagram.TextMeasure;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.figure.PngFigure;
import nsmirror.figure.Theme;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Wanted;
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
        Snapshot snapshot = with.snapshots().read(node);
        BundledFont font = BundledFont.load();
        Diagram diagram = wanted.view() == FigureOptions.View.MIRROR
                ? mirror(node, with, snapshot, font) : mapOrMatrix(snapshot, font);
        new FigureFile(font).write(output.path(options()), diagram, wanted.theme(), wanted.scale());
    }

    private Diagram mirror(Node node, Services with, Snapshot snapshot, TextMeasure measure)
            throws NodeException, UsageException {
        FigureOptions.Size size = wanted.size();
        Facet facet = wanted.facet();
        Container who = Who.find(snapshot, wanted.who().orElseThrow());
        FacetView view = with.mirrors().read(node, snapshot, who, Wanted.of(Set.of(facet))).facets().get(facet);
        MapLayout.Options options = MapLayout.Options.ordinary().sizes(sizes(size));
        return MirrorLayout.of(snapshot, who, view, size.width(), size.height(), measure, options);
    }

    private Diagram mapOrMatrix(Snapshot snapshot, TextMeasure measure) throws NodeException, UsageException {
        FigureOptions.Size size = wanted.size();
        MapLayout.Options options = MapLayout.Options.ordinary().sizes(sizes(size));
        if (wanted.who().isPresent()) {
            String name = Who.find(snapshot, wanted.who().get()).name();
            options = options.selected(new Subject.OfContainer(name));
        }
        return wanted.view() == FigureOptions.View.MATRIX
                ? MatrixLayout.of(snapshot, size.width(), size.height(), measure, options)
                : MapLayout.of(snapshot, wanted.grouping(), size.width(), size.height(), measure, options);
    }

    private Sizes sizes(FigureOptions.Size page) throws UsageException {
        return wanted.theme() == Theme.PROJECTOR ? Sizes.projector(page.height()) : Sizes.ordinary();
    }
}
