package nsmirror.reading;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Sharing;

/**
 * Whose namespaces each container lives in.
 *
 * @param tenants how many containers have a process in a namespace, by kind and inode
 */
record Sharings(Host host, Map<Kind, Map<Long, Integer>> tenants) {
    static Sharings of(List<ContainerGroup> groups, Host host) {
        Map<Kind, Map<Long, Integer>> tenants = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.ALL) {
            Map<Long, Integer> counts = new HashMap<>();
            groups.forEach(group -> group.members().stream()
                    .flatMap(each -> each.namespace(kind).stream())
                    .distinct()
                    .forEach(inode -> counts.merge(inode, 1, Integer::sum)));
            tenants.put(kind, counts);
        }
        return new Sharings(host, tenants);
    }

    /** By kind, as its leader has it; a kind that could not be read is absent. */
    Map<Kind, Sharing> of(ContainerGroup group) {
        Map<Kind, Sharing> shares = new EnumMap<>(Kind.class);
        group.leader().namespaces().forEach((kind, inode) -> {
            if (host.has(kind, Optional.of(inode))) {
                shares.put(kind, Sharing.HOST);
            } else if (host.lacks(kind, Optional.of(inode))) {
                shares.put(kind, tenants.get(kind).get(inode) > 1 ? Sharing.POD : Sharing.OWN);
            }
        });
        return shares;
    }
}
