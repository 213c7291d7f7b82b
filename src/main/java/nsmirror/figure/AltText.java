package nsmirror.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.diagram.Combination;
import nsmirror.diagram.Grouping;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;

/** What a picture shows, in words, for who does not see it: first what it is, then its parts. */
public final class AltText {
    private static final int MOST_PARTS = 14;
    private static final int MOST_ROWS = 8;

    private AltText() {}

    /** Of a map. */
    public static String ofMap(Snapshot snapshot, Grouping grouping) {
        Sentences say = new Sentences(snapshot);
        List<String> parts = new ArrayList<>();
        String by = switch (grouping) {
            case Grouping.ByContainer() -> {
                parts.add(say.host());
                snapshot.pods().forEach(each -> parts.add(say.of(each)));
                snapshot.containers().forEach(each -> parts.add(say.of(each)));
                yield "container";
            }
            case Grouping.ByKind(Kind kind) -> {
                snapshot.namespaces().stream().filter(each -> each.kind() == kind && each.processes() > 0)
                        .forEach(each -> parts.add(say.namespace(kind, each.inode())));
                yield kind.label() + " namespace";
            }
        };
        return "Map of the " + Sentences.processes(snapshot.processes().size()) + " of "
                + Sentences.name(snapshot.node().hostname()) + ", grouped by " + by + ". " + joined(parts);
    }

    /** Of the matrix. */
    public static String ofMatrix(Snapshot snapshot) {
        List<Combination> rows = Combination.of(snapshot);
        return "Table of the " + rows.size() + " combinations of namespaces in which the "
                + Sentences.processes(snapshot.processes().size()) + " of "
                + Sentences.name(snapshot.node().hostname()) + " live, the least isolated first. "
                + joined(rows.stream().map(each -> each.who().getFirst() + ": "
                        + Sentences.processes(each.members().size()) + ".").toList());
    }

    /** Of a facet of the mirror. */
    public static String ofMirror(Snapshot snapshot, Container who, FacetView view) {
        String name = Sentences.name(who.name());
        String start = "The " + view.facet().label() + " of the host " + Sentences.name(snapshot.node().hostname())
                + " at the left and of container " + name + " at the right";
        if (view.shared()) {
            return start + ": both are one, " + name + " lives in the host's " + view.facet().kind().label()
                    + " namespace.";
        }
        long alike = view.pairs().stream().filter(Pair::same).count();
        List<String> inside = only(view, true);
        List<String> outside = only(view, false);
        return start + ", " + view.host().rows().size() + " and " + view.container().rows().size() + " rows; " + alike
                + " say the same."
                + (inside.isEmpty() ? "" : " Only in the container: " + Sentences.listed(inside) + ".")
                + (outside.isEmpty() ? "" : " Only on the host: " + Sentences.listed(outside) + ".");
    }

    private static List<String> only(FacetView view, boolean inside) {
        return view.pairs().stream()
                .filter(pair -> inside ? pair.host().isEmpty() : pair.container().isEmpty())
                .flatMap(pair -> (inside ? pair.container() : pair.host()).stream().boxed())
                .map(row -> (inside ? view.container() : view.host()).rows().get(row))
                .map(row -> first(row.text("name"), row.text("target"), row.text("command"), row.text("hostname")))
                .flatMap(Optional::stream)
                .limit(MOST_ROWS + 1L)
                .toList();
    }

    private static Optional<String> first(String... texts) {
        return IntStream.range(0, texts.length).mapToObj(i -> texts[i]).filter(each -> !each.isEmpty()).findFirst();
    }

    private static String joined(List<String> parts) {
        int left = parts.size() - MOST_PARTS;
        return String.join(" ", parts.stream().limit(MOST_PARTS).toList()) + (left > 0 ? " And " + left + " more." : "");
    }
}
