package nsmirror.ui.session;

import java.time.Duration;
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
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Target;
import nsmirror.reading.OwnTools;
import nsmirror.reading.Wanted;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;
import nsmirror.ui.work.Background;

/** An open node and its last snapshot. Used in the window's thread; what waits for the node runs in its lane. */
public final class OpenNode {
    /** How long a node may take to answer after this computer woke up. */
    private static final Duration ALIVE = Duration.ofSeconds(5);

    private final Target target;
    private final Connection connection;
    private final Background lane;
    private final Reading reading;
    private final OwnTools ownTools = new OwnTools();
    private final CommandLog log;
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Instant> readAt;
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(false);
    private Reading.Watch watch;

    OpenNode(Target target, Connection connection, Reading.Watch watch, Snapshot first, Background lane,
            Reading reading, CommandLog log) {
        this.target = target;
        this.connection = connection;
        this.lane = lane;
        this.watch = watch;
        this.reading = reading;
        this.log = log;
        this.snapshot = new ReadOnlyObjectWrapper<>(first);
        this.readAt = new ReadOnlyObjectWrapper<>(Instant.now());
        connection.standing().addListener((any, before, now) -> {
            if (now instanceof Standing.Reading) {
                this.watch = reading.snapshots().watch(connection.node());
                read(watch, connection::read,
                        failure -> connection.lost(connection.node(), gone(Failure.line(failure))));
            }
        });
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
        read(watch, done, failed);
    }

    private void read(Reading.Watch from, Runnable done, Consumer<Exception> failed) {
        refreshing.set(true);
        lane.run(from::read, Background.Outcome.of(
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

    /** How its connection stands; lost, it is tried again by itself. */
    public ReadOnlyObjectProperty<Standing> standing() {
        return connection.standing();
    }

    /** Connects at once: refused, or there without root, with questions to the person. */
    public void connectAgain() {
        switch (connection.standing().get()) {
            case Standing.Refused(var why) -> connection.ask(gone(why));
            case Standing.There(var withoutRoot) -> connection.ask(gone(withoutRoot.orElse("")));
            case Standing.Waiting waiting -> connection.now();
            case Standing.Trying trying -> { }
            case Standing.Reading coming -> { }
        }
    }

    /** Looks whether it still lives; else it is lost. */
    public void check() {
        Node asked = connection.node();
        if (recording() || standing().get().away()) {
            return;
        }
        lane.run(() -> asked.run(Command.asUser("true").within(ALIVE)), Background.Outcome.of(
                answer -> {
                    if (answer.ending() != Answer.Ending.EXITED) {
                        connection.lost(asked, gone(Text.of("away.silent", Shown.line(target.text()))));
                    }
                },
                failure -> connection.lost(asked, gone(Failure.line(failure)))));
    }

    private static NodeException gone(String why) {
        return new NodeException(NodeException.Reason.UNREADABLE, why);
    }

    /**
     * Reads a container beside the host or another container.
     *
     * @param prepare makes of it what will be shown, still away from the window's thread
     */
    public <T> Background.Job mirror(Container container, Wanted wanted, Function<Mirror, T> prepare,
            Background.Outcome<T> outcome) {
        Snapshot at = snapshot.get();
        Node node = connection.node();
        return lane.run(() -> prepare.apply(reading.mirrors().read(node, at, container, wanted)), outcome);
    }

    /** What asking a container's own tools would run. Asks nothing. */
    public List<OwnWord> ownTools(Container container) {
        return ownTools.offer(snapshot.get(), container, Set.copyOf(Facet.ALL));
    }

    /** Runs a container's own tools: only ever because a person said so, who was shown what would run. */
    public Background.Job askOwnTools(Container container, Background.Outcome<List<OwnWord>> outcome) {
        Snapshot at = snapshot.get();
        Node node = connection.node();
        return lane.run(() -> ownTools.ask(node, at, container, Set.copyOf(Facet.ALL)), outcome);
    }

    /** Closes the node: what is under way ends, nothing is left running on it. Does not wait. */
    public void close() {
        lane.close();
        connection.close();
    }
}
