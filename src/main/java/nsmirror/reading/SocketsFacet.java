package nsmirror.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.ListeningSockets;
import nsmirror.probe.ListeningSockets.Socket;
import nsmirror.probe.ListeningSockets.Sockets;
import nsmirror.probe.OpenSockets;

/** Sockets that wait for others on both sides, each with the processes that have it open, as {@code ss -lntuwxp}. */
final class SocketsFacet implements FacetReader {
    private static final String COMMAND = "ss -lntuwxp";
    /** A server may fork a worker for each of many connections, all with its socket. */
    private static final int MOST_NAMED = 3;

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
        Answer open = answers.to(OpenSockets.COMMAND);
        Sockets sockets = ListeningSockets.read(answer);
        Map<Long, SequencedSet<Integer>> holders = OpenSockets.read(open.text());
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.NET).stream().toList());
        if (!asked.login().root()) {
            notes.add("without root only the login's own processes are known to have a socket open");
        } else {
            Trouble.with(asked, open).ifPresent(why -> notes.add("which processes have them open is not known: " + why));
        }
        Sides.skipped(sockets.skipped()).ifPresent(notes::add);
        List<Row> rows = sockets.sockets().stream()
                .map(socket -> row(asked, socket, holders.getOrDefault(socket.inode(), new LinkedHashSet<>())))
                .toList();
        return new View(typed(asked), Optional.empty(), rows, notes, Trouble.with(asked, answer));
    }

    private static Row row(Asked asked, Socket socket, SequencedSet<Integer> holders) {
        List<Integer> inside = holders.stream().flatMap(pid -> inner(asked, pid).stream()).toList();
        return new Cells()
                .with("protocol", socket.protocol())
                .with("address", socket.port().map(port -> socket.address() + ":" + port).orElse(socket.address()))
                .with("process", holders.isEmpty() ? Optional.empty() : Optional.of(words(asked, holders)))
                .with("user", socket.uid().map(uid -> user(asked.snapshot(), uid)))
                .with("port", socket.port())
                .with("pids", inside)
                .with("hostPids", List.copyOf(holders))
                .with("inode", socket.inode())
                .row();
    }

    private static String words(Asked asked, SequencedSet<Integer> holders) {
        String named = holders.stream().limit(MOST_NAMED).map(pid -> words(asked, pid))
                .collect(Collectors.joining(", "));
        return holders.size() > MOST_NAMED ? named + " and %d more".formatted(holders.size() - MOST_NAMED) : named;
    }

    /** {@code nginx 1 (4470 on the host)}. */
    private static String words(Asked asked, int pid) {
        String name = asked.snapshot().process(pid).map(process -> process.comm() + " ").orElse("");
        Optional<Integer> inside = inner(asked, pid);
        if (asked.side() instanceof Side.OfHost || inside.filter(own -> own == pid).isPresent()) {
            return name + pid;
        }
        return inside.map(own -> "%s%d (%d on the host)".formatted(name, own, pid))
                .orElse("%s%d on the host".formatted(name, pid));
    }

    /** Its PID as that side numbers it; empty for a process that is not in there. */
    private static Optional<Integer> inner(Asked asked, int pid) {
        return switch (asked.side()) {
            case Side.OfHost _ -> Optional.of(pid);
            case Side.OfContainer(var _, var leader) when leader.namespace(Kind.PID).isEmpty() -> Optional.empty();
            case Side.OfContainer(var _, var leader) -> InnerPids.of(asked.snapshot(), leader, Map.of())
                    .pid(pid, asked.snapshot().process(pid));
        };
    }

    private static String user(Snapshot snapshot, int uid) {
        return snapshot.processes().stream().filter(process -> process.uid() == uid).findFirst()
                .map(Process::user).orElse(Integer.toUnsignedString(uid));
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
        return "ports that listen are";
    }

    @Override
    public boolean enters() {
        return false;
    }
}
