package nsmirror.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Mirror;
import nsmirror.model.Container;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.probe.LoginNamespaces;
import nsmirror.text.Shown;

/**
 * Asks the node the same questions on both sides of a mirror. All of them go in one round trip; one that cannot be
 * answered leaves its trouble in its place.
 */
public final class MirrorReader {
    /** How many containers are asked about in one round trip of {@link #all}. */
    private static final int AT_ONCE = 16;

    private final Map<Facet, FacetReader> readers = new EnumMap<>(Facet.class);

    public MirrorReader() {
        Facet.ALL.forEach(facet -> readers.put(facet, reader(facet)));
    }

    private static FacetReader reader(Facet facet) {
        return switch (facet) {
            case FILES -> new FilesFacet();
            case MOUNTS -> new MountsFacet();
            case HOSTNAME -> new HostnameFacet();
            case PROCESSES -> new ProcessesFacet();
            case INTERFACES -> new InterfacesFacet();
            case ROUTES -> new RoutesFacet();
            case SOCKETS -> new SocketsFacet();
            case IPC -> new IpcFacet();
            case USERS -> new UsersFacet();
            case CAPABILITIES -> new CapabilitiesFacet();
            case CGROUP -> new CgroupFacet();
            case TIME -> new TimeFacet();
        };
    }

    /**
     * The container beside the host, or beside another one. Interrupting the thread ends what runs on the node.
     *
     * @throws NodeException if the node was lost or the call cancelled, or if the snapshot lacks a container's leader
     */
    public Mirror read(Node node, Snapshot snapshot, Container who, Wanted wanted) throws NodeException {
        Asked asked = asked(node, snapshot, who, wanted);
        RoundTrip trip = new RoundTrip();
        add(trip, asked);
        trip.run(node);
        return mirror(who, asked, trip);
    }

    /** Every container beside the host, all facets; the host is asked once. */
    List<Mirror> all(Node node, Snapshot snapshot) throws NodeException {
        RoundTrip first = new RoundTrip();
        Side host = new Side.OfHost();
        first.add(List.of(LoginNamespaces.command()));
        readers.values().forEach(reader ->
                first.add(reader.asks(new Asked(node.login(), snapshot, Wanted.all(), host, host))));
        first.run(node);
        List<Mirror> mirrors = new ArrayList<>();
        List<Container> containers = snapshot.containers();
        for (int from = 0; from < containers.size(); from += AT_ONCE) {
            List<Container> some = containers.subList(from, Math.min(containers.size(), from + AT_ONCE));
            RoundTrip trip = RoundTrip.after(first);
            for (Container who : some) {
                add(trip, asked(node, snapshot, who, Wanted.all()));
            }
            trip.run(node);
            for (Container who : some) {
                mirrors.add(mirror(who, asked(node, snapshot, who, Wanted.all()), trip));
            }
        }
        return mirrors;
    }

    /** Of the right side. */
    private static Asked asked(Node node, Snapshot snapshot, Container who, Wanted wanted) throws NodeException {
        Side left = wanted.with().isPresent() ? side(node, snapshot, wanted.with().get()) : new Side.OfHost();
        return new Asked(node.login(), snapshot, wanted, side(node, snapshot, who), left);
    }

    private static Side side(Node node, Snapshot snapshot, Container who) throws NodeException {
        Process leader = snapshot.process(who.leader()).orElseThrow(() -> new NodeException(Reason.UNREADABLE,
                "%s: %s begins with process %d, which was not seen: read the node again"
                        .formatted(Shown.line(node.login().target()), Shown.line(who.name()), who.leader())));
        return new Side.OfContainer(who, leader);
    }

    private void add(RoundTrip trip, Asked right) {
        trip.add(List.of(LoginNamespaces.command()));
        List<FacetPair> pairs = Facet.ALL.stream()
                .filter(right.wanted().facets()::contains)
                .map(facet -> new FacetPair(facet, readers.get(facet), right))
                .toList();
        pairs.forEach(pair -> trip.add(pair.asksLeft()));
        pairs.forEach(pair -> trip.add(pair.asksRight()));
    }

    private Mirror mirror(Container who, Asked right, RoundTrip trip) {
        Map<Facet, FacetView> views = new EnumMap<>(Facet.class);
        for (Facet facet : right.wanted().facets()) {
            views.put(facet, new FacetPair(facet, readers.get(facet), right).view(trip));
        }
        Optional<Container> with = right.wanted().with();
        return new Mirror(with, who, views);
    }
}
