package nsmirror.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Partners found so far, each row in one pair at most: by index of the host's row the index of the container's. */
final class Match {
    private static final int NONE = -1;

    private final List<Row> host;
    private final List<Row> container;
    private final int[] partner;
    private final boolean[] same;
    private final boolean[] taken;

    private Match(List<Row> host, List<Row> container) {
        this.host = host;
        this.container = container;
        this.partner = new int[host.size()];
        this.same = new boolean[host.size()];
        this.taken = new boolean[container.size()];
        Arrays.fill(partner, NONE);
    }

    static Match of(
            List<Row> host,
            List<Row> container,
            Function<Row, Optional<Object>> hostKey,
            Function<Row, Optional<Object>> containerKey,
            boolean same) {
        Match match = new Match(host, container);
        match.add(hostKey, containerKey, same);
        return match;
    }

    /** Pairs rows that have no partner yet, in their order, by equal keys; a row without a key finds none. */
    void add(
            Function<Row, Optional<Object>> hostKey, Function<Row, Optional<Object>> containerKey, boolean areSame) {
        Map<Object, Deque<Integer>> waiting = new HashMap<>();
        for (int index = 0; index < container.size(); index++) {
            int at = index;
            if (!taken[at]) {
                containerKey.apply(container.get(at))
                        .ifPresent(key -> waiting.computeIfAbsent(key, none -> new ArrayDeque<>()).add(at));
            }
        }
        for (int index = 0; index < host.size(); index++) {
            Deque<Integer> candidates = partner[index] == NONE
                    ? hostKey.apply(host.get(index)).map(waiting::get).orElse(null)
                    : null;
            if (candidates != null && !candidates.isEmpty()) {
                partner[index] = candidates.remove();
                taken[partner[index]] = true;
                same[index] = areSame;
            }
        }
    }

    /** The host's rows in order, then the container's that found no partner, in order. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int index = 0; index < partner.length; index++) {
            pairs.add(new Pair(OptionalInt.of(index),
                    partner[index] == NONE ? OptionalInt.empty() : OptionalInt.of(partner[index]), same[index]));
        }
        for (int index = 0; index < taken.length; index++) {
            if (!taken[index]) {
                pairs.add(new Pair(OptionalInt.empty(), OptionalInt.of(index), false));
            }
        }
        return pairs;
    }
}
