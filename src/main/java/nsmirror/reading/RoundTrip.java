package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nsmirror.mirror.Facet;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/** Commands of several facets collected to run in one go, and whose answers are whose. */
final class RoundTrip {
    private final List<Command> commands = new ArrayList<>();
    private List<Answer> answers = List.of();

    /** Some commands of the round trip. */
    final class Part {
        private final int from;
        private final int to;

        private Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** The answers in the order of the commands. */
        List<Answer> answers() {
            return List.copyOf(answers.subList(from, to));
        }
    }

    Part add(List<Command> more) {
        int from = commands.size();
        commands.addAll(more);
        return new Part(from, commands.size());
    }

    /** Adds what each facet asks, in display order. */
    Map<Facet, Part> add(Set<Facet> facets, Function<Facet, List<Command>> asks) {
        Map<Facet, Part> parts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.ALL) {
            if (facets.contains(facet)) {
                parts.put(facet, add(asks.apply(facet)));
            }
        }
        return parts;
    }

    void run(Node node) throws NodeException {
        answers = commands.isEmpty() ? List.of() : node.run(commands);
    }
}
