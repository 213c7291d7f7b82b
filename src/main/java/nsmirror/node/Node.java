package nsmirror.node;

import java.util.List;
import java.util.function.Consumer;

/**
 * A machine that runs commands: over SSH, this computer, or a recording of one.
 *
 * <p>Safe for use by several threads; commands of one call run one after another. {@link #close} from another thread
 * ends a running call with {@link NodeException.Reason#CANCELLED} and leaves nothing running on the node.
 */
public interface Node extends AutoCloseable {
    /** Who reads it, and how. */
    Login login();

    /** What can be told beforehand to be missing from its answers, one line each; for coverage. */
    default List<String> gaps() {
        return List.of();
    }

    /**
     * Runs the commands one after another and answers in their order, in one round trip where the way there allows. A
     * command that fails, times out or prints too much is an answer, not an exception. Interrupting the thread ends
     * what runs and cancels the call; the node can still be used.
     *
     * @throws NodeException if the node was lost or the call cancelled
     */
    List<Answer> run(List<Command> commands) throws NodeException;

    /** Runs one command. */
    default Answer run(Command command) throws NodeException {
        return run(List.of(command)).getFirst();
    }

    /**
     * Has somebody told, once, that the connection was lost, with the reason in one line: by whoever noticed first, a call
     * or nobody. Not told is that it was closed. Told on any thread, at once if it has happened already.
     */
    default void whenLost(Consumer<NodeException> told) {
        // What is no connection is never lost.
    }

    /** Ends the connection and what runs on the node. Waits for that, but no longer than a few seconds. */
    @Override
    void close();
}
