package nsmirror.ui.details;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.diagram.Slot;
import nsmirror.diagram.Slots;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.ui.details.Details.Belonging;
import nsmirror.ui.parts.Text;

/** Says of each kind whose namespace something lives in, by the rule of the map. */
final class Belongings {
    private final Snapshot snapshot;
    private final Slots slots;

    Belongings(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.slots = new Slots(snapshot);
    }

    List<Belonging> of(Process process) {
        return belongings(process::namespace, kind -> slots.of(process, kind),
                process.container().flatMap(snapshot::container));
    }

    /** A container lives where its leader does. */
    List<Belonging> of(Container container) {
        Optional<Process> leader = snapshot.process(container.leader());
        return belongings(kind -> leader.flatMap(first -> first.namespace(kind)),
                kind -> leader.map(first -> slots.of(first, kind)).orElse(Slot.UNKNOWN), Optional.of(container));
    }

    List<Belonging> ofHost() {
        return belongings(kind -> Optional.ofNullable(snapshot.host().get(kind)), slots::ofHost, Optional.empty());
    }

    private static List<Belonging> belongings(Function<Kind, Optional<Long>> inodes, Function<Kind, Slot> whose,
            Optional<Container> container) {
        Map<Kind, Sharing> shares = container.map(Container::shares).orElse(Map.of());
        boolean pod = container.flatMap(Container::pod).isPresent();
        return Kind.ALL.stream()
                .map(kind -> {
                    Slot slot = whose.apply(kind);
                    boolean pods = pod && slot == Slot.SHARED && shares.get(kind) == Sharing.POD;
                    return new Belonging(kind, inodes.apply(kind), slot,
                            Text.of(pods ? "whose.pod" : "whose." + slot.name().toLowerCase(Locale.ROOT)));
                })
                .toList();
    }
}
