package nsmirror.model;

import java.util.List;

/** What could not be seen, and why. Every snapshot has one; an empty one says that nothing is known to be missing. */
public record Coverage(List<Gap> gaps) {
    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /** Whether nothing is known to be missing. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
