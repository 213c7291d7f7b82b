package nsmirror.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;

/**
 * Processes that live in the same eight namespaces; or, summed up, those whose namespaces are shared in the same way.
 *
 * @param slots whose namespaces they are
 * @param inodes the namespaces, empty where it is a sum of several combinations
 * @param combinations how many combinations it sums up
 * @param members the processes by PID
 */
public record Combination(Map<Kind, Slot> slots, Map<Kind, Long> inodes, int combinations, List<Process> members) {
    private static final int MOST_NAMES = 8;
    private static final Comparator<Combination> BY_ISOLATION = Comparator
            .comparingInt(Combination::isolation)
            .thenComparing(each -> each.members.getFirst().pid());

    /** Every combination of a node, the least isolated first: the host's own. */
    public static List<Combination> of(Snapshot snapshot) {
        return of(snapshot, new Slots(snapshot));
    }

    /** The same where the slots are known already. */
    static List<Combination> of(Snapshot snapshot, Slots slots) {
        Map<Map<Kind, Long>, List<Process>> byInodes = new LinkedHashMap<>();
        snapshot.processes().forEach(each ->
                byInodes.computeIfAbsent(each.namespaces(), i -> new ArrayList<>()).add(each));
        return byInodes.entrySet().stream()
                .map(entry -> new Combination(slots.of(entry.getValue().getFirst()), entry.getKey(), 1,
                        entry.getValue()))
                .sorted(BY_ISOLATION)
                .toList();
    }

    /** The same summed up by whose the namespaces are, whichever they are. */
    static List<Combination> summed(List<Combination> all) {
        Map<Map<Kind, Slot>, List<Combination>> bySlots = new LinkedHashMap<>();
        all.forEach(each -> bySlots.computeIfAbsent(each.slots, s -> new ArrayList<>()).add(each));
        return bySlots.values().stream()
                .map(same -> same.size() == 1 ? same.getFirst() : sum(same))
                .sorted(BY_ISOLATION)
                .toList();
    }

    private static Combination sum(List<Combination> same) {
        List<Process> members = same.stream()
                .flatMap(each -> each.members.stream())
                .sorted(Comparator.comparing(Process::pid))
                .toList();
        return new Combination(same.getFirst().slots, new EnumMap<>(Kind.class), same.size(), members);
    }

    /** How many of the namespaces are not the host's. */
    private int isolation() {
        return (int) slots.values().stream().filter(slot -> slot == Slot.OWN || slot == Slot.SHARED).count();
    }

    /** Whether all that is known of it is the host's. */
    public boolean host() {
        return isolation() == 0;
    }

    /** Who lives in it, the longest wording first: names of containers, else of processes. */
    public List<String> who() {
        Set<String> names = new LinkedHashSet<>();
        for (Process process : members) {
            names.add(process.container().map(Words::label).orElseGet(() -> Words.name(process)));
        }
        String listed = Words.listed(List.copyOf(names), MOST_NAMES);
        if (host()) {
            return List.of("Host: " + listed, "Host");
        }
        return combinations == 1 ? List.of(listed) : List.of(Words.number(combinations) + " × " + listed);
    }

    /** What is selected when its row is clicked. */
    Optional<Subject> subject() {
        Set<Optional<String>> containers = new LinkedHashSet<>();
        members.forEach(each -> containers.add(each.container()));
        if (containers.size() > 1) {
            return Optional.empty();
        }
        return containers.iterator().next().<Subject>map(Subject.OfContainer::new)
                .or(() -> host() ? Optional.of(new Subject.OfHost())
                        : members.size() == 1 ? Optional.of(new Subject.OfProcess(members.getFirst().key()))
                        : Optional.empty());
    }
}
