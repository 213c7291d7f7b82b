package nsmirror.ui.work;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Something done after a while, in the window's thread. */
@FunctionalInterface
public interface Delay {
    /** Does it once after that time. What is returned takes it back. */
    Runnable after(Duration time, Runnable does);

    /** Of a second and more: without a picture being asked for all the while, as the screen's clock does. */
    static Delay ofClock() {
        return (time, does) -> {
            boolean[] over = {false};
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(time);
                    WindowThread.run(() -> {
                        if (!over[0]) {
                            does.run();
                        }
                    });
                } catch (InterruptedException takenBack) {
                    // Nothing is done then.
                }
            });
            return () -> {
                over[0] = true;
                thread.interrupt();
            };
        };
    }

    /** By the clock of the screen, by which everything moves that is seen. */
    static Delay ofScreen() {
        return (time, does) -> {
            PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(time.toMillis()));
            pause.setOnFinished(over -> does.run());
            pause.play();
            return pause::stop;
        };
    }
}
