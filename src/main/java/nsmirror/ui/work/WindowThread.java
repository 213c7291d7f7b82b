package nsmirror.ui.work;

import javafx.application.Platform;

/** The thread that owns the window. */
public final class WindowThread {
    private WindowThread() {}

    /** Does it in the window's thread: at once if this is it, else soon. */
    public static void run(Runnable what) {
        if (Platform.isFxApplicationThread()) {
            what.run();
        } else {
            Platform.runLater(what);
        }
    }
}
