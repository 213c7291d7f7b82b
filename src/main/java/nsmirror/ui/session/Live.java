package nsmirror.ui.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nsmirror.ui.work.Delay;

/**
 * Reads an open node again every few seconds. The next reading is timed from the end of the last one, so two never
 * overlap; while somebody is busy with the window it waits; when a reading fails it stops and tells.
 */
public final class Live {
    private static final Duration USUAL = Duration.ofSeconds(5);
    /** How soon it looks again whether the window is free. */
    private static final Duration WAITING = Duration.ofMillis(500);

    private final OpenNode node;
    private final Delay delay;
    private final BooleanSupplier busy;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<Optional<Duration>> every = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Duration chosen = USUAL;
    private boolean broken;
    private boolean held;
    private Runnable takeBack = () -> {};

    /**
     * Not reading yet.
     *
     * @param busy whether something is on its way or lies over the page, so that the picture must not change now
     * @param failed told what went wrong when it stops
     */
    public Live(OpenNode node, Delay delay, BooleanSupplier busy, Consumer<Exception> failed) {
        this.node = node;
        this.delay = delay;
        this.busy = busy;
        this.failed = failed;
    }

    /** How often it reads; empty while it does not. */
    public ReadOnlyObjectProperty<Optional<Duration>> every() {
        return every.getReadOnlyProperty();
    }

    /** Reads that often from now on. */
    public void start(Duration time) {
        chosen = time;
        broken = false;
        every.set(Optional.of(time));
        next(time);
    }

    /** Reads as often as was chosen last, or stops. */
    public void toggle() {
        if (every.get().isPresent()) {
            stop();
        } else {
            start(chosen);
        }
    }

    /** Reads no more. */
    public void stop() {
        broken = false;
        takeBack.run();
        takeBack = () -> {};
        every.set(Optional.empty());
    }

    /** Nobody looks: it reads nothing until somebody does. */
    public void hold() {
        held = true;
        takeBack.run();
        takeBack = () -> {};
    }

    /** Somebody looks again: it reads at once, and goes on. */
    public void go() {
        held = false;
        if (every.get().isPresent()) {
            read();
        }
    }

    /** The node is there again: goes on if it stopped because reading failed. */
    public void resume() {
        if (broken) {
            start(chosen);
        }
    }

    private void next(Duration time) {
        takeBack.run();
        takeBack = held ? () -> {} : delay.after(time, this::read);
    }

    private void read() {
        if (busy.getAsBoolean() || node.refreshing().get()) {
            next(WAITING);
            return;
        }
        node.refresh(() -> every.get().ifPresent(this::next), failure -> {
            stop();
            broken = true;
            failed.accept(failure);
        });
    }
}
