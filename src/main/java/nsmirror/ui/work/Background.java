package nsmirror.ui.work;

import java.util.function.Consumer;

/**
 * One lane of work away from the window's thread, one job after another. Called from the window's thread, which is
 * where outcomes arrive too.
 */
public interface Background extends AutoCloseable {
    /** Something that takes its time. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it. May be interrupted. */
        T get() throws Exception;
    }

    /** A job that was handed in. */
    @FunctionalInterface
    interface Job {
        /** Takes it back: no outcome arrives any more. If it has begun its thread is interrupted. */
        void cancel();
    }

    /**
     * What becomes of a job; at most one of these is called.
     *
     * @param done it was done
     * @param failed it threw
     * @param unwanted it was done after it was cancelled; not in the window's thread. Here what it opened is closed.
     */
    record Outcome<T>(Consumer<T> done, Consumer<Exception> failed, Consumer<T> unwanted) {
        /** An outcome that holds nothing that needs closing. */
        public static <T> Outcome<T> of(Consumer<T> done, Consumer<Exception> failed) {
            return new Outcome<>(done, failed, late -> {});
        }
    }

    /** Does the work and reports its outcome in the window's thread. */
    <T> Job run(Work<T> work, Outcome<T> outcome);

    /** Cancels what is running or waiting; nothing more is taken. Does not wait. */
    @Override
    void close();
}
