package nsmirror.cli;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.MatrixLayout;
import nsmirror.diagram.MirrorLayout;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.diagram.TextMeasure;
import nsmirror.figure.AltText;
import nsmirror.figure.BesideText;
import nsmirror.figure.Framed;
import nsmirror.figure.Theme;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.reading.Wanted;
import nsmirror.reading.Who;
import nsmirror.redaction.Redaction;
import nsmirror.redaction.Redaction.Seen;

/** Reads what a figure shows and draws it; with a redaction, only what is left of it. */
final class FigureMaker {
    private final Services services;
    private final TextMeasure measure;
    private final FigureOptions wanted;

    FigureMaker(Services services, TextMeasure measure, FigureOptions wanted) {
        this.services = services;
        this.measure = measure;
        this.wanted = wanted;
    }

    /**
     * What a figure shows.
     *
     * @param who the container it selects or mirrors
     * @param view the facet it mirrors
     */
    record Shown(Snapshot snapshot, Optional<Container> who, Optional<FacetView> view) {
        private Seen seen() {
            return new Seen(snapshot, view.map(each -> new Mirror(who.orElseThrow(), Map.of(each.facet(), each))).stream()
                    .toList());
        }
    }

    /** Reads the node, as it is. */
    Shown read(Node node) throws NodeException, UsageException {
        return read(node, wanted.view(), wanted.facet(), wanted.who());
    }

    /** Reads the node, replaced. */
    Shown read(Node node, Redaction redaction) throws NodeException, UsageException {
        FigureOptions.View view = wanted.view();
        Facet facet = wanted.facet();
        // WHO is the name the person knows; the replaced container is known by its first process.
        String[] who = new String[1];
        Node replaced = redaction.of(node, each -> {
            Shown asItIs = read(each, view, facet, wanted.who());
            who[0] = asItIs.who().map(Container::leader).map(pid -> Integer.toString(pid)).orElse(null);
            return asItIs.seen();
        });
        return read(replaced, view, facet, Optional.ofNullable(who[0]));
    }

    private Shown read(Node node, FigureOptions.View view, Facet facet, Optional<String> name) throws NodeException {
        Snapshot snapshot = services.snapshots().read(node);
        if (name.isEmpty()) {
            return new Shown(snapshot, Optional.empty(), Optional.empty());
        }
        Container who = Who.find(snapshot, name.get());
        return new Shown(snapshot, Optional.of(who), view != FigureOptions.View.MIRROR ? Optional.empty()
                : Optional.of(services.mirrors().read(node, snapshot, who, Wanted.of(Set.of(facet))).facets().get(facet)));
    }

    /** The page of what was read, with what the author puts around the drawing. */
    Diagram draw(Shown shown) throws UsageException {
        FigureOptions.Size size = wanted.size();
        Sizes sizes = wanted.theme() == Theme.PROJECTOR ? Sizes.projector(size.height()) : Sizes.ordinary();
        Framed.Drawing drawing = drawing(shown, sizes);
        return new Framed(measure, sizes).around(drawing, size.width(), size.height(),
                Optional.of(shown.snapshot()).filter(any -> wanted.annotate()), wanted.caption());
    }

    private Framed.Drawing drawing(Shown shown, Sizes sizes) throws UsageException {
        Snapshot snapshot = shown.snapshot();
        MapLayout.Options plain = MapLayout.Options.ordinary().sizes(sizes);
        MapLayout.Options options = shown.who()
                .map(who -> plain.selected(new Subject.OfContainer(who.name())))
                .orElse(plain);
        Grouping grouping = wanted.grouping();
        return switch (wanted.view()) {
            case MIRROR -> (width, height) -> MirrorLayout.of(snapshot, shown.who().orElseThrow(),
                    shown.view().orElseThrow(), width, height, measure, plain);
            case MATRIX -> (width, height) -> MatrixLayout.of(snapshot, width, height, measure, options);
            case MAP -> (width, height) -> MapLayout.of(snapshot, grouping, width, height, measure, options);
        };
    }

    /** What goes beside a picture of that name. */
    BesideText beside(Shown shown, String name) throws UsageException {
        String alt = switch (wanted.view()) {
            case MIRROR -> AltText.ofMirror(shown.snapshot(), shown.who().orElseThrow(), shown.view().orElseThrow());
            case MATRIX -> AltText.ofMatrix(shown.snapshot());
            case MAP -> AltText.ofMap(shown.snapshot(), wanted.grouping());
        };
        return new BesideText(name, wanted.alt().orElse(alt), wanted.caption(), shown.snapshot(), shown.view());
    }
}
