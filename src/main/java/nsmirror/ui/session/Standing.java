package nsmirror.ui.session;

import java.time.Duration;
import java.util.Optional;

/** How the connection to an open node stands. */
public sealed interface Standing {
    /**
     * It is there.
     *
     * @param withoutRoot why it came back without the root it had, in one line
     */
    record There(Optional<String> withoutRoot) implements Standing {}

    /**
     * It was lost, and is tried again.
     *
     * @param why the last failure, in one line
     * @param tries how many failed
     * @param left until the next one
     */
    record Waiting(String why, int tries, Duration left) implements Standing {}

    /**
     * It was lost, and a try is under way.
     *
     * @param step what it waits for; empty at its beginning
     */
    record Trying(String why, String step) implements Standing {}

    /** It was lost, and only a person can mend it. */
    record Refused(String why) implements Standing {}

    /** Whether what is on screen is older than it seems. */
    default boolean away() {
        return !(this instanceof There);
    }
}
