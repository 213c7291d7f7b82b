package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * that number (util-linux before 2.32) it is as good as certain unless two namespaces were wired alike.
 */
final class VethPeers {
    private final Asked asked;
    private final Optional<Long> inside;
    private final Map<Interface, Interface> onHost = new HashMap<>();
    private final Map<Interface, Interface> inContainer = new HashMap<>();

    VethPeers(Asked asked, List<Interface> host, List<Interface> container) {
        this.asked = asked;
        this.inside = asked.leader().namespace(Kind.NET);
        Map<Integer, Interface> byIndex = new HashMap<>();
        host.forEach(each -> byIndex.put(each.ifindex(), each));
        for (Interface end : container) {
            Interface other = byIndex.get(end.otherEnd());
            if (other != null && joined(other, end)) {
                onHost.put(end, other);
                inContainer.put(other, end);
            }
        }
    }

    private boolean joined(Interface host, Interface container) {
        return host.leadsElsewhere()
                && container.leadsElsewhere()
                && host.otherEnd() == container.ifindex()
                && veth(host)
                && veth(container)
                && behind(host).map(inode -> inside.equals(Optional.of(inode))).orElse(true);
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

    /** The host's interface that is the other end of the container's. */
    Optional<Interface> onHost(Interface container) {
        return Optional.ofNullable(onHost.get(container));
    }

    /** The container's interface that is the other end of the host's. */
    Optional<Interface> inContainer(Interface host) {
        return Optional.ofNullable(inContainer.get(host));
    }

    /** The other end of an interface in the container: {@code veth1a2b (host)}. */
    Optional<String> ofContainer(Interface end) {
        return onHost(end).map(other -> other.name() + " (host)")
                .or(() -> end.linkName())
                .or(() -> elsewhere(end, Optional.empty()));
    }

    /** The other end of an interface on the host: {@code eth0 in httpd}. */
    Optional<String> ofHost(Interface end) {
        return inContainer(end).map(other -> other.name() + " in " + asked.who().name())
                .or(() -> end.linkName())
                .or(() -> elsewhere(end, behind(end).flatMap(this::named)));
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
