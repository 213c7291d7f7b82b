package nsmirror.ui.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.mirror.OwnWord;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.Target;
import nsmirror.reading.OwnTools;
import nsmirror.reading.Wanted;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;

/** An open node and its last snapshot. Used in the window's thread; what waits for the node runs in its lane. */
public final class OpenNode {
    private final Target target;
    private final Node node;
    private final Background lane;
    private final Reading.Watch watch;
    private final Reading.Mirrors mirrors;
    private final OwnTools ownTools = new OwnTools();
    private final CommandLog log;
    private final Closing closing;
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Instant> readAt;
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(false);

    OpenNode(Target target, Node node, Reading.Watch watch, Snapshot first, Background lane, Reading.Mirrors mirrors,
            CommandLog log, Closing closing) {
        this.target = target;
        this.node = node;
        this.lane = lane;
        this.watch = watch;
        this.mirrors = mirrors;
        this.log = log;
        this.closing = closing;
        this.snapshot = new ReadOnlyObjectWrapper<>(first);
        this.readAt = new ReadOnlyObjectWrapper<>(Instant.now());
    }

    /** Whether it is a recording, which never changes. */
    public boolean recording() {
        return target instanceof Target.Sample || target instanceof Target.RecordingFile;
    }

    /** The last snapshot. */
    public ReadOnlyObjectProperty<Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /** When it was read. */
    public ReadOnlyObjectProperty<Instant> readAt() {
        return readAt.getReadOnlyProperty();
    }

    /** Whether a newer one is being read. */
    public ReadOnlyBooleanProperty refreshing() {
        return refreshing.getReadOnlyProperty();
    }

    /** The commands that ran. */
    public CommandLog log() {
        return log;
    }

    /** Reads the node again; the last snapshot stays until there is a newer one. Does nothing while it is at it. */
    public void refresh(Runnable done, Consumer<Exception> failed) {
        if (refreshing.get()) {
            return;
        }
        refreshing.set(true);
        lane.run(watch::read, Background.Outcome.of(
                newer -> {
                    refreshing.set(false);
                    readAt.set(Instant.now());
                    snapshot.set(newer);
                    done.run();
                },
                failure -> {
                    refreshing.set(false);
                    failed.accept(failure);
                }));
    }

    /**
     * Reads a container beside the host or another container.
     *
     * @param prepare makes of it what will be shown, still away from the window's thread
     */
    public <T> Background.Job mirror(Container container, Wanted wanted, Function<Mirror, T> prepare,
            Background.Outcome<T> outcome) {
        Snapshot at = snapshot.get();
        return lane.run(() -> prepare.apply(mirrors.read(node, at, container, wanted)), outcome);
    }

    /** What asking a container's own tools would run. Asks nothing. */
    public List<OwnWord> ownTools(Container container) {
        return ownTools.offer(snapshot.get(), container, Set.copyOf(Facet.ALL));
    }

    /** Runs a container's own tools: only ever because a person said so, who was shown what would run. */
    public Background.Job askOwnTools(Container container, Background.Outcome<List<OwnWord>> outcome) {
        Snapshot at = snapshot.get();
        return lane.run(() -> ownTools.ask(node, at, container, Set.copyOf(Facet.ALL)), outcome);
    }

    /** Closes the node: what is under way ends, nothing is left running on it. Does not wait. */
    public void close() {
        lane.close();
        closing.begin(node::close);
    }
}
