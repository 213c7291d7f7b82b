package nsmirror.ui.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;
import nsmirror.ui.details.ChangeWords;
import nsmirror.ui.map.Emphasis.Change;
import nsmirror.ui.work.Delay;

/** What changed on the node since it was opened: the last of it marked for a moment, all of it listed. */
final class Changes {
    /** How long what changed is marked: long enough to be found in a crowd. */
    private static final Duration MARKED = Duration.ofSeconds(4);
    private static final int MOST = 100;

    /** One reading that found something else than the one before. */
    record Entry(Instant at, ChangeWords words) {}

    private final Delay delay;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<ProcessKey, Change>> marked = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyIntegerWrapper elsewhere = new ReadOnlyIntegerWrapper(0);
    private Runnable unmark = () -> {};

    Changes(Delay delay) {
        this.delay = delay;
    }

    /** Every reading that found a change, the last one first. */
    ObservableList<Entry> entries() {
        return entries;
    }

    /** What became of processes, for as long as that is marked. */
    ReadOnlyObjectProperty<Map<ProcessKey, Change>> marked() {
        return marked.getReadOnlyProperty();
    }

    /** How many of those only stand among others now, by another grouping; nothing became of them on the node. */
    ReadOnlyIntegerProperty elsewhere() {
        return elsewhere.getReadOnlyProperty();
    }

    /** A newer snapshot was read. */
    void read(Snapshot before, Snapshot now, Instant at) {
        SnapshotDiff diff = SnapshotDiff.between(before, now);
        if (diff.isEmpty()) {
            return;
        }
        entries.addFirst(new Entry(at, ChangeWords.of(diff, before, now)));
        if (entries.size() > MOST) {
            entries.removeLast();
        }
        Map<ProcessKey, Change> changes = new HashMap<>();
        diff.came().forEach(process -> changes.put(process.key(), Change.CAME));
        diff.went().forEach(process -> changes.put(process.key(), Change.WENT));
        diff.moved().forEach(move -> changes.put(move.after().key(), Change.MOVED));
        mark(changes, 0);
    }

    /** Another grouping put these among others, and nobody saw them go there: they are marked as what moves is. */
    void regrouped(Set<ProcessKey> others) {
        mark(others.stream().collect(Collectors.toMap(Function.identity(), any -> Change.MOVED)), others.size());
    }

    /** Nobody looks any more: nothing waits for the end of the moment. */
    void forget() {
        unmark.run();
    }

    private void mark(Map<ProcessKey, Change> changes, int regrouped) {
        unmark.run();
        marked.set(Map.copyOf(changes));
        elsewhere.set(regrouped);
        unmark = delay.after(MARKED, () -> {
            marked.set(Map.of());
            elsewhere.set(0);
        });
    }
}
