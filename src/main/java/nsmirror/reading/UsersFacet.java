package nsmirror.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.SubIds;
import nsmirror.probe.UidMaps;
import nsmirror.probe.UidMaps.Maps;
import nsmirror.probe.UidMaps.Range;

/** The uid and gid maps on both sides, with whose ranges these are, and what the ids are in user namespaces between. */
final class UsersFacet implements FacetReader {
    private static final String COMMAND = "cat /proc/%1$d/uid_map /proc/%1$d/gid_map";

    @Override
    public List<Command> asks(Asked asked) {
        List<Command> commands = new ArrayList<>(List.of(command(asked), SubIds.COMMAND));
        commands.addAll(new UserLevels(asked).asks());
        return commands;
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> UidMaps.ofHost();
            case Side.OfContainer(var _, var leader) -> UidMaps.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        if (Trouble.mistaken(answer)) {
            return Sides.blind(typed(asked), Trouble.with(asked, answer).orElseThrow());
        }
        Maps maps = UidMaps.read(answer);
        List<String> notes = new ArrayList<>();
        UserLevels levels = new UserLevels(asked);
        IdOwners owners = new IdOwners(asked.snapshot(), SubIds.read(answers.to(SubIds.COMMAND)));
        if (asked.side() instanceof Side.OfContainer && !asked.inHosts(Kind.USER)) {
            root(maps, levels, answers).ifPresent(notes::add);
        }
        Sides.neighbours(asked, Kind.USER).ifPresent(notes::add);
        Sides.skipped(maps.skipped()).ifPresent(notes::add);
        return new View(typed(asked), Optional.empty(),
                maps.ranges().stream().map(range -> row(range, owners, levels.between(range, answers))).toList(), notes,
                Trouble.with(asked, answer));
    }

    /**
     * {@code root inside is 100000 outside}; {@code 0 in outer, 100000 outside} where its user namespace is in another one;
     * where nobody is root inside, of the first uid.
     */
    private static Optional<String> root(Maps maps, UserLevels levels, RoundTrip answers) {
        List<Range> uids = maps.ranges().stream().filter(range -> range.kind().equals("uid")).toList();
        return uids.stream().min(Comparator.comparing(Range::inside)).map(range -> {
            String between = levels.between(new Range("uid", range.inside(), range.outside(), 1), answers)
                    .map(words -> words + ", ").orElse("");
            return "%s inside is %s%d outside".formatted(
                    range.inside() == 0 ? "root" : "nobody is root inside: uid " + range.inside(), between, range.outside());
        });
    }

    @Override
    public String typed(Asked asked) {
        return COMMAND.formatted(asked.side().pid());
    }

    @Override
    public String shared() {
        return "root is the same root";
    }

    @Override
    public boolean enters() {
        return false;
    }

    @Override
    public boolean asPidOne() {
        return true;
    }

    private static Row row(Range range, IdOwners owners, Optional<String> between) {
        return new Cells()
                .with("kind", range.kind())
                .with("inside", range.inside())
                .with("outside", range.outside())
                .with("count", range.count())
                .with("between", between)
                .with("owner", owners.words(range))
                .row();
    }
}
