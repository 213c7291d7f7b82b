package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.model.Snapshot;
import nsmirror.node.Command;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a real node shows what the node showed. */
@NeedsMachine
class CaptureIT {
    private static final Set<Facet> EVERY_FACET = Set.copyOf(Facet.ALL);

    private final Machine machine;
    private final SnapshotReader snapshots = new SnapshotReader();
    private final MirrorReader mirrors = new MirrorReader();
    private final Capture capture = new Capture(snapshots, mirrors);

    @TempDir
    Path directory;

    CaptureIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void aRecordingShowsEveryContainerInEveryFacet() throws Exception {
        machine.read("lab-node", "up");
        Path file = directory.resolve("node.nsrec");
        Capture.Summary summary;
        try (Node node = Logins.open(machine, machine.login(), machine.key())) {
            summary = capture.record(node, file);
            assertThat(node.run(Command.asUser("echo still open")).text()).isEqualTo("still open\n");
        }

        try (Node recording = replay(file)) {
            Snapshot snapshot = snapshots.read(recording);
            assertThat(snapshot.processes()).isEqualTo(summary.snapshot().processes());
            assertThat(snapshot.containers()).isEqualTo(summary.snapshot().containers()).hasSizeGreaterThan(5);
            for (Mirror recorded : summary.mirrors()) {
                Mirror replayed = mirrors.read(recording, snapshot, recorded.who(), Wanted.of(EVERY_FACET));
                assertThat(replayed).isEqualTo(recorded);
                Mirror replayedAgain = mirrors.read(recording, snapshot, recorded.who(), Wanted.of(Set.of(Facet.FILES)));
                assertThat(replayedAgain.facets().get(Facet.FILES)).isEqualTo(recorded.facets().get(Facet.FILES));
            }
        }
        assertThat(summary.line()).endsWith(summary.commands() + " commands recorded");
        assertThat(Files.readAllLines(file)).hasSize(summary.commands() + 1);
    }

    private static Node replay(Path file) throws NodeException {
        return new Nodes(null).open(new Target.RecordingFile(file), SshOptions.none(), Prompts.refusing(),
                Progress.none());
    }
}
