package nsmirror.ui.work;

import java.util.ArrayDeque;
import java.util.Deque;

/** A lane for tests in which a job is done when the test says so: what lies between can be looked at. */
public final class OnCue implements Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean closed;

    @Override
    public <T> Job run(Work<T> work, Outcome<T> outcome) {
        boolean[] cancelled = {false};
        waiting.add(() -> perform(work, outcome, cancelled));
        return () -> cancelled[0] = true;
    }

    /** As {@link Lane}: what was given up has begun already and ends, but nobody hears of it. */
    private <T> void perform(Work<T> work, Outcome<T> outcome, boolean[] cancelled) {
        try {
            T result = work.get();
            if (closed || cancelled[0]) {
                outcome.unwanted().accept(result);
            } else {
                outcome.done().accept(result);
            }
        } catch (Exception failure) {
            if (!closed && !cancelled[0]) {
                outcome.failed().accept(failure);
            }
        }
    }

    /** Does the job that has waited longest. */
    public void next() {
        waiting.remove().run();
    }

    /** How many jobs wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Whether it was closed. */
    public boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
