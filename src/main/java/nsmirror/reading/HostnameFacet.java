package nsmirror.reading;

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
import nsmirror.probe.HostNames;
import nsmirror.probe.HostNames.Names;

/** {@code hostname} and {@code uname -a} on both sides. */
final class HostnameFacet implements FacetReader {
    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(HostNames.ofHost());
    }

    @Override
    public List<Command> container(Asked asked) {
        return asked.shares(Kind.UTS) || !asked.enters(Kind.UTS)
                ? List.of()
                : List.of(HostNames.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        View here = view(asked, host.getFirst(), "hostname; uname -a", Optional.empty());
        int pid = asked.leader().pid();
        String command = "sudo nsenter -t %1$d -u hostname; sudo nsenter -t %1$d -u uname -a".formatted(pid);
        if (asked.shares(Kind.UTS)) {
            return Sides.shared(Facet.HOSTNAME, here, command, "the host's uts namespace: the name is the host's");
        }
        View there = container.isEmpty()
                ? Sides.blind(command, Trouble.unknown(asked, Facet.HOSTNAME))
                : view(asked, container.getFirst(), command, Sides.neighbours(asked, Kind.UTS));
        return Sides.apart(Facet.HOSTNAME, here, there);
    }

    private static View view(Asked asked, Answer answer, String command, Optional<String> note) {
        Names names = HostNames.read(answer);
        boolean said = names.hostname().isPresent() || names.uname().isPresent();
        return new View(command, Optional.empty(), said ? List.of(row(names)) : List.of(), note.stream().toList(),
                Trouble.with(asked, answer));
    }

    private static Row row(Names names) {
        return new Cells().with("hostname", names.hostname()).with("uname", names.uname()).row();
    }
}
