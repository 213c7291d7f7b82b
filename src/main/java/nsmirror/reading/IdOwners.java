package nsmirror.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Snapshot;
import nsmirror.probe.SubIds.Owned;
import nsmirror.probe.UidMaps.Range;

/** Whose ids on the node a range of a user namespace is made of. */
final class IdOwners {
    private static final int MOST_NAMED = 3;
    /** As many ids as there are. */
    private static final long ALL = 0xFFFF_FFFFL;

    private final List<Owned> owned;
    private final Map<String, String> users = new HashMap<>();

    /** Users are named as the node's processes are; the files may name them by number. */
    IdOwners(Snapshot snapshot, List<Owned> owned) {
        this.owned = owned;
        snapshot.processes().forEach(process ->
                users.putIfAbsent(Integer.toUnsignedString(process.uid()), process.user()));
    }

    /** {@code student, /etc/subuid}; of a single uid the user's name; empty where it is nobody's in particular. */
    Optional<String> words(Range range) {
        if (range.count() >= ALL) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        boolean whole = false;
        for (Owned each : owned) {
            if (each.kind().equals(range.kind()) && each.first() < range.outside() + range.count()
                    && range.outside() < each.first() + each.count()) {
                names.add(users.getOrDefault(each.owner(), each.owner()));
                whole |= each.first() <= range.outside()
                        && each.first() + each.count() >= range.outside() + range.count();
            }
        }
        if (names.isEmpty()) {
            return range.count() == 1 && range.kind().equals("uid")
                    ? Optional.ofNullable(users.get(String.valueOf(range.outside())))
                    : Optional.empty();
        }
        String named = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        String more = names.size() > MOST_NAMED ? " and %d more".formatted(names.size() - MOST_NAMED) : "";
        return Optional.of("%s%s%s, /etc/sub%s".formatted(whole ? "" : "partly ", named, more, range.kind()));
    }
}
