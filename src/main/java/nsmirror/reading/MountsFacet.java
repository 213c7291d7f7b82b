package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.MountTable;
import nsmirror.probe.MountTable.Mount;
import nsmirror.probe.MountTable.Mounts;

/** The mount tables on both sides, the container's read into words. */
final class MountsFacet implements FacetReader {
    /** The host's as well, in which a container's bind mounts have their paths. */
    @Override
    public List<Command> asks(Asked asked) {
        return List.of(MountTable.ofHost(), command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> MountTable.ofHost();
            case Side.OfContainer(var _, var leader) -> MountTable.of(leader);
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        MountWords words = new MountWords(MountTable.read(answers.to(MountTable.ofHost())).mounts());
        return switch (asked.side()) {
            case Side.OfHost _ -> view(asked, answers, words::ofHost);
            case Side.OfContainer _ -> view(asked, answers, words::ofContainer);
        };
    }

    private View view(Asked asked, RoundTrip answers, Function<Mount, Optional<String>> words) {
        Answer answer = answers.to(command(asked));
        Mounts mounts = MountTable.read(answer);
        List<String> notes = new ArrayList<>(Sides.neighbours(asked, Kind.MNT).stream().toList());
        Sides.skipped(mounts.skipped()).ifPresent(notes::add);
        if (mounts.mounts().isEmpty() && answer.ok()) {
            notes.add("its root directory is part of another mount (chroot), and nothing is mounted below it");
        }
        return new View(typed(asked), Optional.empty(),
                mounts.mounts().stream().map(mount -> row(mount, words.apply(mount))).toList(), notes,
                Trouble.with(asked, answer));
    }

    @Override
    public String typed(Asked asked) {
        return "cat /proc/%d/mountinfo".formatted(asked.side().pid());
    }

    @Override
    public String shared() {
        return "one mount table";
    }

    @Override
    public boolean enters() {
        return false;
    }

    /** The table shows only what lies below the process's root directory. */
    @Override
    public boolean differsInOneNamespace() {
        return true;
    }

    @Override
    public boolean alike(View left, View right) {
        return targets(left).equals(targets(right));
    }

    private static List<String> targets(View view) {
        return view.rows().stream().map(row -> row.text("target")).toList();
    }

    @Override
    public boolean asPidOne() {
        return true;
    }

    private static Row row(Mount mount, Optional<String> meaning) {
        return new Cells()
                .with("target", mount.target())
                .with("type", mount.type())
                .with("source", mount.source())
                .with("root", mount.root())
                .with("options", mount.options())
                .with("meaning", meaning)
                .with("device", mount.device())
                .row();
    }
}
