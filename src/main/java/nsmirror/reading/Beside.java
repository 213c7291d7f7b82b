package nsmirror.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;
import nsmirror.node.Command;

/**
 * A slow command and others that run beside it, as one command: a node with several processors takes no longer than for
 * the slow one alone. The slow one prints into a pipe; should it be more than that holds, it waits for the others.
 *
 * <p>What they print is told apart by NUL, which only the last of the others may print too, at the end of a record. None
 * reads its standard input.
 *
 * @param slow prints no NUL
 * @param others run one after another
 */
record Beside(Command slow, List<Command> others) {
    /** What comes before the tool in the text of a command: sh and each tool put its name before what they complain of. */
    private static final Pattern TOOL = Pattern.compile("(?:cd /proc && )?(?:\\{ )?(\\w+)");

    Beside {
        others = List.copyOf(others);
    }

    Command command() {
        StringBuilder text = new StringBuilder(slow.shell()).append(" | { { ");
        others.forEach(each -> text.append(each.shell()).append("; printf \"\\0\"; "));
        return Command.asRoot(text.append("} </dev/null; cat; }").toString());
    }

    List<Command> each() {
        List<Command> each = new ArrayList<>(others);
        each.add(slow);
        return each;
    }

    /** The answer to each of them. If all together took too long or printed too much, those that were done are whole. */
    Map<Command, Answer> apart(Answer together) {
        Map<Command, Answer> apart = new LinkedHashMap<>();
        byte[] out = together.out();
        boolean whole = together.ending() == Ending.EXITED && !together.cut();
        int from = 0;
        for (Command each : others) {
            boolean last = each.equals(others.getLast());
            int stop = last ? lastEnd(out, from, whole) : indexOfNul(out, from);
            boolean done = stop >= 0;
            apart.put(each, part(each, together, from, done ? stop : out.length, done || whole));
            from = done ? stop + 1 : out.length;
        }
        apart.put(slow, part(slow, together, from, out.length, whole));
        return apart;
    }

    private static Answer part(Command command, Answer together, int from, int to, boolean done) {
        return new Answer(
                done ? Ending.EXITED : together.ending(),
                done ? 0 : together.exit(),
                Arrays.copyOfRange(together.out(), from, to),
                said(tool(command), together.errorText()).getBytes(StandardCharsets.UTF_8),
                !done && together.cut(),
                together.time());
    }

    private static String said(String tool, String errors) {
        return errors.lines().filter(line -> line.contains(tool + ":")).collect(Collectors.joining("\n"));
    }

    private static String tool(Command command) {
        Matcher tool = TOOL.matcher(command.shell());
        return tool.lookingAt() ? tool.group(1) : "";
    }

    private static int indexOfNul(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where the last of the others ends: at the last NUL there is. Where not everything came, only two in a row tell that
     * this is not the end of one of its records; it prints no empty one.
     */
    private static int lastEnd(byte[] bytes, int from, boolean whole) {
        for (int i = bytes.length - 1; i >= from; i--) {
            if (bytes[i] == 0) {
                return whole || i == from || bytes[i - 1] == 0 ? i : -1;
            }
        }
        return -1;
    }
}
