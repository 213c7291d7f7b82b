package nsmirror.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A node whose every answer is told to an observer: the list of commands in the window, or a recording. The observer is
 * called by the thread that ran the command, never by two at a time.
 */
public final class ObservedNode implements Node {
    private final Node inner;
    private final Consumer<Ran> observer;
    private final Object oneAtATime = new Object();

    public ObservedNode(Node inner, Consumer<Ran> observer) {
        this.inner = inner;
        this.observer = observer;
    }

    @Override
    public Login login() {
        return inner.login();
    }

    @Override
    public List<String> gaps() {
        return inner.gaps();
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        Instant begun = Instant.now();
        List<Answer> answers = inner.run(commands);
        List<Ran> ran = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            ran.add(new Ran(begun, commands.get(i), answers.get(i)));
            begun = begun.plus(answers.get(i).time());
        }
        synchronized (oneAtATime) {
            ran.forEach(observer);
        }
        return answers;
    }

    @Override
    public void whenLost(Consumer<NodeException> told) {
        inner.whenLost(told);
    }

    @Override
    public void close() {
        inner.close();
    }
}
