package nsmirror.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/** Commands of several facets and sides that run in one go, each once, and what was answered. */
final class RoundTrip {
    private final Set<Command> waiting = new LinkedHashSet<>();
    private final Map<Command, Answer> answers = new HashMap<>();

    /** What was answered before need not be asked again. */
    static RoundTrip after(RoundTrip before) {
        RoundTrip trip = new RoundTrip();
        trip.answers.putAll(before.answers);
        return trip;
    }

    void add(Collection<Command> commands) {
        commands.stream().filter(command -> !answers.containsKey(command)).forEach(waiting::add);
    }

    void run(Node node) throws NodeException {
        List<Command> commands = new ArrayList<>(waiting);
        List<Answer> given = commands.isEmpty() ? List.of() : node.run(commands);
        for (int index = 0; index < commands.size(); index++) {
            answers.put(commands.get(index), given.get(index));
        }
        waiting.clear();
    }

    /**
     * What that command answered.
     *
     * @throws IllegalArgumentException if it was not asked
     */
    Answer to(Command command) {
        Answer answer = answers.get(command);
        if (answer == null) {
            throw new IllegalArgumentException("not asked: " + command.shell());
        }
        return answer;
    }
}
