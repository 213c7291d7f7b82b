package nsmirror.node;

import java.time.Duration;

/**
 * Holds the time until a server has shown its host key. The time a single read may take does not: a server that sends a
 * line of rubbish now and then would be listened to for ever.
 */
final class Handshake {
    /** The network takes its time twice: to connect, which is tried address by address, and to agree. */
    private static final int TIMES = 2;

    private final Duration patience;
    private volatile Thread watch;
    private volatile boolean late;

    Handshake(Duration patience) {
        this.patience = patience;
    }

    /** From now on the time counts; once it is up the sockets are closed. */
    void begin(HopSockets sockets) {
        watch = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience.multipliedBy(TIMES));
                late = true;
                sockets.close();
            } catch (InterruptedException e) {
                // Over in time.
            }
        });
    }

    /** It counts no more. */
    void over() {
        Thread watching = watch;
        if (watching != null) {
            watching.interrupt();
        }
    }

    /** Whether the time was up. */
    boolean late() {
        return late;
    }
}
