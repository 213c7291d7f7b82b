package nsmirror.model;

import java.util.List;
import java.util.stream.Collectors;

/** Which ids of a user namespace are which outside. Empty lists are maps nobody has written yet. */
public record IdMaps(List<IdRange> uids, List<IdRange> gids) {
    /** A person sees the principle in the first few; there may be 340. */
    private static final int MOST_IN_WORDS = 6;

    public IdMaps {
        uids = List.copyOf(uids);
        gids = List.copyOf(gids);
    }

    /** {@code uid 0–65535 → 100000–165535, gid 0 → 100000}; says so where nothing is mapped. */
    public String words() {
        return words("uid", uids) + ", " + words("gid", gids);
    }

    private static String words(String kind, List<IdRange> ranges) {
        if (ranges.isEmpty()) {
            return "no " + kind + " mapped";
        }
        int more = ranges.size() - MOST_IN_WORDS;
        return kind + " " + ranges.stream()
                .limit(MOST_IN_WORDS)
                .map(IdRange::words)
                .collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }
}
