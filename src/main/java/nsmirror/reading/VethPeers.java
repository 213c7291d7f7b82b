package nsmirror.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import nsmirror.model.Kind;
import nsmirror.model.Namespace;
import nsmirror.probe.Interfaces.Interface;
import nsmirror.probe.NetIds.Numbers;

/**
 * Which interface is the other end of which, or is made on which, in words.
 *
 * <p>An index alone proves nothing, every namespace counts its own: the host's end must point to the container's index
 * and back, and each must know the other's namespace by the number lsns names for it. That makes the pair certain;
 * without those numbers (util-linux before 2.32) it is as good as certain unless two namespaces were wired alike. What a
 * macvlan, ipvlan or vlan is made on does not point back: there the number alone tells.
 */
final class VethPeers {
    private final Asked asked;
    private final List<Interface> host;
    private final List<Interface> others;
    private final Numbers numbers;
    private final NamespaceNames names;
    private final Map<Interface, Interface> onHost;
    private final Map<Interface, Interface> across;

    /**
     * Of the interfaces of the side asked.
     *
     * @param own that side's
     * @param others the other side's
     * @param host the host's
     * @param numbers by which the side's net namespace knows the others
     */
    VethPeers(Asked asked, List<Interface> own, List<Interface> others, List<Interface> host,
            Numbers numbers) {
        this.asked = asked;
        this.host = host;
        this.others = others;
        this.numbers = numbers;
        this.names = new NamespaceNames(asked.snapshot(), Kind.NET);
        this.onHost = onHost(asked.side(), own);
        Map<Interface, Interface> othersOnHost = onHost(asked.other(), others);
        if (asked.other() instanceof Side.OfHost) {
            across = onHost;
        } else if (asked.side() instanceof Side.OfHost) {
            across = new HashMap<>();
            othersOnHost.forEach((end, hosts) -> across.put(hosts, end));
        } else {
            across = joined(own, others, (end, other) -> leadsTo(end, inode(asked.other()))
                    && !onHost.containsKey(end) && !othersOnHost.containsKey(other));
        }
    }

    /** By a container's interface the host's; nothing for the host's own. */
    private Map<Interface, Interface> onHost(Side side, List<Interface> ends) {
        Optional<Long> inside = inode(side);
        boolean asks = side.equals(asked.side());
        return side instanceof Side.OfHost
                ? Map.of()
                : joined(ends, host, (end, other) -> leads(behindHosts(other), inside)
                        && (!asks || leadsTo(end, inode(new Side.OfHost()))));
    }

    private Optional<Long> inode(Side side) {
        return side.namespace(asked.snapshot(), Kind.NET);
    }

    /** Whether an interface of this side leads there, as far as that is known. */
    private boolean leadsTo(Interface end, Optional<Long> there) {
        return leads(behind(end), there);
    }

    private static boolean leads(Optional<Long> behind, Optional<Long> there) {
        return behind.isEmpty() || there.isEmpty() || behind.equals(there);
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
                && one.paired()
                && other.paired();
    }

    /** The net namespace that an interface of this side leads to, where it is known. */
    Optional<Long> behind(Interface end) {
        return asked.side() instanceof Side.OfHost
                ? behindHosts(end).or(() -> behindName(end))
                : end.linkNetnsid().map(numbers.inodes()::get).or(() -> behindName(end));
    }

    /** The same of the host's. */
    private Optional<Long> behindHosts(Interface end) {
        return asked.snapshot().namespaces().stream()
                .filter(each -> each.kind() == Kind.NET && end.linkNetnsid().isPresent()
                        && each.netnsid().equals(end.linkNetnsid()))
                .map(Namespace::inode)
                .findFirst()
                .or(() -> end.linkNetns().flatMap(names::named));
    }

    private Optional<Long> behindName(Interface end) {
        return name(end).flatMap(names::named);
    }

    /** What the namespace it leads to is called under /run/netns; ip may know it by its number alone. */
    private Optional<String> name(Interface end) {
        return end.linkNetns().or(() -> end.linkNetnsid().map(numbers.names()::get));
    }

    /** The other side's interface that is the other end. */
    Optional<Interface> across(Interface end) {
        return Optional.ofNullable(across.get(end));
    }

    /**
     * The other end: {@code veth1a2b (host)} of a container's interface, {@code eth0 in httpd} of the host's; of one that
     * is made on another {@code on ens3 (host)}.
     */
    Optional<String> words(Interface end) {
        String on = end.paired() ? "" : "on ";
        return Optional.ofNullable(onHost.get(end)).map(other -> other.name() + " (host)")
                .or(() -> across(end).map(other -> other.name() + " in " + asked.other().name()))
                .or(end::linkName)
                .or(() -> elsewhere(end))
                .map(on::concat);
    }

    private Optional<String> elsewhere(Interface end) {
        if (!end.leadsElsewhere()) {
            return Optional.empty();
        }
        Optional<Long> there = behind(end);
        if (there.isPresent() && !end.paired()) {
            if (there.equals(inode(new Side.OfHost()))) {
                return Optional.of(name(host, end) + " (host)");
            }
            if (there.equals(inode(asked.other()))) {
                return Optional.of(name(others, end) + " in " + asked.other().name());
            }
        }
        String where = there.map(names::of)
                .or(() -> name(end).map("netns "::concat))
                .or(() -> end.linkNetnsid().map(id -> "another namespace (nsid " + id + ")"))
                .orElse("another namespace");
        return Optional.of("if" + end.otherEnd() + " in " + where);
    }

    private static String name(List<Interface> there, Interface end) {
        return there.stream().filter(each -> each.ifindex() == end.otherEnd()).map(Interface::name).findFirst()
                .orElse("if" + end.otherEnd());
    }
}
