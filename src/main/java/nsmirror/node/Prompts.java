package nsmirror.node;

import java.util.List;
import java.util.Optional;

/** What only a person can answer while connecting. Called on the connecting thread, which waits. */
public interface Prompts {
    /** Whether an unknown host key is to be trusted from now on. */
    boolean trust(HostKeyQuestion question);

    /**
     * A pass phrase or password, or empty to do without. The array is wiped after use.
     *
     * @param prompt one line, safe to show
     */
    Optional<char[]> secret(String prompt);

    /**
     * Whether something is to be done that a person must want; empty if there is nobody to ask.
     *
     * @param explained what it is, line by line, safe to show
     * @param question one line
     */
    default Optional<Boolean> agree(List<String> explained, String question) {
        return Optional.empty();
    }

    /** Nobody there: trusts nothing and knows no secret. */
    static Prompts refusing() {
        return new Prompts() {
            @Override
            public boolean trust(HostKeyQuestion question) {
                return false;
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                return Optional.empty();
            }
        };
    }
}
