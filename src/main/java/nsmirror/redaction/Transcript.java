package nsmirror.redaction;

import java.util.ArrayList;
import java.util.List;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/** A node whose round trips are kept: what was asked together and what was answered. */
final class Transcript implements Node {
    /** Commands of one round trip and their answers. */
    record Trip(List<Command> commands, List<Answer> answers) {
        Trip {
            commands = List.copyOf(commands);
            answers = List.copyOf(answers);
        }
    }

    private final Node inner;
    private final List<Trip> trips = new ArrayList<>();

    Transcript(Node inner) {
        this.inner = inner;
    }

    List<Trip> trips() {
        return trips;
    }

    /** Everything that was said, as text. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        trips.stream().flatMap(trip -> trip.answers().stream()).forEach(answer -> {
            texts.add(answer.text());
            texts.add(answer.errorText());
        });
        return texts;
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
        List<Answer> answers = inner.run(commands);
        trips.add(new Trip(commands, answers));
        return answers;
    }

    /** The node stays its owner's. */
    @Override
    public void close() {
        // Nothing of its own.
    }
}
