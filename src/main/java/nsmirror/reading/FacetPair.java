package nsmirror.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Together;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Command;
import nsmirror.probe.LoginNamespaces;

/**
 * A facet of both sides: whether they are one namespace, what has to be asked of each, and which rows stand beside each
 * other.
 *
 * @param right asks of the right side
 */
record FacetPair(Facet facet, FacetReader reader, Asked right) {
    List<Command> asksLeft() {
        return asks(right.across());
    }

    /** The left side's answer serves both where both are in one namespace. */
    List<Command> asksRight() {
        return oneAnswer() ? List.of() : asks(right);
    }

    private List<Command> asks(Asked asked) {
        return blind(asked) ? List.of() : reader.asks(asked);
    }

    private boolean oneAnswer() {
        return right.together(facet.kind()) == Together.SHARED && !reader.differsInOneNamespace();
    }

    /** Whether the side would be entered and its link could not be read. */
    private boolean blind(Asked asked) {
        return reader.enters() && asked.side() instanceof Side.OfContainer && !asked.enters(facet.kind());
    }

    FacetView view(RoundTrip answers) {
        View left = labelled(one(right.across(), answers), answers);
        if (oneAnswer()) {
            return shared(left, new View(reader.typed(right), Optional.empty(), left.rows(), List.of(why()),
                    left.trouble()));
        }
        View there = one(right, answers);
        return switch (right.together(facet.kind())) {
            case SHARED -> reader.alike(left, there)
                    ? shared(left, Sides.noted(Sides.with(there, left.rows()), why()))
                    : apart(Together.APART, left, Sides.noted(there, "one %s namespace with %s, seen from its own process"
                            .formatted(facet.kind().label(), right.other().name())));
            case APART -> apart(Together.APART, left, there);
            case UNKNOWN -> apart(Together.UNKNOWN, left, Sides.noted(there,
                    "whether both sides are in one %s namespace could not be read".formatted(facet.kind().label())));
        };
    }

    private View one(Asked asked, RoundTrip answers) {
        return blind(asked)
                ? Sides.blind(reader.typed(asked), Trouble.unknown(asked, facet))
                : reader.view(asked, answers);
    }

    private String why() {
        String whose = right.other() instanceof Side.OfHost ? "the host's" : "in " + right.other().name() + "'s";
        return "%s %s namespace: %s".formatted(whose, facet.kind().label(), reader.shared());
    }

    private FacetView shared(View left, View there) {
        return new FacetView(facet, Together.SHARED, left, there, Alignment.shared(facet, left.rows()));
    }

    private FacetView apart(Together together, View left, View there) {
        return new FacetView(facet, together, left, there, Alignment.of(facet, left.rows(), there.rows()));
    }

    /** Says so where what is shown as the host's is not: inside a debug container a login sees that container's. */
    private View labelled(View left, RoundTrip answers) {
        Kind kind = facet.kind();
        Map<Kind, Long> login = LoginNamespaces.read(answers.to(LoginNamespaces.command()));
        Optional<Long> host = Optional.ofNullable(right.snapshot().host().get(kind));
        Optional<Long> own = Optional.ofNullable(login.get(kind));
        return reader.asPidOne() || right.other() instanceof Side.OfContainer || host.isEmpty() || own.isEmpty()
                        || host.equals(own)
                ? left
                : Sides.noted(left, "this login is not in the %s namespace of the node's PID 1: it shows its own"
                        .formatted(kind.label()));
    }
}
