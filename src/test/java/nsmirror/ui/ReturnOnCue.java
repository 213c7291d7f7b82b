package nsmirror.ui;

import java.time.Duration;
import java.util.function.Consumer;
import nsmirror.node.NodeException;
import nsmirror.node.Reconnector;
import nsmirror.node.Reconnector.State;
import nsmirror.ui.session.Returning;

/** The way back for tests: it waits until it is asked to try, and tries then and there. */
final class ReturnOnCue implements Returning {
    @Override
    public Tries start(NodeException lost, int failed, Reconnector.Opening opening, Consumer<State> told) {
        told.accept(new State.Waiting(lost.getMessage(), 2, Duration.ofSeconds(5)));
        return new Tries() {
            @Override
            public void now() {
                told.accept(new State.Trying(lost.getMessage(), 2));
                try {
                    told.accept(new State.Back(opening.open()));
                } catch (NodeException refused) {
                    told.accept(new State.GivenUp(refused));
                }
            }

            @Override
            public void close() {
                // Nothing runs.
            }
        };
    }
}
