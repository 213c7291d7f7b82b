package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.ListeningSockets;
import nsmirror.probe.ListeningSockets.Socket;
import nsmirror.probe.ListeningSockets.Sockets;
import nsmirror.probe.OpenSockets;

/** Sockets that wait for others on both sides, each with the processes that have it open, as {@code ss -lntuwxp}. */
final class SocketsFacet implements FacetReader {
    private static final String COMMAND = "ss -lntuwxp";
    private static final String UNIX = "the kernel writes a unix socket's path as its owner chose it, line breaks and all:"
            + " a row may be invented, so only processes of this net namespace are named; ss also lists unix sockets"
            + " without a name";

    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked), OpenSockets.COMMAND);
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> ListeningSockets.ofHost();
            case Side.OfContainer(var _, var leader) -> ListeningSockets.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        if (Trouble.mistaken(answer)) {
            return Sides.blind(typed(asked), Trouble.with(asked, answer).orElseThrow());
        }
        Answer open = answers.to(OpenSockets.COMMAND);
        Sockets sockets = ListeningSockets.read(answer);
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.NET).stream().toList());
        if (!asked.login().root()) {
            notes.add("without root only the login's own processes are known to have a socket open");
        } else {
            Trouble.with(asked, open).ifPresent(why -> notes.add("which processes have them open is not known: " + why));
        }
        if (sockets.sockets().stream().anyMatch(SocketsFacet::unix)) {
            notes.add(UNIX);
        }
        Sides.skipped(sockets.skipped()).ifPresent(notes::add);
        UsedBy all = new UsedBy(asked, OpenSockets.read(open.text()));
        UsedBy ofSameNet = all.ofSame(Kind.NET);
        return new View(typed(asked), Optional.empty(),
                sockets.sockets().stream().map(socket -> row(socket, unix(socket) ? ofSameNet : all)).toList(),
                notes,
                Trouble.with(asked, answer));
    }

    /** Of such a socket the line may be its owner's invention: it must not name a process that is elsewhere. */
    private static boolean unix(Socket socket) {
        return socket.port().isEmpty();
    }

    private static Row row(Socket socket, UsedBy holders) {
        return new Cells()
                .with("protocol", socket.protocol())
                .with("address", socket.port().map(port -> socket.address() + ":" + port).orElse(socket.address()))
                .with("process", holders.words(socket.inode()))
                .with("user", socket.uid().map(holders::user))
                .with("port", socket.port())
                .with("pids", holders.inside(socket.inode()))
                .with("hostPids", holders.onHost(socket.inode()))
                .with("inode", socket.inode())
                .row();
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "sudo " + COMMAND;
            case Side.OfContainer(var _, var leader) -> "sudo nsenter -t %d -n %s".formatted(leader.pid(), COMMAND);
        };
    }

    @Override
    public String shared() {
        return "ports that listen are the same";
    }

    @Override
    public boolean enters() {
        return false;
    }
}
