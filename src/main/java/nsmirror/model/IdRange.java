package nsmirror.model;

/**
 * A line of a user namespace's {@code uid_map} or {@code gid_map}: as many ids, one after another, inside and outside.
 * See user_namespaces(7).
 *
 * @param inside the first id in the namespace
 * @param outside the same id as the node's PID 1 counts; 4294967295 where it has none there
 * @param count how many
 */
public record IdRange(long inside, long outside, long count) {
    /** {@code 0–65535 → 100000–165535}. */
    String words() {
        return span(inside) + " → " + span(outside);
    }

    private String span(long first) {
        return count == 1 ? String.valueOf(first) : first + "–" + (first + count - 1);
    }
}
