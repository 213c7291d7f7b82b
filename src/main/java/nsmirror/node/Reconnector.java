package nsmirror.node;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.Reconnecting.Moment;

/**
 * Tries to reach a lost node again until it is there, is asked to stop, or the login or host key is refused: that only a
 * person can mend, and a server may lock out who tries again and again. Runs on a thread of its own.
 */
public final class Reconnector implements AutoCloseable {
    /** How things stand; told on the reconnector's thread. */
    public sealed interface State {
        /**
         * Not yet time.
         *
         * @param why the last failure, in one line
         * @param tries how many failed
         */
        record Waiting(String why, int tries, Duration left) implements State {}

        /** Under way. */
        record Trying(String why, int tries) implements State {}

        /** There again; whoever is told has to close it. The last state. */
        record Back(Node node) implements State {}

        /** Nothing more is tried. The last state, but for a close. */
        record GivenUp(NodeException why) implements State {}
    }

    /** Opens the node; to ask nobody anything is wise, for nobody may be there. */
    public interface Opening {
        /** Waits for the network; interrupting the thread gives up. */
        Node open() throws NodeException;
    }

    /** Time, which tests make themselves. */
    interface Clock {
        Moment now();

        /** Waits that long on a condition, or until it is signalled. */
        void await(Condition changed, Duration most) throws InterruptedException;
    }

    private static final Clock REAL = new Clock() {
        @Override
        public Moment now() {
            return Moment.now();
        }

        @Override
        public void await(Condition changed, Duration most) throws InterruptedException {
            changed.awaitNanos(most.toNanos());
        }
    };

    private final Opening opening;
    private final Consumer<State> told;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean asked;

    private Reconnector(NodeException lost, int failed, Opening opening, Consumer<State> told, Clock clock) {
        this.opening = opening;
        this.told = told;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("nsmirror reconnecting").unstarted(() -> run(lost, failed));
    }

    /**
     * Begins.
     *
     * @param lost why the connection was lost
     * @param failed how many tries failed before: the pauses grow on from there
     * @param told hears how things stand, about every second while it waits
     */
    public static Reconnector start(NodeException lost, int failed, Opening opening, Consumer<State> told) {
        return start(lost, failed, opening, told, REAL);
    }

    static Reconnector start(NodeException lost, int failed, Opening opening, Consumer<State> told, Clock clock) {
        Reconnector reconnector = new Reconnector(lost, failed, opening, told, clock);
        reconnector.thread.start();
        return reconnector;
    }

    /** Tries at once. */
    public void now() {
        lock.lock();
        try {
            asked = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops, also in the middle of a try. Does not wait; a node that is reached all the same is closed. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run(NodeException lost, int failed) {
        NodeException why = lost;
        Reconnecting policy = Reconnecting.lost(failed, clock.now());
        try {
            while (true) {
                policy = awaitTurn(policy, why);
                told.accept(new State.Trying(why.getMessage(), policy.tries()));
                try {
                    hand(opening.open());
                    return;
                } catch (NodeException failure) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    if (failure.reason() != Reason.UNREADABLE) {
                        told.accept(new State.GivenUp(failure));
                        return;
                    }
                    why = failure;
                    policy = policy.failed(clock.now());
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void hand(Node node) {
        if (Thread.currentThread().isInterrupted()) {
            node.close();
        } else {
            told.accept(new State.Back(node));
        }
    }

    private Reconnecting awaitTurn(Reconnecting begun, NodeException why) throws InterruptedException {
        Reconnecting policy = begun.look(clock.now());
        lock.lockInterruptibly();
        try {
            while (!policy.left().isZero()) {
                told.accept(new State.Waiting(why.getMessage(), policy.tries(), policy.left()));
                if (!asked) {
                    clock.await(changed, min(policy.left(), Reconnecting.LOOK_AGAIN));
                }
                policy = asked ? policy.asked(clock.now()) : policy.look(clock.now());
                asked = false;
            }
            return policy;
        } finally {
            lock.unlock();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
