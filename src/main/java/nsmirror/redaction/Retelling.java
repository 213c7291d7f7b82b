package nsmirror.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Login;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;

/**
 * A node that answers, round trip by round trip, what another one answered, replaced. What it is asked follows from these
 * answers, so an id in a command is a stand-in already: the command that was asked at that turn is meant.
 */
final class Retelling implements Node {
    private final Login login;
    private final List<String> gaps;
    private final Deque<Transcript.Trip> trips;
    private final AnswerWords words;

    Retelling(Login login, List<String> gaps, List<Transcript.Trip> trips, AnswerWords words) {
        this.login = login;
        this.gaps = List.copyOf(gaps);
        this.trips = new ArrayDeque<>(trips);
        this.words = words;
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<String> gaps() {
        return gaps;
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        Transcript.Trip trip = trips.poll();
        if (trip == null || trip.commands().size() != commands.size()) {
            throw new NodeException(Reason.UNREADABLE, login.target()
                    + ": replaced, it would be another node than it is; nothing was written");
        }
        Map<String, Integer> before = before(trip, Command::typed);
        Map<String, Integer> replaced = before(trip, each -> words.said(each.typed()));
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            String asked = commands.get(i).typed();
            int meant = Optional.ofNullable(before.get(asked)).orElse(replaced.getOrDefault(asked, i));
            answers.add(words.of(trip.commands().get(meant), trip.answers().get(meant)));
        }
        return answers;
    }

    private static Map<String, Integer> before(Transcript.Trip trip, Function<Command, String> text) {
        Map<String, Integer> turns = new HashMap<>();
        IntStream.range(0, trip.commands().size())
                .forEach(i -> turns.putIfAbsent(text.apply(trip.commands().get(i)), i));
        return turns;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
