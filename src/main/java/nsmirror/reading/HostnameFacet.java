package nsmirror.reading;

import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.HostNames;
import nsmirror.probe.HostNames.Names;

/** {@code hostname}, the domain name and {@code uname -a} of a side. */
final class HostnameFacet implements FacetReader {
    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> HostNames.ofHost();
            case Side.OfContainer(var _, var leader) -> HostNames.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        Names names = HostNames.read(answer);
        boolean said = names.hostname().isPresent() || names.uname().isPresent();
        return new View(typed(asked), Optional.empty(), said ? List.of(row(names)) : List.of(),
                Sides.neighbours(asked, Kind.UTS).stream().toList(), Trouble.with(asked, answer));
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "hostname; domainname; uname -a";
            case Side.OfContainer(var _, var leader) ->
                "sudo nsenter -t %d -u sh -c 'hostname; domainname; uname -a'".formatted(leader.pid());
        };
    }

    @Override
    public String shared() {
        return "the name is the same";
    }

    private static Row row(Names names) {
        return new Cells()
                .with("hostname", names.hostname())
                .with("domain", names.domain())
                .with("uname", names.uname())
                .row();
    }
}
