package nsmirror.ui.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final Supplier<Background> lanes;
    private final Reading reading;
    private final OwnTools ownTools = new OwnTools();
    private final CommandLog log;
    private final ReadOnlyObjectWrapper<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Instant> readAt;
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(false);
    private Reading.Watch watch;

    OpenNode(Way way, Connection connection, Arrived first, Background lane, Supplier<Background> lanes) {
        this.target = way.to();
        this.connection = connection;
        this.lane = lane;
        this.lanes = lanes;
        this.watch = first.watch();
        this.reading = way.reading();
        this.log = way.log();
        this.snapshot = new ReadOnlyObjectWrapper<>(first.snapshot());
        this.readAt = new ReadOnlyObjectWrapper<>(Instant.now());
        connection.whenBack(arrived -> {
            watch = arrived.watch();
            take(arrived.snapshot());
        });
    }

    private void take(Snapshot newer) {
        readAt.set(Instant.now());
        snapshot.set(newer);
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
        Reading.Watch from = watch;
        refreshing.set(true);
        lane.run(from::read, Background.Outcome.of(
                newer -> {
                    refreshing.set(false);
                    if (from == watch) {
                        take(newer);
                    }
                    done.run();
                },
                failure -> {
                    refreshing.set(false);
                    if (from == watch) {
                        failed.accept(failure);
                    } else {
                        done.run();
                    }
                }));
    }

    /** How its connection stands; lost, it is tried again by itself. */
    public ReadOnlyObjectProperty<Standing> standing() {
        return connection.standing();
    }

    /** Connects at once: refused, or there without root, with questions to the person. */
    public void connectAgain() {
        switch (connection.standing().get()) {
            case Standing.Refused(var why) -> connection.ask(why);
            case Standing.There(var withoutRoot) -> withoutRoot.ifPresent(connection::ask);
            case Standing.Waiting _ -> connection.now();
            case Standing.Trying _ -> { }
        }
    }

    /** Looks whether it still lives; else it is lost. Not in its lane, where something may wait for the dead. */
    public void check() {
        Node asked = connection.node();
        if (recording() || standing().get().away()) {
            return;
        }
        Background apart = lanes.get();
        apart.run(() -> lives(asked), Background.Outcome.of(
                lives -> {
                    apart.close();
                    if (!lives) {
                        connection.lost(asked, gone(Text.of("away.silent", Shown.line(target.text()))));
                    }
                },
                failure -> {
                    apart.close();
                    connection.lost(asked, gone(Failure.line(failure)));
                }));
    }

    /** A node that is busy with something long answers late; whoever then connects anew loses little. */
    private static boolean lives(Node node) throws Exception {
        FutureTask<Answer> answer = new FutureTask<>(() -> node.run(Command.asUser("true").within(ALIVE)));
        Thread asking = Thread.startVirtualThread(answer);
        try {
            return answer.get(ALIVE.toMillis(), TimeUnit.MILLISECONDS).ending() == Answer.Ending.EXITED;
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } finally {
            asking.interrupt();
        }
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

    /** Something else that is asked of a node. */
    @FunctionalInterface
    public interface Asking<T> {
        /** Asks it. Away from the window's thread. */
        T of(Node node) throws Exception;
    }

    /** Asks the node something else, in its turn. */
    public <T> Background.Job ask(Asking<T> asking, Background.Outcome<T> outcome) {
        Node node = connection.node();
        return lane.run(() -> asking.of(node), outcome);
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
