package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Mirror;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.NodeException;
import nsmirror.probe.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a capture leaves and says. */
class CaptureTest {
    private final Capture capture = new Capture(new SnapshotReader(), new MirrorReader());

    @TempDir
    Path directory;

    @Test
    void aNodeThatCannotBeReadLeavesNoFile() {
        assertThatThrownBy(() -> capture.record(new ScriptedNode(), directory.resolve("node.nsrec")))
                .isInstanceOf(NodeException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsSaidBeforeTheNodeIsAsked() {
        ScriptedNode node = new ScriptedNode();

        assertThatThrownBy(() -> capture.record(node, directory.resolve("missing").resolve("node.nsrec")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such folder");
        assertThat(node.roundTrips).isEmpty();
    }

    @Test
    void saysHowManyViewsCouldNotBeRead() throws NodeException {
        Snapshot lab = SampleSnapshots.lab();
        ScriptedNode node = new ScriptedNode().answers(Answers.failed(127, "sh: ip: not found"), "nsenter --net=");
        Mirror mirror = new MirrorReader().read(node, lab, lab.containers().getFirst(),
                Wanted.of(Set.of(Facet.HOSTNAME, Facet.INTERFACES)));

        assertThat(new Capture.Summary(lab, List.of(mirror), 3).line()).isEqualTo(
                "%d processes, %d containers, 3 commands recorded; 1 of 2 views could not be read,"
                        .formatted(lab.processes().size(), lab.containers().size())
                        + " which opening it shows in place");
    }
}
