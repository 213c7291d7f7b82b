package nsmirror.ui.mirror;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.model.Container;
import nsmirror.model.SameContainers;
import nsmirror.model.Snapshot;
import nsmirror.reading.Directory;
import nsmirror.ui.mirror.table.FacetTable;
import nsmirror.ui.mirror.table.FacetTables;
import nsmirror.ui.mirror.table.ProcessLines;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.work.Background;

/**
 * Which container is looked at beside the host or another container, and one facet of it. A facet is read when it is
 * looked at, and kept until there is a newer snapshot; what is no longer looked at is no longer waited for.
 */
public final class MirrorModel {
    /** How far the facet is. */
    public sealed interface State {
        /** No container is looked at. */
        record Nobody() implements State {}

        /** It is being read. */
        record Loading(Looked at) implements State {}

        /** It is here; the lines of trees are there where processes are shown. */
        record Loaded(Looked at, FacetView view, FacetTable table, Optional<ProcessLines> processes) implements State {}

        /** It could not be read; the message is one line. */
        record Failed(Looked at, String message) implements State {}
    }

    /** All that grows with the rows, made away from the window's thread. */
    private record Prepared(FacetView view, FacetTable table, Optional<ProcessLines> processes) {
        static Prepared of(FacetView view, Container who) {
            FacetTable table = FacetTables.of(view);
            return new Prepared(view, table, view.facet() == Facet.PROCESSES
                    ? Optional.of(new ProcessLines(view, table, who.name())) : Optional.empty());
        }
    }

    private final OpenNode node;
    private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.FILES);
    private final ObjectProperty<Directory> directory = new SimpleObjectProperty<>(Directory.ROOT);
    private final ReadOnlyObjectWrapper<Optional<Container>> who = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Container>> with = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nobody());
    private final Map<Looked.Key, Prepared> known = new HashMap<>();
    private Background.Job underWay = () -> {};

    /** A mirror of that node, looking at nobody. */
    public MirrorModel(OpenNode node) {
        this.node = node;
        node.snapshot().addListener((any, before, now) -> {
            known.clear();
            who.set(later(before, now, who.get()));
            with.set(later(before, now, with.get()));
            loadAgain();
        });
        facet.addListener((any, before, now) -> load());
        directory.addListener((any, before, now) -> load());
    }

    private static Optional<Container> later(Snapshot before, Snapshot now, Optional<Container> earlier) {
        SameContainers same = SameContainers.of(before, now);
        return earlier.flatMap(container -> same.later(container).or(() -> now.container(container.name())));
    }

    /** The facet looked at. */
    public ObjectProperty<Facet> facet() {
        return facet;
    }

    /** The directory whose files are looked at, on both sides. */
    public ObjectProperty<Directory> directory() {
        return directory;
    }

    /** The container looked at. */
    public ReadOnlyObjectProperty<Optional<Container>> who() {
        return who.getReadOnlyProperty();
    }

    /** The container it is looked at beside; empty for the host. */
    public ReadOnlyObjectProperty<Optional<Container>> with() {
        return with.getReadOnlyProperty();
    }

    /** Whose namespaces they live in; empty where nobody is looked at. */
    Optional<Whose> whose() {
        return who.get().map(right -> new Whose(node.snapshot().get(), with.get(), right));
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks at that container, or at nobody. Beside itself there is nothing to see: it is beside the host then. */
    public void look(Optional<Container> container) {
        if (!container.equals(who.get())) {
            who.set(container);
            with.set(with.get().filter(left -> !container.equals(Optional.of(left))));
            load();
        }
    }

    /** Looks beside that container, or beside the host. */
    public void beside(Optional<Container> container) {
        Optional<Container> other = container.filter(left -> !who.get().equals(Optional.of(left)));
        if (!other.equals(with.get())) {
            with.set(other);
            load();
        }
    }

    /** Looks at the left one beside the right one; nothing where the left one is the host. */
    public void swap() {
        if (with.get().isPresent() && who.get().isPresent()) {
            Optional<Container> left = with.get();
            with.set(who.get());
            who.set(left);
            load();
        }
    }

    /** Reads the facet again. */
    public void retry() {
        load();
    }

    private Optional<Looked> looked() {
        return who.get().map(container -> new Looked(with.get(), container, facet.get(), directory.get()));
    }

    private void load() {
        underWay.cancel();
        underWay = () -> {};
        Optional<Looked> at = looked();
        if (at.isEmpty()) {
            state.set(new State.Nobody());
        } else if (known.containsKey(at.get().key())) {
            show(at.get(), known.get(at.get().key()));
        } else {
            state.set(new State.Loading(at.get()));
            read(at.get());
        }
    }

    /** What is seen stays until what is newer is there: a node that is read every few seconds must not flicker. */
    private void loadAgain() {
        Optional<Looked.Key> now = looked().map(Looked::key);
        if (state.get() instanceof State.Loaded seen && now.equals(Optional.of(seen.at().key()))) {
            underWay.cancel();
            read(looked().orElseThrow());
        } else {
            load();
        }
    }

    private void read(Looked at) {
        underWay = node.mirror(at.who(), at.wanted(),
                mirror -> Prepared.of(mirror.facets().get(at.facet()), at.who()),
                Background.Outcome.of(
                        prepared -> {
                            known.put(at.key(), prepared);
                            show(at, prepared);
                        },
                        failure -> state.set(new State.Failed(at, Failure.line(failure)))));
    }

    private void show(Looked at, Prepared prepared) {
        if (state.get() instanceof State.Loaded seen && seen.at().equals(at) && seen.view().equals(prepared.view())) {
            return;
        }
        state.set(new State.Loaded(at, prepared.view(), prepared.table(), prepared.processes()));
    }
}
