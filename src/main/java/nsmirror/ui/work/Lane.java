package nsmirror.ui.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Platform;

/** The real lane: a thread of its own. A job cancelled before its turn never begins. */
public final class Lane implements Background {
    private final ExecutorService thread;
    private final Set<Running<?>> waiting = ConcurrentHashMap.newKeySet();

    /** A lane whose thread has that name. */
    public Lane(String name) {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    @Override
    public <T> Job run(Work<T> work, Outcome<T> outcome) {
        Running<T> job = new Running<>(work, outcome);
        try {
            waiting.add(job);
            job.future = thread.submit(job);
        } catch (RejectedExecutionException closed) {
            waiting.remove(job);
        }
        return job;
    }

    @Override
    public void close() {
        waiting.forEach(Running::cancel);
        thread.shutdownNow();
    }

    /**
     * A job on its way. Its outcome is settled once, by whoever comes first: its end or its cancelling. It has ended
     * once the window's thread has heard of it, not before: until then it can be cancelled.
     */
    private final class Running<T> implements Runnable, Job {
        private final Work<T> work;
        private final Outcome<T> outcome;
        private volatile boolean cancelled;
        private volatile Future<?> future;

        private Running(Work<T> work, Outcome<T> outcome) {
            this.work = work;
            this.outcome = outcome;
        }

        @Override
        public void run() {
            try {
                T result = work.get();
                if (cancelled) {
                    waiting.remove(this);
                    outcome.unwanted().accept(result);
                } else {
                    Platform.runLater(() -> deliver(result));
                }
            } catch (Exception failure) {
                Platform.runLater(() -> fail(failure));
            } catch (Throwable worse) {
                Platform.runLater(() -> fail(new ExecutionException(worse)));
            }
        }

        private void deliver(T result) {
            waiting.remove(this);
            if (cancelled) {
                Thread.ofVirtual().start(() -> outcome.unwanted().accept(result));
            } else {
                outcome.done().accept(result);
            }
        }

        private void fail(Exception failure) {
            waiting.remove(this);
            if (!cancelled) {
                outcome.failed().accept(failure);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            waiting.remove(this);
            Future<?> submitted = future;
            if (submitted != null) {
                submitted.cancel(true);
            }
        }
    }
}
