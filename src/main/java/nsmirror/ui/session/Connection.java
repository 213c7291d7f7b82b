package nsmirror.ui.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Progress;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.Reconnector;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.WindowThread;

/** The connection of an open node: it may be lost, and come back as another. Used in the window's thread. */
final class Connection {
    /** Reaches the node anew; waits for the network. */
    @FunctionalInterface
    interface Again {
        /**
         * Reaches and reads it.
         *
         * @param asking whether a person is there to answer questions
         */
        Arrived go(boolean asking, Progress progress) throws NodeException;
    }

    /** A connection that lasted less counts as a try that failed: a server that throws everybody out is not besieged. */
    private static final Duration LASTS = Duration.ofMinutes(1);

    /** One series of tries; what is heard of an earlier one counts no more. */
    private static final class Round {
        private final String lost;
        /** Whether a person wants the next try. */
        private volatile boolean asking;
        private volatile Arrived arrived;
        private Returning.Tries tries;
        /** Whether the connection there was lives on meanwhile. */
        private boolean beside;
        private boolean tried;

        private Round(String lost, boolean asking, boolean beside) {
            this.lost = lost;
            this.asking = asking;
            this.beside = beside;
        }
    }

    private final Again again;
    private final Returning returning;
    private final Closing closing;
    private final Supplier<Moment> clock;
    private final boolean root;
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(new Standing.There(Optional.empty()));
    private Consumer<Arrived> back = arrived -> {};
    private Optional<Round> round = Optional.empty();
    private Node node;
    private Optional<Moment> cameBack = Optional.empty();
    private int failed;
    private boolean closed;

    Connection(Node first, Again again, Returning returning, Closing closing, Supplier<Moment> clock) {
        this.again = again;
        this.returning = returning;
        this.closing = closing;
        this.clock = clock;
        this.root = first.login().root();
        take(first);
    }

    /** The last connection, which may be lost. */
    Node node() {
        return node;
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** Told of what came back, before it counts as there. */
    void whenBack(Consumer<Arrived> told) {
        back = told;
    }

    private void take(Node its) {
        node = its;
        its.whenLost(why -> WindowThread.run(() -> lost(its, why)));
    }

    /** That node does not answer any more. */
    void lost(Node which, NodeException why) {
        if (closed || which != node || standing.get().away()) {
            return;
        }
        closing.begin(which::close);
        if (round.isPresent()) {
            round.get().beside = false;
            standing.set(new Standing.Trying(why.getMessage(), ""));
        } else {
            failed = cameBack.filter(this::justNow).isPresent() ? failed + 1 : 0;
            begin(why, new Round(why.getMessage(), false, false));
        }
    }

    private boolean justNow(Moment then) {
        return clock.get().running().minus(then.running()).compareTo(LASTS) < 0;
    }

    /** Tries at once. */
    void now() {
        round.ifPresent(its -> {
            its.asking = true;
            its.tries.now();
        });
    }

    /** Connects anew at once, and asks what there is to ask; a connection there is stays until the other one is. */
    void ask(String why) {
        if (round.filter(its -> its.beside).isPresent()) {
            return;
        }
        begin(new NodeException(NodeException.Reason.UNREADABLE, why), new Round(why, true, !standing.get().away()));
        now();
    }

    private void begin(NodeException why, Round its) {
        round.ifPresent(earlier -> earlier.tries.close());
        round = Optional.of(its);
        standing.set(its.beside ? new Standing.There(Optional.empty()) : new Standing.Trying(its.lost, ""));
        its.tries = returning.start(why, failed, () -> go(its), state -> WindowThread.run(() -> heard(its, state)));
    }

    /** What nobody expected must not end the tries without a word. */
    private Node go(Round its) throws NodeException {
        boolean asking = its.asking;
        its.asking = false;
        try {
            its.arrived = again.go(asking, step -> WindowThread.run(() -> stepped(its, step)));
            return its.arrived.node();
        } catch (RuntimeException | Error unexpected) {
            throw new NodeException(
                    NodeException.Reason.UNREADABLE, Failure.line(new ExecutionException(unexpected)), unexpected);
        }
    }

    private void stepped(Round its, String step) {
        if (round.filter(its::equals).isPresent() && standing.get() instanceof Standing.Trying(var why, var _)) {
            standing.set(new Standing.Trying(why, step));
        }
    }

    private void heard(Round its, Reconnector.State state) {
        if (round.filter(its::equals).isEmpty()) {
            if (state instanceof Reconnector.State.Back(Node late)) {
                closing.begin(late::close);
            }
            return;
        }
        switch (state) {
            case Reconnector.State.Back _ -> arrived(its);
            case Reconnector.State.Trying(var why, var _) -> {
                its.tried = true;
                wait(its, new Standing.Trying(why, ""));
            }
            case Reconnector.State.Waiting(var why, var tries, var left) -> {
                failed = tries;
                if (its.beside && its.tried) {
                    stay(its, why);
                } else {
                    wait(its, new Standing.Waiting(why, tries, left));
                }
            }
            case Reconnector.State.GivenUp(var why) -> {
                if (its.beside) {
                    stay(its, why.getMessage());
                } else {
                    standing.set(new Standing.Refused(why.getMessage()));
                }
            }
        }
    }

    private void wait(Round its, Standing how) {
        if (!its.beside) {
            standing.set(how);
        }
    }

    /** No other connection was to be had: the one that is there goes on. */
    private void stay(Round its, String why) {
        its.tries.close();
        round = Optional.empty();
        failed = 0;
        standing.set(new Standing.There(Optional.of(why)));
    }

    private void arrived(Round its) {
        round = Optional.empty();
        if (its.beside) {
            closing.begin(node::close);
        }
        take(its.arrived.node());
        cameBack = Optional.of(clock.get());
        back.accept(its.arrived);
        standing.set(new Standing.There(
                root && !node.login().root() ? node.login().whyNotRoot() : Optional.empty()));
    }

    /** Ends it, and the tries. Does not wait. */
    void close() {
        closed = true;
        round.ifPresent(its -> its.tries.close());
        round = Optional.empty();
        closing.begin(node::close);
    }
}
