package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.Reconnector.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReconnectorTest {
    private static final NodeException LOST = new NodeException(Reason.UNREADABLE, "node1: the connection was lost");
    private static final Moment BEGIN = new Moment(Duration.ofSeconds(5), Instant.EPOCH);

    private static Moment after(Moment moment, Duration running, Duration asleep) {
        return new Moment(moment.running().plus(running), moment.wall().plus(running).plus(asleep));
    }

    @Test
    void pausesGrowUpToAMinute() {
        Reconnecting policy = Reconnecting.lost(0, BEGIN);
        List<Long> pauses = new ArrayList<>(List.of(policy.left().toSeconds()));
        for (int i = 0; i < 8; i++) {
            policy = policy.failed(BEGIN);
            pauses.add(policy.left().toSeconds());
        }
        assertThat(pauses).containsExactly(1L, 2L, 5L, 10L, 20L, 30L, 60L, 60L, 60L);
    }

    @Test
    void aPauseRunsOutAndNotBefore() {
        Reconnecting policy = Reconnecting.lost(0, BEGIN).failed(BEGIN);

        assertThat(policy.look(after(BEGIN, Duration.ofMillis(1999), Duration.ZERO)).left()).isEqualTo(Duration.ofMillis(1));
        assertThat(policy.look(after(BEGIN, Duration.ofSeconds(3), Duration.ZERO)).left()).isZero();
    }

    @Test
    void whoWakesUpTriesAtOnceAndPausesAreShortAgain() {
        Reconnecting tired = Reconnecting.lost(0, BEGIN).failed(BEGIN).failed(BEGIN).failed(BEGIN).failed(BEGIN);

        Reconnecting woken = tired.look(after(BEGIN, Duration.ofSeconds(1), Duration.ofHours(8)));

        assertThat(woken.left()).isZero();
        assertThat(woken.failed(woken.looked()).left()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aClockThatIsSetBackIsNoSleep() {
        Reconnecting policy = Reconnecting.lost(0, BEGIN).failed(BEGIN);

        assertThat(policy.look(after(BEGIN, Duration.ofSeconds(1), Duration.ofHours(-1))).left())
                .isEqualTo(Duration.ofSeconds(1));
    }

    /** Time passes when it is waited for, and in no other way. */
    private static final class HandClock implements Reconnector.Clock {
        private Moment now = BEGIN;
        private final boolean stopped;

        HandClock(boolean stopped) {
            this.stopped = stopped;
        }

        @Override
        public Moment now() {
            return now;
        }

        @Override
        public void await(Condition changed, Duration most) throws InterruptedException {
            if (stopped) {
                changed.await();
            } else {
                now = after(now, most, Duration.ZERO);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static final class There implements Node {
        private volatile boolean closed;

        @Override
        public Login login() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Answer> run(List<Command> commands) {
            return List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static State last(BlockingQueue<State> told) throws InterruptedException {
        while (true) {
            State state = told.take();
            if (state instanceof State.Back || state instanceof State.GivenUp) {
                return state;
            }
        }
    }

    @Test
    void itTriesUntilTheNodeIsThereAndSaysWhyNotYet() throws Exception {
        BlockingQueue<State> told = new LinkedBlockingQueue<>();
        There node = new There();
        HandClock clock = new HandClock(false);
        int[] tries = {0};
        try (Reconnector _ = Reconnector.start(LOST, 0, () -> {
            if (++tries[0] < 4) {
                throw new NodeException(Reason.UNREADABLE, "node1: try " + tries[0]);
            }
            return node;
        }, told::add, clock)) {
            List<State> states = new ArrayList<>();
            for (State state = told.take(); !(state instanceof State.Back); state = told.take()) {
                states.add(state);
            }
            assertThat(states).contains(
                    new State.Waiting(LOST.getMessage(), 0, Duration.ofSeconds(1)),
                    new State.Waiting("node1: try 3", 3, Duration.ofSeconds(10)),
                    new State.Trying("node1: try 3", 3));
            assertThat(clock.now().running().minus(BEGIN.running())).isEqualTo(Duration.ofSeconds(1 + 2 + 5 + 10));
            assertThat(node.closed).isFalse();
        }
    }

    @Test
    void itTriesAtOnceWhenItIsAsked() throws Exception {
        BlockingQueue<State> told = new LinkedBlockingQueue<>();
        There node = new There();
        try (Reconnector reconnector = Reconnector.start(LOST, 0, () -> node, told::add, new HandClock(true))) {
            assertThat(told.take()).isInstanceOf(State.Waiting.class);

            reconnector.now();

            assertThat(last(told)).isEqualTo(new State.Back(node));
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        BlockingQueue<State> told = new LinkedBlockingQueue<>();
        NodeException refused = new NodeException(Reason.REFUSED, "node1: its host key has changed");
        try (Reconnector _ = Reconnector.start(LOST, 0, () -> {
            throw refused;
        }, told::add, new HandClock(false))) {
            assertThat(last(told)).isEqualTo(new State.GivenUp(refused));
        }
    }

    @Test
    void aNodeThatIsReachedAfterTheEndIsClosed() throws Exception {
        BlockingQueue<State> told = new LinkedBlockingQueue<>();
        There node = new There();
        Reconnector[] own = new Reconnector[1];
        BlockingQueue<Boolean> ready = new LinkedBlockingQueue<>();
        own[0] = Reconnector.start(LOST, 0, () -> {
            take(ready);
            own[0].close();
            return node;
        }, told::add, new HandClock(false));
        ready.add(true);

        Eventually.is("it is closed", () -> node.closed);
        assertThat(told).noneMatch(State.Back.class::isInstance);
    }

    private static void take(BlockingQueue<Boolean> queue) {
        try {
            queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
