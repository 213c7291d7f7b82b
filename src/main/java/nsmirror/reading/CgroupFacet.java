package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.CgroupLimits;
import nsmirror.probe.CgroupLimits.Hierarchy;
import nsmirror.probe.CgroupLimits.Level;
import nsmirror.probe.CgroupLimits.Places;

/**
 * The cgroup of each side's first process: where it is as the node names it and as its own cgroup namespace does, and
 * what limits it.
 */
final class CgroupFacet implements FacetReader {
    private static final String PATH = "path";

    @Override
    public List<Command> asks(Asked asked) {
        List<Command> commands = new ArrayList<>(List.of(command(asked)));
        inside(asked).ifPresent(commands::add);
        return commands;
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> CgroupLimits.ofHost();
            case Side.OfContainer(var _, var leader) -> CgroupLimits.of(leader);
        };
    }

    /** In the host's cgroup namespace a path is the same inside. */
    private static Optional<Command> inside(Asked asked) {
        return asked.side() instanceof Side.OfContainer(var _, var leader)
                        && asked.enters(Kind.CGROUP) && !asked.inHosts(Kind.CGROUP)
                ? Optional.of(CgroupLimits.inside(leader))
                : Optional.empty();
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        if (Trouble.mistaken(answer)) {
            return Sides.blind(typed(asked), Trouble.with(asked, answer).orElseThrow());
        }
        Places places = CgroupLimits.read(answer);
        Optional<Answer> inside = inside(asked).map(answers::to);
        List<Row> rows = new ArrayList<>();
        Map<String, String> own = new HashMap<>();
        inside.map(CgroupLimits::read).orElse(asked.enters(Kind.CGROUP) ? places : new Places(List.of(), List.of()))
                .hierarchies().forEach(hierarchy -> own.put(hierarchy.controllers(), hierarchy.path()));
        places.hierarchies().forEach(hierarchy -> rows.add(row(hierarchy, own)));
        List<Row> limits = new CgroupWords(places.levels()).rows();
        rows.addAll(limits);
        List<String> notes = new ArrayList<>();
        inside.flatMap(said -> Trouble.with(asked, said)).ifPresent(why ->
                notes.add("what its own cgroup namespace calls it could not be read: " + why));
        closed(asked, places).ifPresent(notes::add);
        if (limits.isEmpty() && answer.ok() && places.levels().stream().noneMatch(Level::closed)) {
            notes.add("limits could not be read: no cgroup file system is mounted where this login sees it, or it shows"
                    + " another part of the tree");
        }
        Sides.neighbours(asked, Kind.CGROUP).ifPresent(notes::add);
        return new View(typed(asked, places), Optional.empty(), rows, notes, Trouble.with(asked, answer));
    }

    /** A cgroup that was given to a user may be closed to all others but root. */
    private static Optional<String> closed(Asked asked, Places places) {
        return places.levels().stream().filter(Level::closed).map(Level::path).findFirst()
                .map(path -> "the cgroup %s is closed to this login, what it limits is not known: %s"
                        .formatted(path.isEmpty() ? "/" : path, Trouble.noRoot(asked)));
    }

    private static Row row(Hierarchy hierarchy, Map<String, String> own) {
        return new Cells()
                .with("what", hierarchy.controllers().isEmpty() ? PATH + " (v2)"
                        : PATH + " (v1 " + hierarchy.controllers() + ")")
                .with("value", hierarchy.path())
                .with("inside", own.get(hierarchy.controllers()))
                .with("setBy", null)
                .with("amount", null)
                .row();
    }

    @Override
    public String typed(Asked asked) {
        return "cat /proc/%d/cgroup".formatted(asked.side().pid());
    }

    /** The path stays the shell's own word: a cgroup may have any name. */
    private String typed(Asked asked, Places places) {
        int pid = asked.side().pid();
        boolean second = places.levels().stream().anyMatch(level -> level.files().containsKey("memory.max"));
        boolean first = places.levels().stream().anyMatch(level -> level.files().containsKey("memory.limit_in_bytes"));
        String limits = second
                ? "; cd \"/sys/fs/cgroup$(sed -n s/^0:://p /proc/%d/cgroup)\" && grep . memory.max cpu.max pids.max"
                        .formatted(pid)
                : first
                ? "; cat \"/sys/fs/cgroup/memory$(sed -n s/^[0-9]*:memory://p /proc/%d/cgroup)/memory.limit_in_bytes\""
                        .formatted(pid)
                : "";
        return typed(asked) + limits;
    }

    @Override
    public String shared() {
        return "cgroup and limits are the same";
    }

    @Override
    public boolean enters() {
        return false;
    }

    /** A cgroup namespace only hides what is above; a process may be in any cgroup. */
    @Override
    public boolean differsInOneNamespace() {
        return true;
    }

    /** What is used now changes from one look to the next. */
    @Override
    public boolean alike(View left, View right) {
        return paths(left).equals(paths(right));
    }

    private static List<Row> paths(View view) {
        return view.rows().stream().filter(row -> row.text("what").startsWith(PATH)).toList();
    }

    @Override
    public boolean asPidOne() {
        return true;
    }
}
