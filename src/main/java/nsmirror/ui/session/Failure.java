package nsmirror.ui.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import nsmirror.node.NodeException;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/** What went wrong, in one line for people. What they cannot have caused is logged too, once and here. */
public final class Failure {
    private static final Logger LOG = System.getLogger(Failure.class.getName());

    private Failure() {}

    /** The line to show. */
    public static String line(Exception failure) {
        if (failure instanceof NodeException expected) {
            return expected.getMessage();
        }
        if (failure.getCause() instanceof OutOfMemoryError) {
            return Text.of("failure.memory");
        }
        log(failure);
        return Text.of("failure.unexpected", Shown.line(String.valueOf(failure), 300));
    }

    /** Logs what nobody expected. */
    public static void log(Throwable failure) {
        LOG.log(Level.ERROR, "unexpected", failure);
    }
}
