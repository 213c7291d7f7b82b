package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import nsmirror.probe.PidLevels;
import nsmirror.probe.ProcessTable;
import nsmirror.probe.ProcessTable.Line;
import nsmirror.probe.ProcessTable.Table;

/** {@code ps} on both sides, each process inside known by its PID outside; both are seen from outside. */
final class ProcessesFacet implements FacetReader {
    private static final String PS = "ps -e -o pid,ppid,user,args -ww";
    private static final String OUTSIDE = "read from outside, by ps on the host and NSpid in /proc/PID/status: what"
            + " nsenter -p starts as root is in the container's reach, if it may trace processes (CAP_SYS_PTRACE)";
    private static final String NO_NSPID = "this kernel does not say PIDs inside (NSpid, Linux 4.1 on), and nsmirror"
            + " sends nothing in to ask: the command above does, within reach of a container that may trace processes";

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(ProcessTable.ofHost(), PidLevels.COMMAND);
    }

    @Override
    public List<Command> container(Asked asked) {
        return asked.shares(Kind.PID) || !asked.enters(Kind.PID) || !InnerPids.known(asked)
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
                ? Sides.blind(command, asked.enters(Kind.PID) ? NO_NSPID : Trouble.unknown(asked, Facet.PROCESSES))
                : containerView(asked, host, container.getFirst(), command);
        return Sides.apart(Facet.PROCESSES, here, there);
    }

    private static View hostView(Asked asked, Answer answer) {
        Table table = ProcessTable.read(answer);
        Map<Integer, Process> byPid = asked.snapshot().byPid();
        List<Row> rows = table.lines().stream()
                .map(line -> row(line, line.pid(), line.ppid(), known(byPid, line)))
                .toList();
        List<String> notes = notes(table);
        table.own().ifPresent(pid -> notes.add("ps itself was PID %d and is left out".formatted(pid)));
        return new View(PS, Optional.empty(), rows, notes, Trouble.with(asked, answer));
    }

    /** The process of the snapshot that line is. */
    private static Optional<Process> known(Map<Integer, Process> byPid, Line line) {
        return Optional.ofNullable(byPid.get(line.pid()))
                .filter(process -> line.start().isEmpty() || line.start().get() == process.key().start());
    }

    private static View containerView(Asked asked, List<Answer> host, Answer still, String command) {
        Optional<String> trouble = Trouble.with(asked, still).or(() -> Trouble.with(asked, host.getLast()));
        if (trouble.isPresent()) {
            return Sides.blind(command, trouble.get());
        }
        Table table = ProcessTable.read(host.getFirst());
        Map<Integer, Process> byPid = asked.snapshot().byPid();
        InnerPids inner = InnerPids.of(asked, PidLevels.read(host.getLast().text()));
        Map<Integer, Integer> pids = new HashMap<>();
        table.lines().forEach(line -> inner.pid(line.pid(), known(byPid, line))
                .ifPresent(pid -> pids.put(line.pid(), pid)));
        List<Row> rows = table.lines().stream()
                .filter(line -> pids.containsKey(line.pid()))
                .sorted(Comparator.comparing(line -> pids.get(line.pid())))
                .map(line -> row(line, pids.get(line.pid()), pids.getOrDefault(line.ppid(), 0), known(byPid, line)))
                .toList();
        List<String> notes = notes(table);
        notes.add(OUTSIDE);
        notes.add("users are named as the node names these numbers");
        Sides.neighbours(asked, Kind.PID).ifPresent(notes::add);
        return new View(command, Optional.empty(), rows, notes, Trouble.with(asked, host.getFirst()));
    }

    private static List<String> notes(Table table) {
        List<String> notes = new ArrayList<>();
        Sides.skipped(table.skipped()).ifPresent(notes::add);
        return notes;
    }

    /** What ps prints of the arguments is shortened and altered; the snapshot has them as they are. */
    private static Row row(Line line, int pid, int ppid, Optional<Process> process) {
        Optional<String> arguments = process.map(Process::command)
                .filter(command -> !command.isEmpty())
                .map(command -> String.join(" ", command));
        return new Cells()
                .with("pid", pid)
                .with("hostPid", line.pid())
                .with("ppid", ppid)
                .with("user", line.user())
                .with("command", arguments.orElse(line.command()))
                .with("container", process.flatMap(Process::container))
                .row();
    }
}
