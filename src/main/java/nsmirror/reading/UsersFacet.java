package nsmirror.reading;

import java.util.ArrayList;
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
import nsmirror.probe.UidMaps;
import nsmirror.probe.UidMaps.Maps;
import nsmirror.probe.UidMaps.Range;

/** The uid and gid maps on both sides. */
final class UsersFacet implements FacetReader {
    private static final String COMMAND = "cat /proc/%1$d/uid_map /proc/%1$d/gid_map";

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(UidMaps.ofHost());
    }

    @Override
    public List<Command> container(Asked asked) {
        return asked.shares(Kind.USER) ? List.of() : List.of(UidMaps.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        View here = view(asked, host.getFirst(), 1, List.of());
        int pid = asked.leader().pid();
        if (asked.shares(Kind.USER)) {
            return Sides.shared(Facet.USERS, here, COMMAND.formatted(pid),
                    "the host's user namespace: root inside is root outside");
        }
        return Sides.apart(Facet.USERS, here, view(asked, container.getFirst(), pid, words(asked, container)));
    }

    private static List<String> words(Asked asked, List<Answer> container) {
        List<String> notes = new ArrayList<>();
        UidMaps.read(container.getFirst()).ranges().stream()
                .filter(range -> range.kind().equals("uid") && range.inside() == 0)
                .findFirst()
                .ifPresent(range -> notes.add("root inside is %d outside".formatted(range.outside())));
        Sides.neighbours(asked, Kind.USER).ifPresent(notes::add);
        return notes;
    }

    private static View view(Asked asked, Answer answer, int pid, List<String> words) {
        Maps maps = UidMaps.read(answer);
        List<String> notes = new ArrayList<>(words);
        Sides.skipped(maps.skipped()).ifPresent(notes::add);
        return new View(COMMAND.formatted(pid), Optional.empty(),
                maps.ranges().stream().map(UsersFacet::row).toList(), notes, Trouble.with(asked, answer));
    }

    private static Row row(Range range) {
        return new Cells()
                .with("kind", range.kind())
                .with("inside", range.inside())
                .with("outside", range.outside())
                .with("count", range.count())
                .row();
    }
}
