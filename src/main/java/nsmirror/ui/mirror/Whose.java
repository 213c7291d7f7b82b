package nsmirror.ui.mirror;

import java.util.Locale;
import java.util.Optional;
import nsmirror.diagram.Slot;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.ui.parts.Text;

/**
 * Whose namespaces a container lives in, beside the host; of two containers whether they live in the same ones.
 *
 * @param left the container at the left; empty for the host
 */
record Whose(Snapshot snapshot, Optional<Container> left, Container right) {
    /** The sign of that kind: that of a namespace apart, of a shared one, of the host's. */
    Slot slot(Kind kind) {
        if (snapshot.lacks(kind)) {
            return Slot.NONE;
        }
        return left.map(other -> ofTwo(inode(other, kind), inode(right, kind), kind)).orElseGet(() -> alone(kind));
    }

    private Slot ofTwo(Optional<Long> one, Optional<Long> other, Kind kind) {
        if (one.isEmpty() || other.isEmpty()) {
            return Slot.UNKNOWN;
        }
        return !one.equals(other) ? Slot.OWN : one.get().equals(snapshot.host().get(kind)) ? Slot.HOST : Slot.SHARED;
    }

    private Slot alone(Kind kind) {
        return switch (right.shares().get(kind)) {
            case null -> Slot.UNKNOWN;
            case OWN -> Slot.OWN;
            case POD -> Slot.SHARED;
            case HOST -> Slot.HOST;
        };
    }

    private Optional<Long> inode(Container container, Kind kind) {
        return snapshot.process(container.leader()).flatMap(leader -> leader.namespace(kind));
    }

    /** The same in words. */
    String words(Kind kind) {
        String key = (left.isPresent() ? "facets.both." : "facets.whose.") + slot(kind).name().toLowerCase(Locale.ROOT);
        return Text.of(key, kind.label());
    }
}
