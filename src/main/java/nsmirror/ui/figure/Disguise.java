package nsmirror.ui.figure;

import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.TextMeasure;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.redaction.Redaction;
import nsmirror.redaction.Replacements;
import nsmirror.ui.details.Subjects;
import nsmirror.ui.map.Emphasis;
import nsmirror.ui.map.Sight;
import nsmirror.ui.session.Reading;

/**
 * What is in the window with stand-ins for what tells whose node it is: the node is asked again, its answers are
 * replaced, and everything stands where it stands in the window. The same original has the same stand-in in all
 * pictures of a node. Used by one thread.
 */
final class Disguise {
    private final Reading reading;
    private final TextMeasure measure;
    private final Redaction redaction = new Redaction(Replacements.none());

    Disguise(Reading reading, TextMeasure measure) {
        this.reading = reading;
        this.measure = measure;
    }

    /** What was replaced by what in all pictures up to now. */
    Replacements replacements() {
        return redaction.replacements();
    }

    /** The same with stand-ins. */
    Seen of(Seen seen, Node node) throws NodeException {
        Optional<Seen.Mirrored> mirrored = seen.mirrored();
        Snapshot[] asItIs = new Snapshot[1];
        Node replaced = redaction.of(node, each -> {
            asItIs[0] = reading.snapshots().watch(each).read();
            return new Redaction.Seen(asItIs[0], mirror(each, asItIs[0], mirrored).map(view ->
                    new Mirror(mirrored.orElseThrow().who(), Map.of(view.view().facet(), view.view()))).stream().toList());
        });
        Snapshot snapshot = reading.snapshots().watch(replaced).read();
        Optional<Seen.Mirrored> beside = mirror(replaced, snapshot, mirrored);
        Optional<Sight> sight = seen.sight().map(each -> sight(each, seen, snapshot));
        return new Seen(snapshot, seen.grouping(), sight, beside, seen.sizes(), seen.theme(), seen.view(), seen.page());
    }

    /** The facet of the container that is there now; none if the container is not. */
    private Optional<Seen.Mirrored> mirror(Node node, Snapshot now, Optional<Seen.Mirrored> mirrored)
            throws NodeException {
        Optional<Container> who = mirrored.flatMap(each -> container(each.who(), now));
        if (who.isEmpty()) {
            return Optional.empty();
        }
        FacetView view = reading.mirrors().read(node, now, who.get(), mirrored.orElseThrow().wanted())
                .facets().get(mirrored.orElseThrow().view().facet());
        return Optional.of(new Seen.Mirrored(who.get(), view, mirrored.orElseThrow().wanted()));
    }

    private static Optional<Container> container(Container before, Snapshot now) {
        return now.containers().stream().filter(each -> each.leader() == before.leader()).findFirst();
    }

    private Sight sight(Sight sight, Seen seen, Snapshot now) {
        NodeMap map = MapLayout.of(now, seen.grouping(), sight.map().diagram().width(), sight.map().diagram().height(),
                measure, MapLayout.Options.ordinary().roomy().sizes(seen.sizes()), sight.map().places());
        Emphasis was = sight.emphasis();
        Emphasis emphasis = new Emphasis(
                was.selected().flatMap(each -> Subjects.carried(seen.snapshot(), now, each)),
                was.compared().flatMap(each -> Subjects.carried(seen.snapshot(), now, each)),
                was.members(), was.matches(), Map.of());
        return new Sight(map, emphasis, sight.viewport(), sight.width(), sight.height());
    }
}
