package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import nsmirror.text.Shown;

/**
 * Connects on a thread of its own, so that whoever waits can give up at any moment: the SSH library's own waits cannot
 * be interrupted. No step may take for ever, but a person may take their time over a question.
 */
final class Connecting {
    /** Longer than any step that goes well, a login that waits for a second factor included. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(130);

    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final String host;
    private final Prompts prompts;
    private final Progress progress;
    private volatile long deadline = System.nanoTime() + LONGEST_STEP.toNanos();
    private volatile boolean asking;

    Connecting(String host, Prompts prompts, Progress progress) {
        this.host = host;
        this.prompts = prompts;
        this.progress = progress;
    }

    /** To be told of the steps. */
    Progress progress() {
        return what -> {
            stepBegins();
            progress.step(what);
        };
    }

    /** To be asked. */
    Prompts prompts() {
        return new Prompts() {
            @Override
            public boolean trust(HostKeyQuestion question) {
                return untimed(() -> prompts.trust(question));
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                return untimed(() -> prompts.secret(prompt));
            }
        };
    }

    private <T> T untimed(Supplier<T> question) {
        asking = true;
        try {
            return question.get();
        } finally {
            stepBegins();
            asking = false;
        }
    }

    private void stepBegins() {
        deadline = System.nanoTime() + LONGEST_STEP.toNanos();
    }

    /** Does the work; {@code abort} ends it from another thread. */
    Node run(Callable<Node> work, Runnable abort) throws NodeException {
        FutureTask<Node> task = new FutureTask<>(work);
        Thread worker = Thread.ofPlatform().daemon().name("nsmirror connecting").start(task);
        try {
            while (true) {
                try {
                    return task.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!asking && System.nanoTime() > deadline) {
                        giveUp(worker, abort);
                        throw new NodeException(
                                UNREADABLE,
                                host + ": no progress for " + LONGEST_STEP.toSeconds() + " s; check the server", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            giveUp(worker, abort);
            Thread.currentThread().interrupt();
            throw new NodeException(CANCELLED, host + ": cancelled", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeException known) {
                throw known;
            }
            throw new NodeException(
                    UNREADABLE, host + ": connecting failed: " + Shown.line(String.valueOf(e.getCause())), e);
        }
    }

    /** A connection that is made in this very moment is ended as well. */
    private static void giveUp(Thread worker, Runnable abort) {
        abort.run();
        worker.interrupt();
    }
}
