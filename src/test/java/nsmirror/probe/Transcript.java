package nsmirror.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;

/** What tools of other versions printed, kept beside the tests: see README.txt there. */
final class Transcript {
    private Transcript() {}

    /** The answers to the commands of a file, in order. */
    static List<Answer> of(String name) {
        List<Answer> answers = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        for (String line : text(name).split("\n")) {
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '$' -> {
                    out.setLength(0);
                    err.setLength(0);
                }
                case '!' -> err.append(line.substring(1).strip()).append('\n');
                case '=' -> answers.add(answer(Integer.parseInt(line.substring(2)), out.toString(), err.toString()));
                default -> out.append(line).append('\n');
            }
        }
        return answers;
    }

    private static Answer answer(int exit, String out, String err) {
        return new Answer(Ending.EXITED, exit, out.getBytes(StandardCharsets.UTF_8),
                err.getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
    }

    /** A whole file. */
    static String text(String name) {
        try (InputStream file = Transcript.class.getResourceAsStream("tools/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
