package nsmirror.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nsmirror.node.Answer;
import nsmirror.node.Answer.Ending;

/** Answers as a node gives them. */
public final class Answers {
    private Answers() {}

    /** It exited with 0 and printed this. */
    public static Answer of(String out) {
        return of(out.getBytes(StandardCharsets.UTF_8));
    }

    /** Likewise, in bytes. */
    public static Answer of(byte[] out) {
        return new Answer(Ending.EXITED, 0, out, new byte[0], false, Duration.ZERO);
    }

    /** It exited with that status and complained. */
    public static Answer failed(int exit, String err) {
        return new Answer(Ending.EXITED, exit, new byte[0], err.getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
    }

    /** It ended otherwise. */
    public static Answer ended(Ending ending) {
        return new Answer(ending, -1, new byte[0], new byte[0], false, Duration.ZERO);
    }
}
