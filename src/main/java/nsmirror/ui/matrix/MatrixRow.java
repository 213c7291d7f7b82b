package nsmirror.ui.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Combination;
import nsmirror.diagram.Slot;
import nsmirror.diagram.Subject;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.Snapshot;
import nsmirror.text.Shown;
import nsmirror.ui.parts.Text;

/**
 * A row of the matrix: a combination, or below it one of the processes that live in it.
 *
 * @param subject what it stands for
 * @param who who lives in it, escaped
 * @param members its processes
 * @param slots whose namespaces they are
 * @param inodes which, a kind that could not be read is absent
 */
record MatrixRow(
        Subject subject,
        String who,
        Set<ProcessKey> members,
        Map<Kind, Slot> slots,
        Map<Kind, Long> inodes) {
    /** The row of a combination. */
    static MatrixRow of(Combination combination) {
        return new MatrixRow(new Subject.OfCombination(combination.inodes()), combination.who().getFirst(),
                combination.members().stream().map(Process::key).collect(Collectors.toUnmodifiableSet()),
                combination.slots(), combination.inodes());
    }

    /** The rows below it: its processes, by PID. */
    static List<MatrixRow> within(Combination combination) {
        return combination.members().stream()
                .map(process -> new MatrixRow(new Subject.OfProcess(process.key()),
                        process.pid() + "  " + Shown.line(process.comm(), 40), Set.of(process.key()),
                        combination.slots(), combination.inodes()))
                .toList();
    }

    /** Every combination of a snapshot, the least isolated first, each with its processes. */
    static List<Map.Entry<MatrixRow, List<MatrixRow>>> of(Snapshot snapshot) {
        return Combination.of(snapshot).stream().map(each -> Map.entry(of(each), within(each))).toList();
    }

    boolean single() {
        return subject instanceof Subject.OfProcess;
    }

    /** How many processes; of those how many were found, where something is searched for. */
    String count(Optional<Set<ProcessKey>> matches) {
        if (single()) {
            return "";
        }
        return matches.map(found -> Text.of("matrix.found", found(found), members.size()))
                .orElse(String.valueOf(members.size()));
    }

    long found(Set<ProcessKey> matches) {
        return members.stream().filter(matches::contains).count();
    }

    Slot slot(Kind kind) {
        return slots.getOrDefault(kind, Slot.UNKNOWN);
    }

    /** A cell in words: {@code net: own, 4026532569}. */
    String words(Kind kind) {
        String inode = Optional.ofNullable(inodes.get(kind)).map(number -> ", " + number).orElse("");
        return kind.label() + ": " + slotWords(slot(kind)) + inode;
    }

    /** The row in words: who, how many, and whose namespaces. */
    String words() {
        String count = single() ? "" : Text.count("count.processes", members.size()) + ". ";
        return who + ". " + count + Stream.of(Slot.values())
                .map(slot -> kinds(slot).map(listed -> slotWords(slot) + " " + listed))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private Optional<String> kinds(Slot slot) {
        List<String> such = Kind.ALL.stream().filter(kind -> slot(kind) == slot).map(Kind::label).toList();
        return such.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", such));
    }

    private static String slotWords(Slot slot) {
        return Text.of("slot." + slot.name().toLowerCase(Locale.ROOT));
    }
}
