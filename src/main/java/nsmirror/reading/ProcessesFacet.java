package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.ProcessTable;
import nsmirror.probe.ProcessTable.Line;
import nsmirror.probe.ProcessTable.Table;

/** {@code ps} on both sides, each process inside known by its PID outside. */
final class ProcessesFacet implements FacetReader {
    private static final String PS = "ps -e -o pid,ppid,user,args -ww";

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(ProcessTable.ofHost());
    }

    @Override
    public List<Command> container(Asked asked) {
        return asked.shares(Kind.PID) || !asked.enters(Kind.PID)
                ? List.of()
                : List.of(ProcessTable.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        View here = hostView(asked, host.getFirst());
        String command = "sudo nsenter -t %d -p unshare --mount-proc %s".formatted(asked.leader().pid(), PS);
        if (asked.shares(Kind.PID)) {
            return Sides.shared(Facet.PROCESSES, here, command,
                    "the host's pid namespace: every process of the node, its own are those of %s"
                            .formatted(asked.who().name()));
        }
        View there = container.isEmpty()
                ? Sides.blind(command, Trouble.unknown(asked, Facet.PROCESSES))
                : containerView(asked, container.getFirst(), command);
        return Sides.apart(Facet.PROCESSES, here, there);
    }

    private static View hostView(Asked asked, Answer answer) {
        Table table = ProcessTable.read(answer);
        Map<Integer, Process> known = asked.snapshot().byPid();
        List<Row> rows = table.lines().stream()
                .map(line -> row(line, Optional.of(line.pid()),
                        Optional.ofNullable(known.get(line.pid())).filter(process -> same(process, line))))
                .toList();
        return new View(PS, Optional.empty(), rows, notes(table), Trouble.with(asked, answer));
    }

    private static boolean same(Process process, Line line) {
        return line.start().isEmpty() || line.start().get() == process.key().start();
    }

    private static View containerView(Asked asked, Answer answer, String command) {
        Table table = ProcessTable.read(answer);
        InnerPids inner = InnerPids.of(asked);
        List<Row> rows = new ArrayList<>();
        int strangers = 0;
        for (Line line : table.lines()) {
            Optional<Process> process = inner.process(line);
            rows.add(row(line, process.map(Process::pid), process));
            strangers += process.isPresent() ? 0 : 1;
        }
        List<String> notes = notes(table);
        notes.add("users are named as the node names these numbers");
        inner.guess().ifPresent(notes::add);
        if (strangers > 0) {
            notes.add("%d not in the snapshot, started since: read the node again to see their PIDs on the host"
                    .formatted(strangers));
        }
        Sides.neighbours(asked, Kind.PID).ifPresent(notes::add);
        return new View(command, Optional.empty(), rows, notes, Trouble.with(asked, answer));
    }

    private static List<String> notes(Table table) {
        List<String> notes = new ArrayList<>();
        table.own().ifPresent(pid -> notes.add("ps itself was PID %d and is left out".formatted(pid)));
        Sides.skipped(table.skipped()).ifPresent(notes::add);
        return notes;
    }

    /** What ps prints of the arguments is shortened and altered; the snapshot has them as they are. */
    private static Row row(Line line, Optional<Integer> hostPid, Optional<Process> process) {
        Optional<String> arguments = process.map(Process::command)
                .filter(command -> !command.isEmpty())
                .map(command -> String.join(" ", command));
        return new Cells()
                .with("pid", line.pid())
                .with("hostPid", hostPid)
                .with("ppid", line.ppid())
                .with("user", line.user())
                .with("command", arguments.orElse(line.command()))
                .with("container", process.flatMap(Process::container))
                .row();
    }
}
