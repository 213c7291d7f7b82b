package nsmirror.ui.node;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.ui.details.Details;
import nsmirror.ui.details.Comparison;
import nsmirror.ui.details.DetailsOf;
import nsmirror.ui.details.Subjects;
import nsmirror.ui.map.Emphasis;
import nsmirror.ui.map.Search;

/** What is looked at: a snapshot, how it is grouped, what is selected and searched for. Knows no control. */
public final class Looking {
    private record Known(Snapshot of, DetailsOf details) {}

    private final ObjectProperty<Snapshot> snapshot;
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(new Grouping.ByContainer());
    private final ObjectProperty<Optional<Subject>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Subject>> compared = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Arrangement> arrangement = new SimpleObjectProperty<>(Arrangement.BOTH);
    private final ObjectProperty<Set<ProcessKey>> drawn = new SimpleObjectProperty<>(Set.of());
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Emphasis> emphasis = new ReadOnlyObjectWrapper<>(Emphasis.none());

    private final ReadOnlyObjectProperty<Map<ProcessKey, Emphasis.Change>> changed;
    private Optional<Known> known = Optional.empty();

    /**
     * Looks at that snapshot, by container, at nothing in particular.
     *
     * @param changed what became of processes, for as long as that is marked
     */
    public Looking(Snapshot first, ReadOnlyObjectProperty<Map<ProcessKey, Emphasis.Change>> changed) {
        this.changed = changed;
        snapshot = new SimpleObjectProperty<>(first);
        snapshot.addListener((any, before, now) -> {
            compared.set(compared.get().flatMap(subject -> Subjects.carried(before, now, subject)));
            selection.set(selection.get().flatMap(subject -> Subjects.carried(before, now, subject)));
            emphasise();
        });
        selection.addListener(any -> emphasise());
        compared.addListener(any -> emphasise());
        changed.addListener(any -> emphasise());
        search.addListener(any -> emphasise());
    }

    /** The snapshot; a newer one keeps the selection if it still has it. */
    public ObjectProperty<Snapshot> snapshot() {
        return snapshot;
    }

    /** How processes are grouped. */
    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    /** What is seen side by side. */
    public ObjectProperty<Arrangement> arrangement() {
        return arrangement;
    }

    /** What is selected; regrouping keeps it. */
    public ReadOnlyObjectProperty<Optional<Subject>> selection() {
        return selection;
    }

    /** What the selection is compared with. */
    public ReadOnlyObjectProperty<Optional<Subject>> compared() {
        return compared;
    }

    /** Selects that, or nothing; nothing is compared any more. */
    public void select(Optional<Subject> subject) {
        compared.set(Optional.empty());
        selection.set(subject);
    }

    /** Selects that too: it is compared with what was selected first. */
    public void compare(Subject subject) {
        if (compared.get().isEmpty()) {
            compared.set(selection.get());
        }
        selection.set(Optional.of(subject));
    }

    /** Selects these two. */
    public void compare(Subject one, Subject other) {
        compared.set(Optional.of(one));
        selection.set(Optional.of(other));
    }

    /** The two that are selected, side by side, the first one first. */
    public Optional<Comparison> comparison() {
        return compared.get().flatMap(one ->
                selection.get().flatMap(other -> Comparison.of(snapshot.get(), one, other)));
    }

    /** What is searched for. */
    public StringProperty search() {
        return search;
    }

    /** The processes that have a mark of their own on the map; the others are folded into counts. */
    public ObjectProperty<Set<ProcessKey>> drawn() {
        return drawn;
    }

    /** What stands out for these. */
    public ReadOnlyObjectProperty<Emphasis> emphasis() {
        return emphasis.getReadOnlyProperty();
    }

    private void emphasise() {
        Snapshot now = snapshot.get();
        Set<ProcessKey> members = selection.get().stream()
                .flatMap(subject -> Subjects.members(now, subject).stream())
                .map(Process::key)
                .collect(Collectors.toSet());
        emphasis.set(new Emphasis(
                selection.get(), compared.get(), members, Search.matches(now, search.get()), changed.get()));
    }

    /** The container to show beside the host. */
    public Optional<Container> container() {
        return selection.get().flatMap(subject -> Subjects.container(snapshot.get(), subject));
    }

    /** What is known of the selection, or of the node if nothing is selected. */
    public Details details() {
        return selection.get().map(this::details).orElseGet(() -> known().node());
    }

    /** What is known of that. */
    public Details details(Subject subject) {
        return known().of(subject);
    }

    /** Worked out once a snapshot: it takes as long as the node is large, and every step of the pointer asks. */
    private DetailsOf known() {
        Snapshot now = snapshot.get();
        if (known.filter(its -> its.of() == now).isEmpty()) {
            known = Optional.of(new Known(now, new DetailsOf(now)));
        }
        return known.get().details();
    }

    /** How many processes of the selection only count in a fold of this map. */
    public long folded() {
        return selection.get().isEmpty() ? 0 : emphasis.get().members().stream()
                .filter(key -> !drawn.get().contains(key)).count();
    }
}
