package nsmirror.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.probe.Answers;

/** A node that answers what a test tells it to: the first answer whose words are all in the command. */
final class ScriptedNode implements Node {
    final List<List<Command>> roundTrips = new ArrayList<>();
    private final Map<List<String>, Answer> script = new LinkedHashMap<>();
    private Optional<Function<Command, Answer>> otherwise = Optional.empty();
    private Login login = new Login("student@node", "student", true, Optional.empty(), Duration.ofMillis(120));

    ScriptedNode says(String out, String... words) {
        return answers(Answers.of(out), words);
    }

    ScriptedNode answers(Answer answer, String... words) {
        script.put(List.of(words), answer);
        return this;
    }

    ScriptedNode otherwise(Function<Command, Answer> answer) {
        otherwise = Optional.of(answer);
        return this;
    }

    ScriptedNode withoutRoot(String why) {
        login = new Login("student@node", "student", false, Optional.of(why), Duration.ofMillis(120));
        return this;
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<Answer> run(List<Command> commands) {
        roundTrips.add(List.copyOf(commands));
        return commands.stream().map(this::answer).toList();
    }

    private Answer answer(Command command) {
        for (var each : script.entrySet()) {
            if (each.getKey().stream().allMatch(command.shell()::contains)) {
                return each.getValue();
            }
        }
        return otherwise.map(any -> any.apply(command)).orElseGet(() -> Answers.of(""));
    }

    @Override
    public void close() {}
}
