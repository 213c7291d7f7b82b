package nsmirror.ui.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import nsmirror.node.Answer;
import nsmirror.node.Ran;
import nsmirror.text.Shown;
import nsmirror.ui.parts.CommandText;

/**
 * A command that ran, as it is listed: escaped, and bounded so that a list of thousands stays small.
 *
 * @param at when it began
 * @param typed what a person types to run the same; escaped where it holds what cannot be seen
 * @param took how long it took
 * @param ending how it ended
 * @param exit its exit status, -1 unless it exited
 * @param bytes how much it printed, both streams
 * @param cut whether it printed more than was kept
 * @param out the beginning of what it printed
 * @param err the beginning of what it complained of
 */
public record CommandEntry(Instant at, String typed, Duration took, Answer.Ending ending, int exit, long bytes,
        boolean cut, Beginning out, Beginning err) {
    private static final int LONGEST_COMMAND = 4_000;

    /** The beginning of a stream, and whether there is more of it. */
    public record Beginning(List<String> lines, boolean more) {
        private static final int MOST_BYTES = 16 << 10;
        private static final int MOST_LINES = 120;
        private static final int LONGEST_LINE = 300;

        public Beginning {
            lines = List.copyOf(lines);
        }

        static Beginning of(byte[] stream) {
            int length = Math.min(stream.length, MOST_BYTES);
            // sweeps separate by NUL where a name may hold a newline
            List<String> all = new String(stream, 0, length, StandardCharsets.UTF_8).lines().toList();
            List<String> lines = all.stream().limit(MOST_LINES).map(line -> Shown.line(line, LONGEST_LINE)).toList();
            return new Beginning(lines, length < stream.length || lines.size() < all.size());
        }

        /** As one text. */
        public String text() {
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }

    /** The command and its answer, as they are listed. */
    public static CommandEntry of(Ran ran) {
        Answer answer = ran.answer();
        return new CommandEntry(ran.at(), CommandText.shown(ran.command().typed(), LONGEST_COMMAND), answer.time(),
                answer.ending(), answer.exit(), (long) answer.out().length + answer.err().length, answer.cut(),
                Beginning.of(answer.out()), Beginning.of(answer.err()));
    }
}
