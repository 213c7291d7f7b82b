package nsmirror.model;

import java.util.List;

/** Which ids of a user namespace are which outside. Empty lists are maps nobody has written yet. */
public record IdMaps(List<IdRange> uids, List<IdRange> gids) {
    public IdMaps {
        uids = List.copyOf(uids);
        gids = List.copyOf(gids);
    }
}
