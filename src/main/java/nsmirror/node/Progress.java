package nsmirror.node;

/** Hears what connecting waits for. */
@FunctionalInterface
public interface Progress {
    /** The step that begins, in a few words: {@code logging in to node1 as student}. */
    void step(String what);

    /** Hears nothing. */
    static Progress none() {
        return what -> {};
    }
}
