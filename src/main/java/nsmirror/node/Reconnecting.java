package nsmirror.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a lost node is tried again: after growing pauses, or at once when this computer was asleep, for then the network is
 * another. Pure: whoever tries looks at it now and then, at least every {@link #LOOK_AGAIN}.
 *
 * @param tries how many failed since the connection was lost or the computer woke up
 * @param next when the next one is due
 * @param looked when it was looked at last
 */
public record Reconnecting(int tries, Duration next, Moment looked) {
    /** How often it wants to be looked at. */
    public static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final List<Duration> PAUSES =
            List.of(1, 2, 5, 10, 20, 30, 60).stream().map(Duration::ofSeconds).toList();

    /** A gap this much longer than between two looks is no busy computer's, but a sleeping one's. */
    private static final Duration SLEPT = Duration.ofSeconds(10);

    /**
     * A moment on two clocks: one that never jumps, and on most systems stands still while the computer sleeps; and the
     * calendar's, which goes on.
     *
     * @param running since any fixed moment
     */
    public record Moment(Duration running, Instant wall) {
        /** This one. */
        public static Moment now() {
            return new Moment(Duration.ofNanos(System.nanoTime()), Instant.now());
        }

        /** Whether this computer was asleep between that moment and this one, if it looked as often as it should. */
        public boolean sleptSince(Moment earlier) {
            return Duration.between(earlier.wall(), wall).compareTo(SLEPT) > 0;
        }
    }

    /** The connection was lost now, after that many tries that failed already. */
    public static Reconnecting lost(int tries, Moment now) {
        return new Reconnecting(tries, now.running().plus(pause(tries)), now);
    }

    private static Duration pause(int tries) {
        return PAUSES.get(Math.min(tries, PAUSES.size() - 1));
    }

    /** Looks again: who slept begins anew, at once. */
    public Reconnecting look(Moment now) {
        return now.sleptSince(looked) ? new Reconnecting(0, now.running(), now) : new Reconnecting(tries, next, now);
    }

    /** Somebody wants it now. */
    public Reconnecting asked(Moment now) {
        return new Reconnecting(tries, now.running(), now);
    }

    /** The try that was due failed. */
    public Reconnecting failed(Moment now) {
        return lost(tries + 1, now);
    }

    /** How long until the next try; zero if it is due. */
    public Duration left() {
        Duration left = next.minus(looked.running());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
