package nsmirror.ui.session;

import java.util.function.Supplier;
import nsmirror.node.Reconnecting;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.ui.work.Delay;

/** Looks every second at an open node: after this computer slept, whether it still lives. Used in the window's thread. */
public final class Staying {
    private final OpenNode node;
    private final Delay delay;
    private final Supplier<Moment> clock;
    private final Runnable looked;
    private Moment last;
    private Runnable takeBack;

    /**
     * Looks from now on.
     *
     * @param looked told at each look: ages on screen go on
     */
    public Staying(OpenNode node, Delay delay, Supplier<Moment> clock, Runnable looked) {
        this.node = node;
        this.delay = delay;
        this.clock = clock;
        this.looked = looked;
        last = clock.get();
        // A recording is never lost.
        takeBack = node.recording() ? () -> {} : delay.after(Reconnecting.LOOK_AGAIN, this::look);
    }

    private void look() {
        takeBack = delay.after(Reconnecting.LOOK_AGAIN, this::look);
        Moment now = clock.get();
        boolean slept = now.sleptSince(last);
        last = now;
        if (slept) {
            node.check();
        }
        looked.run();
    }

    /** Looks no more. */
    public void stop() {
        takeBack.run();
    }
}
