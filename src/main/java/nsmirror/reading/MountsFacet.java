package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.MountTable;
import nsmirror.probe.MountTable.Mount;
import nsmirror.probe.MountTable.Mounts;

/** The mount tables on both sides, the container's read into words. */
final class MountsFacet implements FacetReader {
    private static final String COMMAND = "cat /proc/%d/mountinfo";

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(MountTable.ofHost());
    }

    /** Asked in any case: the table shows only what lies below the process's root directory. */
    @Override
    public List<Command> container(Asked asked) {
        return List.of(MountTable.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        MountWords words = new MountWords(MountTable.read(host.getFirst()).mounts());
        View here = view(asked, host.getFirst(), 1, words::ofHost, List.of());
        View there = view(asked, container.getFirst(), asked.leader().pid(), words::ofContainer,
                Sides.neighbours(asked, Kind.MNT).stream().toList());
        if (asked.shares(Kind.MNT) && mounted(here).equals(mounted(there))) {
            return Sides.shared(Facet.MOUNTS, here, there.command(), "the host's mount namespace: one mount table");
        }
        return Sides.apart(Facet.MOUNTS, here, there);
    }

    private static List<String> mounted(View view) {
        return view.rows().stream().map(row -> row.text("target")).toList();
    }

    private static View view(
            Asked asked, Answer answer, int pid, Function<Mount, Optional<String>> words, List<String> always) {
        Mounts mounts = MountTable.read(answer);
        List<String> notes = new ArrayList<>(always);
        Sides.skipped(mounts.skipped()).ifPresent(notes::add);
        if (mounts.mounts().isEmpty() && answer.ok()) {
            notes.add("its root directory is part of another mount (chroot), and nothing is mounted below it");
        }
        return new View(COMMAND.formatted(pid), Optional.empty(),
                mounts.mounts().stream().map(mount -> row(mount, words.apply(mount))).toList(), notes,
                Trouble.with(asked, answer));
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
