package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.mirror.Cells;
import nsmirror.mirror.ProcessTree;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Process;
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
    private static final String ITSELF =
            "run as above, ps would list itself as well, with the next free PID and PPID 0";
    private static final String NO_NSPID = "this kernel does not say PIDs inside (NSpid, Linux 4.1 on), and nsmirror"
            + " sends nothing in to ask: the command above does, within reach of a container that may trace processes";

    /** The node's processes, seen from outside, serve every side. */
    @Override
    public List<Command> asks(Asked asked) {
        return asked.side() instanceof Side.OfContainer(var _, var leader)
                ? List.of(ProcessTable.ofHost(), PidLevels.COMMAND, ProcessTable.of(leader))
                : List.of(ProcessTable.ofHost(), PidLevels.COMMAND);
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        return switch (asked.side()) {
            case Side.OfHost _ -> ofHost(asked, answers);
            case Side.OfContainer _ when asked.inHosts(Kind.PID) -> ofHost(asked, answers);
            case Side.OfContainer(var _, var leader) when !InnerPids.known(leader) ->
                Sides.blind(typed(asked), NO_NSPID);
            case Side.OfContainer(var _, var leader) -> ofContainer(asked, leader, answers);
        };
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> PS;
            case Side.OfContainer(var _, var leader) ->
                "sudo nsenter -t %d -p unshare --mount-proc %s".formatted(leader.pid(), PS);
        };
    }

    @Override
    public String shared() {
        return "each sees the other's processes, by the same PIDs";
    }

    private View ofHost(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(ProcessTable.ofHost());
        Table table = ProcessTable.read(answer);
        Map<Integer, Process> byPid = asked.snapshot().byPid();
        List<Row> rows = table.lines().stream()
                .map(line -> row(line, line.pid(), line.ppid(), known(byPid, line)))
                .toList();
        List<String> notes = notes(table);
        notes.add("PID 1 is the node's own first process: the kernel started it, and it adopts what loses its parent");
        table.own().ifPresent(pid -> notes.add("ps itself was PID %d and is left out".formatted(pid)));
        return new View(typed(asked), Optional.empty(), inTree(rows), notes, Trouble.with(asked, answer));
    }

    /** The process of the snapshot that line is. */
    private static Optional<Process> known(Map<Integer, Process> byPid, Line line) {
        return Optional.ofNullable(byPid.get(line.pid()))
                .filter(process -> line.start().isEmpty() || line.start().get() == process.key().start());
    }

    private View ofContainer(Asked asked, Process leader, RoundTrip answers) {
        Answer host = answers.to(ProcessTable.ofHost());
        Answer levels = answers.to(PidLevels.COMMAND);
        Optional<String> trouble = Trouble.with(asked, answers.to(ProcessTable.of(leader)))
                .or(() -> Trouble.with(asked, levels));
        if (trouble.isPresent()) {
            return Sides.blind(typed(asked), trouble.get());
        }
        Table table = ProcessTable.read(host);
        InnerPids inner = InnerPids.of(asked.snapshot(), leader, PidLevels.read(levels.text()));
        List<Row> rows = rows(table, inner, asked.snapshot().byPid());
        List<String> notes = notes(table);
        first(asked, rows).ifPresent(notes::add);
        if (rows.stream().anyMatch(row -> row.text("ppid").equals("0") && !row.text("pid").equals("1"))) {
            notes.add("PPID 0: its parent is outside this PID namespace, as with exec");
        }
        notes.add(ITSELF);
        notes.add(OUTSIDE);
        notes.add("users are named as the node names these numbers");
        Sides.neighbours(asked, Kind.PID).ifPresent(notes::add);
        return new View(typed(asked), Optional.empty(), inTree(rows), notes, Trouble.with(asked, host));
    }

    /** Whose PID 1 is, and what that means. */
    private static Optional<String> first(Asked asked, List<Row> rows) {
        return rows.stream().filter(row -> row.text("pid").equals("1")).findFirst().map(row -> {
            String whose = row.text("container");
            return "PID 1 is %s on the host%s: to these it is what init is to the node: it adopts what loses its parent,"
                    .formatted(row.text("hostPid"),
                            whose.isEmpty() || whose.equals(asked.side().name()) ? "" : ", of " + whose)
                    + " takes no signal from inside it has no handler for, and when it ends the kernel ends them all";
        });
    }

    private static List<Row> inTree(List<Row> rows) {
        ProcessTree tree = new ProcessTree(rows);
        return IntStream.range(0, rows.size())
                .mapToObj(index -> new Cells()
                        .with(rows.get(index))
                        .with("depth", tree.depth(index))
                        .with("tree", tree.prefix(index))
                        .row())
                .toList();
    }

    private static List<Row> rows(Table table, InnerPids inner, Map<Integer, Process> byPid) {
        Map<Integer, Integer> pids = new HashMap<>();
        table.lines().forEach(line -> inner.pid(line.pid(), known(byPid, line))
                .ifPresent(pid -> pids.put(line.pid(), pid)));
        return table.lines().stream()
                .filter(line -> pids.containsKey(line.pid()))
                .sorted(Comparator.comparing(line -> pids.get(line.pid())))
                .map(line -> row(line, pids.get(line.pid()), pids.getOrDefault(line.ppid(), 0), known(byPid, line)))
                .toList();
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
                .with("start", line.start())
                .row();
    }
}
