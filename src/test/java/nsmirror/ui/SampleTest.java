package nsmirror.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import nsmirror.diagram.Subject;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.Sharing;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import nsmirror.ui.session.Reading;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The whole way, on the sample that ships: from the start page to a picture, to every facet of a container. */
@ExtendWith(ApplicationExtension.class)
class SampleTest {
    private final Nodes nodes = new Nodes(SampleTest.class.getResource("/assets/sample.nsrec"));
    private final SnapshotReader snapshots = new SnapshotReader();
    private FrameOnStage window;

    @Start
    void open(Stage stage) {
        Reading reading = new Reading(nodes::open, node -> snapshots.watch(node)::read, new MirrorReader()::read);
        window = new FrameOnStage(stage, reading, SameThread::new);
    }

    @Test
    void fromTheStartPageToEveryFacetOfAContainerOfAPod(FxRobot robot) throws NodeException {
        Snapshot sample = read();
        Container inPod = sample.containers().stream()
                .filter(each -> each.shares().get(Kind.NET) == Sharing.POD && each.shares().get(Kind.UTS) == Sharing.OWN)
                .findFirst()
                .orElseThrow();

        window.openSample();
        assertThat(window.text("#node-name")).isEqualTo(sample.node().hostname());

        robot.write("5");
        for (Subject.OfProcess each : processes(sample, inPod)) {
            assertThat(window.map().diagram().boxOf(each)).isPresent();
        }

        robot.write("0");
        window.clickOn(processes(sample, inPod).getFirst());
        for (Facet facet : Facet.ALL) {
            window.facet(facet);
            assertThat(window.shows("#facet-" + facet.label())).as(facet.label()).isTrue();
            assertThat(window.texts(".side-command")).as(facet.label()).isNotEmpty();
        }
        window.facet(Facet.HOSTNAME);
        assertThat(window.texts(".big-name"))
                .containsExactly(sample.node().hostname(), inPod.hostname().orElseThrow());
        window.facet(Facet.PROCESSES);
        assertThat(window.lines()).contains(inPod.leader() + " ↔ 1");
    }

    @Test
    void theCommandsOfTheRecordingAreListed(FxRobot robot) {
        window.openSample();

        robot.write("c").type(KeyCode.DOWN);

        assertThat(robot.lookup("#commands-table").queryTableView().getItems()).isNotEmpty();
        assertThat(window.text("#answer-text")).isNotBlank();
    }

    private Snapshot read() throws NodeException {
        try (Node node = nodes.open(new Target.Sample(), SshOptions.none(), Prompts.refusing(), Progress.none())) {
            return snapshots.read(node);
        }
    }

    private static List<Subject.OfProcess> processes(Snapshot snapshot, Container container) {
        return container.pids().stream()
                .map(snapshot::process)
                .flatMap(Optional::stream)
                .map(process -> new Subject.OfProcess(process.key()))
                .toList();
    }
}
