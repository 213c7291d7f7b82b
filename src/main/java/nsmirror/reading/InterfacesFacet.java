package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.Together;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.Interfaces;
import nsmirror.probe.Interfaces.Interface;
import nsmirror.probe.Interfaces.Links;
import nsmirror.probe.NetIds;

/** {@code ip a} on both sides, each veth beside its other end, and where those lead that end on neither. */
final class InterfacesFacet implements FacetReader {
    private static final String COMMAND = "ip a";

    /** The host's as well, where the other end of a container's interface most likely is. */
    @Override
    public List<Command> asks(Asked asked) {
        return List.of(Interfaces.ofHost(), command(asked), numbers(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> Interfaces.ofHost();
            case Side.OfContainer(var _, var leader) -> Interfaces.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        Links links = Interfaces.read(answer);
        VethPeers peers = new VethPeers(asked, links.interfaces(), across(asked, answers),
                Interfaces.read(answers.to(Interfaces.ofHost())).interfaces(), NetIds.read(answers.to(numbers(asked))));
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.NET).stream().toList());
        Sides.skipped(links.skipped()).ifPresent(notes::add);
        return new View(typed(asked), Optional.empty(),
                links.interfaces().stream().map(each -> row(each, peers)).toList(), notes,
                Trouble.with(asked, answer));
    }

    /** Nothing where the other side is in the same namespace, or could not be asked. */
    private static List<Interface> across(Asked asked, RoundTrip answers) {
        return asked.together(Kind.NET) == Together.APART
                ? Interfaces.read(answers.to(command(asked.across()))).interfaces()
                : List.of();
    }

    /** How the side's net namespace counts the others. */
    private static Command numbers(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> NetIds.ofHost();
            case Side.OfContainer(var _, var leader) -> NetIds.of(leader);
        };
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> COMMAND;
            case Side.OfContainer(var _, var leader) -> "sudo nsenter -t %d -n %s".formatted(leader.pid(), COMMAND);
        };
    }

    @Override
    public String shared() {
        return "interfaces, addresses and ports are the same";
    }

    private static Row row(Interface end, VethPeers peers) {
        return new Cells()
                .with("name", end.name())
                .with("ifindex", end.ifindex())
                .with("state", end.state())
                .with("mac", end.mac())
                .with("addresses", end.addresses())
                .with("peer", peers.words(end))
                .with("master", end.master())
                .with("peerIndex", peers.across(end).map(Interface::ifindex))
                .with("type", end.type())
                .with("mtu", end.mtu())
                .with("peerNet", peers.behind(end))
                .row();
    }
}
