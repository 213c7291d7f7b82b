package nsmirror.ui.map;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/** Calls once for each frame of the screen, while something moves. A test beats by hand. */
public interface Beat {
    /** Calls from the next frame on, with a time in nanoseconds. */
    void start(LongConsumer frame);

    /** Calls no more. */
    void stop();

    /** The screen's own frames. */
    static Beat ofScreen() {
        return new Beat() {
            private AnimationTimer timer;

            @Override
            public void start(LongConsumer frame) {
                stop();
                timer = new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        frame.accept(now);
                    }
                };
                timer.start();
            }

            @Override
            public void stop() {
                if (timer != null) {
                    timer.stop();
                    timer = null;
                }
            }
        };
    }
}
