package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.model.Pod;
import nsmirror.model.Snapshot;
import nsmirror.probe.Interfaces.Interface;

/**
 * Which interface is the other end of which, in words.
 *
 * <p>An index alone proves nothing, every namespace counts its own: the host's end must point to the container's index
 * and back, and know the container's namespace by the number lsns names for it. That makes the pair certain; without
 * that number (util-linux before 2.32) it is as good as certain unless two namespaces were wired alike. So it is between
 * two containers, whose numbers for each other nothing tells, if neither end is one of the host's.
 */
final class VethPeers {
    private final Asked asked;
    private final Map<Interface, Interface> onHost;
    private final Map<Interface, Interface> across;

    /**
     * Of the interfaces of the side asked.
     *
     * @param own that side's
     * @param others the other side's
     * @param host the host's
     */
    VethPeers(Asked asked, List<Interface> own, List<Interface> others, List<Interface> host) {
        this.asked = asked;
        this.onHost = onHost(asked.side(), own, host);
        Map<Interface, Interface> othersOnHost = onHost(asked.other(), others, host);
        if (asked.other() instanceof Side.OfHost) {
            across = onHost;
        } else if (asked.side() instanceof Side.OfHost) {
            across = new HashMap<>();
            othersOnHost.forEach((end, hosts) -> across.put(hosts, end));
        } else {
            across = joined(own, others,
                    (end, other) -> !onHost.containsKey(end) && !othersOnHost.containsKey(other));
        }
    }

    /** By a container's interface the host's; nothing for the host's own. */
    private Map<Interface, Interface> onHost(Side side, List<Interface> ends, List<Interface> host) {
        Optional<Long> inside = side.namespace(asked.snapshot(), Kind.NET);
        return side instanceof Side.OfHost
                ? Map.of()
                : joined(ends, host, (end, other) -> behind(other).map(inode -> inside.equals(Optional.of(inode)))
                        .orElse(true));
    }

    private static Map<Interface, Interface> joined(
            List<Interface> ends, List<Interface> others, BiPredicate<Interface, Interface> may) {
        Map<Integer, Interface> byIndex = new HashMap<>();
        others.forEach(each -> byIndex.put(each.ifindex(), each));
        Map<Interface, Interface> found = new HashMap<>();
        for (Interface end : ends) {
            Interface other = byIndex.get(end.otherEnd());
            if (other != null && joined(other, end) && may.test(end, other)) {
                found.put(end, other);
            }
        }
        return found;
    }

    private static boolean joined(Interface one, Interface other) {
        return one.leadsElsewhere()
                && other.leadsElsewhere()
                && one.otherEnd() == other.ifindex()
                && veth(one)
                && veth(other);
    }

    /** Plain {@code ip addr} does not say what made an interface. */
    private static boolean veth(Interface end) {
        return end.type().map("veth"::equals).orElse(true);
    }

    /** The net namespace behind an interface of the host's, where the snapshot knows it. */
    private Optional<Long> behind(Interface host) {
        Snapshot snapshot = asked.snapshot();
        return snapshot.namespaces().stream()
                .filter(each -> each.kind() == Kind.NET)
                .filter(each -> host.linkNetnsid().isPresent() && each.netnsid().equals(host.linkNetnsid())
                        || host.linkNetns().map(name -> heldBy(each, name)).orElse(false))
                .map(Namespace::inode)
                .findFirst();
    }

    private static boolean heldBy(Namespace namespace, String name) {
        return namespace.heldBy().stream().anyMatch(holder -> holder.endsWith("/netns/" + name));
    }

    /** The other side's interface that is the other end. */
    Optional<Interface> across(Interface end) {
        return Optional.ofNullable(across.get(end));
    }

    /** The other end: {@code veth1a2b (host)} of a container's interface, {@code eth0 in httpd} of the host's. */
    Optional<String> words(Interface end) {
        boolean ofHost = asked.side() instanceof Side.OfHost;
        return Optional.ofNullable(onHost.get(end)).map(other -> other.name() + " (host)")
                .or(() -> across(end).map(other -> other.name() + " in " + asked.other().name()))
                .or(() -> end.linkName())
                .or(() -> elsewhere(end, ofHost ? behind(end).flatMap(this::named) : Optional.empty()));
    }

    private static Optional<String> elsewhere(Interface end, Optional<String> known) {
        if (!end.leadsElsewhere()) {
            return Optional.empty();
        }
        String where = known
                .or(() -> end.linkNetns().map("netns "::concat))
                .or(() -> end.linkNetnsid().map(id -> "another namespace (nsid " + id + ")"))
                .orElse("another namespace");
        return Optional.of("if" + end.otherEnd() + " in " + where);
    }

    /** Whose namespace that is: a pod's, else a container's. */
    private Optional<String> named(long inode) {
        Snapshot snapshot = asked.snapshot();
        return snapshot.pods().stream().filter(pod -> pod.net() == inode).map(Pod::name).findFirst()
                .or(() -> snapshot.containers().stream()
                        .filter(each -> snapshot.process(each.leader())
                                .flatMap(leader -> leader.namespace(Kind.NET))
                                .equals(Optional.of(inode)))
                        .map(Container::name)
                        .findFirst());
    }
}
