package nsmirror.ui.details;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.ui.details.Details.Belonging;
import nsmirror.ui.details.Details.Whose;
import nsmirror.ui.parts.Text;

/** Says of each kind whose namespace something lives in. */
final class Belongings {
    private final Snapshot snapshot;

    Belongings(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<Belonging> of(Process process) {
        Map<Kind, Sharing> shares = process.container()
                .flatMap(snapshot::container)
                .map(Container::shares)
                .orElse(Map.of());
        return Kind.ALL.stream().map(kind -> belonging(kind, process.namespace(kind), shares)).toList();
    }

    List<Belonging> of(Container container) {
        Optional<Process> leader = snapshot.process(container.leader());
        return Kind.ALL.stream()
                .map(kind -> belonging(kind, leader.flatMap(first -> first.namespace(kind)), container.shares()))
                .toList();
    }

    List<Belonging> ofHost() {
        return Kind.ALL.stream()
                .map(kind -> belonging(kind, Optional.ofNullable(snapshot.host().get(kind)), Map.of()))
                .toList();
    }

    private Belonging belonging(Kind kind, Optional<Long> inode, Map<Kind, Sharing> shares) {
        Whose whose = whose(kind, inode, shares);
        return new Belonging(kind, inode, whose, switch (whose) {
            case OWN -> Text.of("whose.own");
            case POD -> Text.of("whose.pod");
            case HOST -> Text.of("whose.host");
            case UNKNOWN -> Text.of("whose.unknown");
        });
    }

    /** A process may have moved elsewhere than its container: its own link decides, the container's word comes after. */
    private Whose whose(Kind kind, Optional<Long> inode, Map<Kind, Sharing> shares) {
        if (inode.isEmpty()) {
            return Whose.UNKNOWN;
        }
        if (inode.get().equals(snapshot.host().get(kind))) {
            return Whose.HOST;
        }
        return shares.get(kind) == Sharing.POD ? Whose.POD : Whose.OWN;
    }
}
