package nsmirror.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a command answered. The bytes are hostile text.
 *
 * @param ending how it ended
 * @param exit its exit status, -1 unless it exited
 * @param out standard output, at most as much as the command allowed
 * @param err standard error, likewise
 * @param cut whether more came than was kept
 * @param time from writing the command to its last byte
 */
public record Answer(Ending ending, int exit, byte[] out, byte[] err, boolean cut, Duration time) {
    /** How a command ended. */
    public enum Ending {
        /** By itself, with an exit status. */
        EXITED,
        /** It ran longer than it may. */
        TIMED_OUT,
        /** The recording does not hold it. */
        NOT_RECORDED
    }

    /** Whether it exited with 0 and nothing was dropped. */
    public boolean ok() {
        return ending == Ending.EXITED && exit == 0 && !cut;
    }

    /** Standard output as UTF-8, each byte that is none replaced by U+FFFD. */
    public String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Standard error as UTF-8, likewise. */
    public String errorText() {
        return new String(err, StandardCharsets.UTF_8);
    }
}
