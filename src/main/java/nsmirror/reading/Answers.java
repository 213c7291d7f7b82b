package nsmirror.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;

/**
 * What was asked of a node so far, and what it last answered, in one read or in several. One round trip a call; not for
 * several threads.
 */
final class Answers {
    private final Node node;
    private final Map<Command, Answer> byCommand = new LinkedHashMap<>();
    private final Set<Command> fresh = new HashSet<>();
    private Duration time = Duration.ZERO;
    private long nanosWaited;

    Answers(Node node) {
        this.node = node;
    }

    /**
     * Begins another read: what these answered so far stays known, but is fresh no longer. What else was asked, of
     * processes by number, nobody asks for again.
     */
    void begin(Set<Command> kept) {
        fresh.clear();
        byCommand.keySet().retainAll(kept);
        time = Duration.ZERO;
        nanosWaited = 0;
    }

    /** Whether a command was asked in this read. */
    boolean fresh(Command command) {
        return fresh.contains(command);
    }

    /** Runs the commands in one round trip. A command that was asked before is asked again. */
    void ask(List<Command> commands) throws NodeException {
        if (commands.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        List<Answer> answers = node.run(commands);
        nanosWaited += System.nanoTime() - begun;
        for (int i = 0; i < commands.size(); i++) {
            byCommand.put(commands.get(i), answers.get(i));
            fresh.add(commands.get(i));
            time = time.plus(answers.get(i).time());
        }
    }

    /**
     * Runs the commands in one round trip, some of them beside each other, but as if each had been asked by itself. Where
     * one of these hangs, those it kept from running are asked in another.
     *
     * @param after asked at the end of each
     */
    void ask(List<Command> before, Beside beside, List<Command> after) throws NodeException {
        List<Command> commands = new ArrayList<>(before);
        commands.add(beside.command());
        commands.addAll(after);
        ask(commands);
        Answer together = byCommand.remove(beside.command());
        if (together.ending() == Ending.NOT_RECORDED) {
            // A recording of a version that asked for each by itself.
            ask(beside.each());
            return;
        }
        byCommand.putAll(beside.apart(together));
        fresh.addAll(beside.each());
        List<Command> left = beside.each().stream()
                .filter(command -> byCommand.get(command).ending() == Ending.TIMED_OUT)
                .skip(1)
                .toList();
        if (!left.isEmpty()) {
            ask(Stream.concat(left.stream(), after.stream()).toList());
        }
    }

    /**
     * Of each list the first, then where that printed nothing the next: other versions of a tool want other words. One
     * round trip for all the firsts, one for all the seconds.
     *
     * @param last asked once more at the end of each
     */
    void askInTurn(List<List<Command>> lists, Command last) throws NodeException {
        List<Deque<Command>> left = new ArrayList<>();
        lists.forEach(list -> left.add(new ArrayDeque<>(list)));
        left.removeIf(Deque::isEmpty);
        while (!left.isEmpty()) {
            ask(Stream.concat(left.stream().map(Deque::getFirst), Stream.of(last)).toList());
            left.removeIf(turns -> !failed(turns.removeFirst()) || turns.isEmpty());
        }
    }

    /** The answer to a command, if it was asked. */
    Optional<Answer> to(Command command) {
        return Optional.ofNullable(byCommand.get(command));
    }

    /** What a command printed; empty text if it was not asked. */
    String text(Command command) {
        return to(command).map(Answer::text).orElse("");
    }

    /** Likewise, empty too if it was not asked in this read. */
    String freshText(Command command) {
        return fresh(command) ? text(command) : "";
    }

    /** The first of these commands that was asked and printed something. */
    Optional<Command> answered(Stream<Command> commands) {
        return commands
                .filter(command -> to(command).filter(answer -> answer.out().length > 0).isPresent())
                .findFirst();
    }

    /** Whether a command ended by itself and printed nothing. */
    boolean failed(Command command) {
        return to(command)
                .map(answer -> answer.ending() == Ending.EXITED && answer.out().length == 0)
                .orElse(false);
    }

    /** Whether a recording does not hold the answer to a command that was asked. */
    boolean notRecorded(Command command) {
        return to(command).filter(answer -> answer.ending() == Ending.NOT_RECORDED).isPresent();
    }

    /** Whether a command printed something, and all of it was read. */
    boolean complete(Command command) {
        return to(command)
                .map(answer -> answer.ending() == Ending.EXITED && !answer.cut() && answer.out().length > 0)
                .orElse(false);
    }

    /** The first line that any of these commands wrote to standard error. */
    Optional<String> complaint(List<Command> commands) {
        return commands.stream().flatMap(command -> to(command).stream())
                .flatMap(answer -> answer.errorText().lines())
                .map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    }

    /** How long the node worked for this read, as it was recorded where this is a recording. */
    Duration time() {
        return time;
    }

    /** How long this side waited for it. */
    long nanosWaited() {
        return nanosWaited;
    }
}
