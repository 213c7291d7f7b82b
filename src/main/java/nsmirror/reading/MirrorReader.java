package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.probe.LoginNamespaces;
import nsmirror.text.Shown;

/**
 * Asks the node the same questions on the host and in a container. All of them go in one round trip; one that cannot be
 * answered leaves its trouble in its place.
 */
public final class MirrorReader {
    private static final Set<Facet> EVERY_FACET = Set.copyOf(Facet.ALL);
    /** How many containers are asked about in one round trip of {@link #all}. */
    private static final int AT_ONCE = 16;

    private final Map<Facet, FacetReader> readers = new EnumMap<>(Map.of(
            Facet.FILES, new FilesFacet(),
            Facet.HOSTNAME, new HostnameFacet(),
            Facet.PROCESSES, new ProcessesFacet(),
            Facet.INTERFACES, new InterfacesFacet(),
            Facet.IPC, new IpcFacet(),
            Facet.USERS, new UsersFacet(),
            Facet.MOUNTS, new MountsFacet()));

    /**
     * The container beside the host.
     *
     * @throws NodeException if the node was lost or the call cancelled, or if the snapshot lacks the container's leader
     */
    public Mirror read(Node node, Snapshot snapshot, Container who, Set<Facet> facets) throws NodeException {
        Asked asked = asked(node, snapshot, who);
        RoundTrip trip = new RoundTrip();
        HostSide host = askHost(trip, snapshot, facets);
        Map<Facet, RoundTrip.Part> inside = askInside(trip, asked, facets);
        trip.run(node);
        return mirror(asked, host, inside);
    }

    /** Every container beside the host, all facets; the host is asked once. */
    List<Mirror> all(Node node, Snapshot snapshot) throws NodeException {
        RoundTrip first = new RoundTrip();
        HostSide host = askHost(first, snapshot, EVERY_FACET);
        first.run(node);
        List<Mirror> mirrors = new ArrayList<>();
        List<Container> containers = snapshot.containers();
        for (int from = 0; from < containers.size(); from += AT_ONCE) {
            RoundTrip trip = new RoundTrip();
            List<InnerSide> some = new ArrayList<>();
            for (Container who : containers.subList(from, Math.min(containers.size(), from + AT_ONCE))) {
                Asked asked = asked(node, snapshot, who);
                some.add(new InnerSide(asked, askInside(trip, asked, EVERY_FACET)));
            }
            trip.run(node);
            some.forEach(inner -> mirrors.add(mirror(inner.asked(), host, inner.parts())));
        }
        return mirrors;
    }

    private static Asked asked(Node node, Snapshot snapshot, Container who) throws NodeException {
        Process leader = snapshot.process(who.leader()).orElseThrow(() -> new NodeException(Reason.UNREADABLE,
                "%s: %s begins with process %d, which was not seen: read the node again"
                        .formatted(Shown.line(node.login().target()), Shown.line(who.name()), who.leader())));
        return new Asked(node.login(), snapshot, who, leader);
    }

    /** What the host answers, and in which namespaces the login is that asks it. */
    private record HostSide(Map<Facet, RoundTrip.Part> parts, RoundTrip.Part login) {}

    /** What a container answers. */
    private record InnerSide(Asked asked, Map<Facet, RoundTrip.Part> parts) {}

    private HostSide askHost(RoundTrip trip, Snapshot snapshot, Set<Facet> facets) {
        return new HostSide(
                trip.add(facets, facet -> readers.get(facet).host(snapshot)),
                trip.add(List.of(LoginNamespaces.command())));
    }

    private Map<Facet, RoundTrip.Part> askInside(RoundTrip trip, Asked asked, Set<Facet> facets) {
        return trip.add(facets, facet -> readers.get(facet).container(asked));
    }

    private Mirror mirror(Asked asked, HostSide host, Map<Facet, RoundTrip.Part> inside) {
        Map<Kind, Long> login = LoginNamespaces.read(host.login().answers().getFirst());
        Map<Facet, FacetView> views = new EnumMap<>(Facet.class);
        inside.forEach((facet, part) -> {
            List<Answer> here = host.parts().get(facet).answers();
            views.put(facet, labelled(asked, readers.get(facet).view(asked, here, part.answers()), login));
        });
        return new Mirror(asked.who(), views);
    }

    /** Says so where what is shown as the host's is not: inside a debug container a login sees that container's. */
    private static FacetView labelled(Asked asked, FacetView view, Map<Kind, Long> login) {
        Kind kind = view.facet().kind();
        Optional<Long> host = Optional.ofNullable(asked.snapshot().host().get(kind));
        Optional<Long> own = Optional.ofNullable(login.get(kind));
        boolean ofPidOne = view.facet() == Facet.USERS || view.facet() == Facet.MOUNTS;
        if (ofPidOne || host.isEmpty() || own.isEmpty() || host.equals(own)) {
            return view;
        }
        return new FacetView(view.facet(), view.shared(),
                Sides.noted(view.host(), "this login is not in the %s namespace of the node's PID 1: it shows its own"
                        .formatted(kind.label())),
                view.container(), view.pairs());
    }
}
