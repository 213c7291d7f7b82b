package nsmirror.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process brings about. */
public final class Eventually {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private Eventually() {}

    public static void is(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LONG_ENOUGH + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
