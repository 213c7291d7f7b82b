package nsmirror.ui.mirror.drawn;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Pair;
import nsmirror.mirror.Row;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/** The way from an interface inside to the node's network: its other end on the host, and the bridge that hangs on. */
public final class VethChain {
    private static final int MOST = 4;
    private static final int LONGEST = 40;

    private VethChain() {}

    /** A line for each pair of ends, the left side's end left; nothing where there is none. */
    public static Optional<Node> of(FacetView view, String left, String right) {
        List<Pair> joined = view.pairs().stream()
                .filter(pair -> !view.shared() && !pair.same())
                .filter(pair -> pair.host().isPresent() && pair.container().isPresent())
                .limit(MOST)
                .toList();
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        VBox chains = new VBox();
        chains.setId("chains");
        chains.getStyleClass().add("chains");
        joined.forEach(pair -> chains.getChildren().add(chain(
                view.host().rows().get(pair.host().getAsInt()), left,
                view.container().rows().get(pair.container().getAsInt()), right)));
        return Optional.of(chains);
    }

    private static Chain chain(Row here, String left, Row there, String right) {
        Chain chain = new Chain();
        if (!here.text("master").isEmpty()) {
            chain.box("on-host", shown(here.text("master")), Text.of("chain.bridge", left)).joint("");
        }
        return chain.box("on-host", name(here), Text.of("chain.end", left))
                .joint(Text.of("chain.veth"))
                .box("in-container", name(there), Text.of("chain.inside", right, addresses(there)));
    }

    private static String name(Row row) {
        return Text.of("chain.name", shown(row.text("name")), shown(row.text("ifindex")));
    }

    private static String addresses(Row row) {
        return row.cells().get("addresses") instanceof Collection<?> many
                ? many.stream().limit(2).map(each -> shown(String.valueOf(each))).collect(Collectors.joining(", ")) : "";
    }

    private static String shown(String text) {
        return Shown.line(text, LONGEST);
    }
}
