package nsmirror.ui.session;

import java.util.function.Consumer;
import nsmirror.node.NodeException;
import nsmirror.node.Reconnector;

/** The way back to a lost node. */
@FunctionalInterface
public interface Returning {
    /** Tries under way. */
    interface Tries {
        /** Tries at once. */
        void now();

        /** Tries no more. Does not wait. */
        void close();
    }

    /**
     * Begins to try.
     *
     * @param failed how many tries failed before, so that the pauses grow on
     * @param told hears on any thread
     */
    Tries start(NodeException lost, int failed, Reconnector.Opening opening, Consumer<Reconnector.State> told);

    /** After growing pauses, away from the window's thread. */
    static Returning afterPauses() {
        return (lost, failed, opening, told) -> {
            Reconnector reconnector = Reconnector.start(lost, failed, opening, told);
            return new Tries() {
                @Override
                public void now() {
                    reconnector.now();
                }

                @Override
                public void close() {
                    reconnector.close();
                }
            };
        };
    }
}
