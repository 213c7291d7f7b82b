package nsmirror.ui.work;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Something done after a while, in the window's thread. */
@FunctionalInterface
public interface Delay {
    /** Does it once after that time. What is returned takes it back. */
    Runnable after(Duration time, Runnable does);

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
