package nsmirror.reading;

import java.time.Duration;
import java.util.List;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/**
 * A node on which the commands that hold a word may run two seconds at most, so that a test of what never answers need
 * not wait as long as a person would.
 */
record HurriedNode(Node inner, String word) implements Node {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** As {@link nsmirror.probe.RootListing} limits find within its command. */
    private static final String PATIENT = "timeout -s KILL 10";

    private static final String HURRIED = "timeout -s KILL 1";

    @Override
    public Login login() {
        return inner.login();
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        return inner.run(commands.stream().map(this::hurried).toList());
    }

    private Command hurried(Command command) {
        return !command.shell().contains(word)
                ? command
                : new Command(command.shell().replace(PATIENT, HURRIED), command.root(), LIMIT, command.mostBytes());
    }

    @Override
    public void close() {
        inner.close();
    }
}
