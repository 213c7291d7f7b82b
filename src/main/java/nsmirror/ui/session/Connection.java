package nsmirror.ui.session;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Reconnector;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.WindowThread;

/** The connection of an open node: it may be lost, and come back as another. Used in the window's thread. */
final class Connection {
    /** Opens the node anew; waits for the network. */
    @FunctionalInterface
    interface Way {
        /**
         * Opens it.
         *
         * @param asking whether a person is there to answer questions
         */
        Node open(boolean asking) throws NodeException;
    }

    /** One series of tries; what is heard of an earlier one counts no more. */
    private static final class Round {
        private Returning.Tries tries;
    }

    private final Way way;
    private final Returning returning;
    private final Closing closing;
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(new Standing.There(Optional.empty()));
    private Optional<Round> round = Optional.empty();
    private Node node;
    private final boolean root;
    private boolean closed;

    Connection(Node first, Way way, Returning returning, Closing closing) {
        this.way = way;
        this.returning = returning;
        this.closing = closing;
        this.root = first.login().root();
        take(first);
    }

    Node node() {
        return node;
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    private void take(Node its) {
        node = its;
        its.whenLost(why -> WindowThread.run(() -> lost(its, why)));
    }

    /** That node does not answer any more. */
    void lost(Node which, NodeException why) {
        if (!closed && which == node && round.isEmpty()) {
            closing.begin(which::close);
            begin(why, false);
        }
    }

    /** Tries at once. */
    void now() {
        round.ifPresent(its -> its.tries.now());
    }

    /** Connects anew at once, and asks what there is to ask. */
    void ask(NodeException why) {
        if (round.isEmpty()) {
            closing.begin(node::close);
        }
        begin(why, true);
        now();
    }

    private void begin(NodeException why, boolean asking) {
        round.ifPresent(its -> its.tries.close());
        Round its = new Round();
        round = Optional.of(its);
        standing.set(new Standing.Trying(why.getMessage()));
        its.tries = returning.start(why, () -> way.open(asking), state -> WindowThread.run(() -> heard(its, state)));
    }

    private void heard(Round its, Reconnector.State state) {
        if (round.filter(its::equals).isEmpty()) {
            if (state instanceof Reconnector.State.Back(Node late)) {
                closing.begin(late::close);
            }
            return;
        }
        switch (state) {
            case Reconnector.State.Waiting(var why, var tries, var left) ->
                    standing.set(new Standing.Waiting(why, tries, left));
            case Reconnector.State.Trying(var why, var _) -> standing.set(new Standing.Trying(why));
            case Reconnector.State.GivenUp(var why) -> standing.set(new Standing.Refused(why.getMessage()));
            case Reconnector.State.Back(var again) -> {
                round = Optional.empty();
                take(again);
                standing.set(new Standing.Reading(
                        root && !again.login().root() ? again.login().whyNotRoot() : Optional.empty()));
            }
        }
    }

    /** What came back was read. */
    void read() {
        if (standing.get() instanceof Standing.Reading(var withoutRoot)) {
            standing.set(new Standing.There(withoutRoot));
        }
    }

    /** Ends it, and the tries. Does not wait. */
    void close() {
        closed = true;
        round.ifPresent(its -> its.tries.close());
        round = Optional.empty();
        closing.begin(node::close);
    }
}
