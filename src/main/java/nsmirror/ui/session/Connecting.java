package nsmirror.ui.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import nsmirror.node.Node;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.work.Background;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.WindowThread;

/** The way to a node: one attempt at a time, step by step, and back at any step. Used in the window's thread. */
public final class Connecting {
    /** An attempt under way. */
    private record Attempt(Target target, Background lane, AtomicReference<Node> node) {}

    private final Reading reading;
    private final Supplier<Background> lanes;
    private final Closing closing;
    private final Prompts prompts;
    private final ReadOnlyObjectWrapper<Optional<Attempt>> attempt = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Target>> target = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> steps = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlySteps = FXCollections.unmodifiableObservableList(steps);

    /**
     * A way to nodes.
     *
     * @param lanes makes a lane for each attempt; a node keeps the lane it was opened in
     */
    public Connecting(Reading reading, Supplier<Background> lanes, Closing closing, Prompts prompts) {
        this.reading = reading;
        this.lanes = lanes;
        this.closing = closing;
        this.prompts = prompts;
    }

    /** Where it is going, empty while it goes nowhere. */
    public ReadOnlyObjectProperty<Optional<Target>> target() {
        return target.getReadOnlyProperty();
    }

    /** The steps so far, the last one under way. */
    public ObservableList<String> steps() {
        return readOnlySteps;
    }

    /** Goes there; an attempt under way is given up. */
    public void start(Target to, SshOptions options, Consumer<OpenNode> done, Consumer<Exception> failed) {
        cancel();
        Attempt begun = new Attempt(to, lanes.get(), new AtomicReference<>());
        CommandLog log = new CommandLog();
        steps.clear();
        attempt.set(Optional.of(begun));
        target.set(Optional.of(to));
        Progress progress = step -> WindowThread.run(() -> begin(begun, step));
        Way way = new Way(to, options, reading, log);
        begun.lane().run(() -> way.go(prompts, progress, begun.node()::set), new Background.Outcome<>(
                arrived -> {
                    if (!current(begun)) {
                        closing.begin(arrived.node()::close);
                        return;
                    }
                    over();
                    done.accept(open(way, arrived, begun.lane()));
                },
                failure -> {
                    if (!current(begun)) {
                        return;
                    }
                    over();
                    begun.lane().close();
                    failed.accept(failure);
                },
                late -> late.node().close()));
    }

    private OpenNode open(Way way, Arrived arrived, Background lane) {
        Connection connection = new Connection(arrived.node(),
                (asking, progress) -> way.go(asking ? prompts : Prompts.refusing(), progress, node -> {}),
                reading.returning(), closing, Moment::now);
        return new OpenNode(way, connection, arrived, lane, lanes);
    }

    private void begin(Attempt its, String step) {
        if (current(its)) {
            steps.add(step);
        }
    }

    /** Whether that is the attempt under way, and not one that was given up since. */
    private boolean current(Attempt its) {
        return attempt.get().filter(its::equals).isPresent();
    }

    private void over() {
        attempt.set(Optional.empty());
        target.set(Optional.empty());
    }

    /** Gives up the attempt under way, if there is one. Does not wait. */
    public void cancel() {
        attempt.get().ifPresent(given -> {
            over();
            given.lane().close();
            Node node = given.node().get();
            if (node != null) {
                closing.begin(node::close);
            }
        });
    }
}
