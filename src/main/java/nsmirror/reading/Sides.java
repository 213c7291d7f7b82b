package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;

/** What the sides of several facets have in common. */
final class Sides {
    private Sides() {}

    /** The same view with other rows. */
    static View with(View view, List<Row> rows) {
        return new View(view.command(), view.labCommand(), rows, view.notes(), view.trouble());
    }

    /** The same view with one more note. */
    static View noted(View view, String note) {
        List<String> notes = new ArrayList<>(view.notes());
        notes.add(note);
        return new View(view.command(), view.labCommand(), view.rows(), notes, view.trouble());
    }

    /** A side that could not be asked. */
    static View blind(String command, String trouble) {
        return new View(command, Optional.empty(), List.of(), List.of(), Optional.of(trouble));
    }

    /** Who else is in a container's namespace of that kind, in words. */
    static Optional<String> neighbours(Asked asked, Kind kind) {
        List<String> others = asked.side() instanceof Side.OfHost || asked.inHosts(kind)
                ? List.of()
                : asked.neighbours(kind);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("the same %s namespace as %s".formatted(kind.label(), String.join(", ", others)));
    }

    /** A note on what could not be read, if anything. */
    static Optional<String> skipped(int count) {
        return count == 0 ? Optional.empty() : Optional.of("%d lines could not be read".formatted(count));
    }
}
