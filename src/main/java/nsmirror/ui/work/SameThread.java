package nsmirror.ui.work;

import java.util.concurrent.ExecutionException;

/** The twin for tests: every job is done, and its outcome is there, when {@link #run} returns. */
public final class SameThread implements Background {
    private boolean closed;

    @Override
    public <T> Job run(Work<T> work, Outcome<T> outcome) {
        if (closed) {
            return () -> {};
        }
        T result;
        try {
            result = work.get();
        } catch (Exception failure) {
            outcome.failed().accept(failure);
            return () -> {};
        } catch (OutOfMemoryError full) {
            outcome.failed().accept(new ExecutionException(full));
            return () -> {};
        }
        outcome.done().accept(result);
        return () -> {};
    }

    @Override
    public void close() {
        closed = true;
    }
}
