package nsmirror.ui.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Closes what may take its time to close, without the window waiting; at the end somebody can wait for all of it. */
public final class Closing {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Begins to close it. */
    public void begin(Runnable close) {
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                close.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** Waits until everything is closed, at most that long. Not in the window's thread. */
    public void await(Duration most) {
        Instant end = Instant.now().plus(most);
        try {
            for (Thread thread : threads) {
                Duration left = Duration.between(Instant.now(), end);
                if (left.isPositive()) {
                    thread.join(left);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
