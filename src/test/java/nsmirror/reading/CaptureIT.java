package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        try (Node node = machine()) {
            summary = capture.record(node, file);
            assertThat(node.run(Command.asUser("echo still open")).text()).isEqualTo("still open\n");
        }

        try (Node recording = open(file.toString(), SshOptions.none())) {
            Snapshot snapshot = snapshots.read(recording);
            assertThat(snapshot.processes()).isEqualTo(summary.snapshot().processes());
            assertThat(snapshot.containers()).isEqualTo(summary.snapshot().containers()).hasSizeGreaterThan(5);
            for (Mirror recorded : summary.mirrors()) {
                Mirror replayed = mirrors.read(recording, snapshot, recorded.who(), EVERY_FACET);
                assertThat(replayed).isEqualTo(recorded);
                Mirror replayedAgain = mirrors.read(recording, snapshot, recorded.who(), Set.of(Facet.FILES));
                assertThat(replayedAgain.facets().get(Facet.FILES)).isEqualTo(recorded.facets().get(Facet.FILES));
            }
        }
        assertThat(summary.line()).endsWith(summary.commands() + " commands recorded");
        assertThat(Files.readAllLines(file)).hasSize(summary.commands() + 1);
    }

    private Node machine() throws NodeException {
        return open(machine.host(), new SshOptions(OptionalInt.of(machine.port()), List.of(machine.key()),
                Optional.of(machine.login()), Optional.empty(), Optional.empty(), List.of(),
                Optional.of(machine.knownHosts()), SshOptions.Sudo.AUTO));
    }

    private static Node open(String target, SshOptions options) throws NodeException {
        return new Nodes(null).open(Target.parse(target), options, Prompts.refusing(), Progress.none());
    }
}
