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
import nsmirror.ui.mirror.table.FacetTable;
import nsmirror.ui.mirror.table.FacetTables;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.work.Background;

/**
 * Which container is looked at beside the host, and one facet of it. A facet is read when it is looked at, and kept
 * until there is a newer snapshot; what is no longer looked at is no longer waited for.
 */
public final class MirrorModel {
    /** How far the facet is. */
    public sealed interface State {
        /** No container is looked at. */
        record Nobody() implements State {}

        /** It is being read. */
        record Loading(Container who, Facet facet) implements State {}

        /** It is here. */
        record Loaded(Container who, FacetView view, FacetTable table) implements State {}

        /** It could not be read; the message is one line. */
        record Failed(Container who, Facet facet, String message) implements State {}
    }

    private record Known(String container, Facet facet) {}

    private record Prepared(FacetView view, FacetTable table) {}

    private final OpenNode node;
    private final ObjectProperty<Facet> facet = new SimpleObjectProperty<>(Facet.FILES);
    private final ReadOnlyObjectWrapper<Optional<Container>> who = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nobody());
    private final Map<Known, Prepared> known = new HashMap<>();
    private Background.Job underWay = () -> {};

    /** A mirror of that node, looking at nobody. */
    public MirrorModel(OpenNode node) {
        this.node = node;
        node.snapshot().addListener((any, before, now) -> {
            known.clear();
            SameContainers same = SameContainers.of(before, now);
            who.set(who.get().flatMap(container -> same.later(container).or(() -> now.container(container.name()))));
            loadAgain();
        });
        facet.addListener((any, before, now) -> load());
    }

    /** The facet looked at. */
    public ObjectProperty<Facet> facet() {
        return facet;
    }

    /** The container looked at. */
    public ReadOnlyObjectProperty<Optional<Container>> who() {
        return who.getReadOnlyProperty();
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks at that container, or at nobody. */
    public void look(Optional<Container> container) {
        if (!container.equals(who.get())) {
            who.set(container);
            load();
        }
    }

    /** Reads the facet again. */
    public void retry() {
        load();
    }

    private void load() {
        underWay.cancel();
        underWay = () -> {};
        if (who.get().isEmpty()) {
            state.set(new State.Nobody());
            return;
        }
        Container container = who.get().get();
        Facet wanted = facet.get();
        Known key = new Known(container.name(), wanted);
        if (known.containsKey(key)) {
            show(container, known.get(key));
            return;
        }
        state.set(new State.Loading(container, wanted));
        read(container, wanted, key);
    }

    /** What is seen stays until what is newer is there: a node that is read every few seconds must not flicker. */
    private void loadAgain() {
        if (who.get().isPresent() && state.get() instanceof State.Loaded seen
                && seen.who().name().equals(who.get().get().name()) && seen.view().facet() == facet.get()) {
            underWay.cancel();
            read(who.get().get(), facet.get(), new Known(seen.who().name(), facet.get()));
        } else {
            load();
        }
    }

    private void read(Container container, Facet wanted, Known key) {
        underWay = node.mirror(container, wanted, view -> new Prepared(view, FacetTables.of(view)),
                Background.Outcome.of(
                        prepared -> {
                            known.put(key, prepared);
                            show(container, prepared);
                        },
                        failure -> state.set(new State.Failed(container, wanted, Failure.line(failure)))));
    }

    private void show(Container container, Prepared prepared) {
        if (state.get() instanceof State.Loaded seen && seen.who().equals(container)
                && seen.view().equals(prepared.view())) {
            return;
        }
        state.set(new State.Loaded(container, prepared.view(), prepared.table()));
    }
}
