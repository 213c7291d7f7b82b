package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.Interfaces;
import nsmirror.probe.Interfaces.Interface;
import nsmirror.probe.Interfaces.Links;

/** {@code ip a} on both sides, each veth beside its other end. */
final class InterfacesFacet implements FacetReader {
    private static final String COMMAND = "ip a";

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(Interfaces.ofHost());
    }

    @Override
    public List<Command> container(Asked asked) {
        return asked.shares(Kind.NET) || !asked.enters(Kind.NET)
                ? List.of()
                : List.of(Interfaces.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        Links here = Interfaces.read(host.getFirst());
        Links there = container.isEmpty() ? new Links(List.of(), 0) : Interfaces.read(container.getFirst());
        VethPeers peers = new VethPeers(asked, here.interfaces(), there.interfaces());
        View hostView = new View(COMMAND, Optional.empty(),
                here.interfaces().stream().map(each -> hostRow(each, peers)).toList(),
                notes(here, Optional.empty()), Trouble.with(asked, host.getFirst()));
        String command = "sudo nsenter -t %d -n %s".formatted(asked.leader().pid(), COMMAND);
        if (asked.shares(Kind.NET)) {
            return Sides.shared(Facet.INTERFACES, hostView, command,
                    "the host's net namespace: its interfaces, addresses and ports are the host's");
        }
        View containerView = container.isEmpty()
                ? Sides.blind(command, Trouble.unknown(asked, Facet.INTERFACES))
                : new View(command, Optional.empty(),
                        there.interfaces().stream().map(each -> containerRow(each, peers)).toList(),
                        notes(there, Sides.neighbours(asked, Kind.NET)), Trouble.with(asked, container.getFirst()));
        return Sides.apart(Facet.INTERFACES, hostView, containerView);
    }

    private static List<String> notes(Links links, Optional<String> note) {
        List<String> notes = new ArrayList<>();
        note.ifPresent(notes::add);
        Sides.skipped(links.skipped()).ifPresent(notes::add);
        return notes;
    }

    private static Row hostRow(Interface end, VethPeers peers) {
        return row(end, peers.ofHost(end), peers.inContainer(end));
    }

    private static Row containerRow(Interface end, VethPeers peers) {
        return row(end, peers.ofContainer(end), peers.onHost(end));
    }

    private static Row row(Interface end, Optional<String> peer, Optional<Interface> otherSide) {
        return new Cells()
                .with("name", end.name())
                .with("ifindex", end.ifindex())
                .with("state", end.state())
                .with("mac", end.mac())
                .with("addresses", end.addresses())
                .with("peer", peer)
                .with("master", end.master())
                .with("peerIndex", otherSide.map(Interface::ifindex))
                .row();
    }
}
