package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Eventually;
import nsmirror.node.Node;
import nsmirror.node.Nodes;
import nsmirror.node.Progress;
import nsmirror.node.Prompts;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import nsmirror.ui.mirror.MirrorModel;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Whoever moves on to another facet ends what the one they left had running on the node, as its processes tell. */
@NeedsMachine
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class MovingOnIT {
    private final FxRobot robot = new FxRobot();

    @Test
    void theCommandsOfAFacetThatIsLeftEnd(Machine machine) throws Exception {
        machine.read("lab-node", "up");
        try (Node node = open(machine)) {
            Snapshot snapshot = new SnapshotReader().read(node);
            Container app = snapshot.containers().stream().filter(each -> each.name().startsWith("app")).findFirst()
                    .orElseThrow();
            // From here on interfaces are never listed.
            machine.write("/usr/sbin/ip", "#!/bin/sh\nexec sleep 4711\n");
            MirrorModel model = model(node, snapshot);
            try {
                robot.interact(() -> {
                    model.facet().set(Facet.INTERFACES);
                    model.look(Optional.of(app));
                });
                Eventually.is("the interfaces are asked for", () -> sleeps(machine));

                robot.interact(() -> model.facet().set(Facet.HOSTNAME));

                Eventually.is("they are asked for no more", () -> !sleeps(machine));
                AtomicReference<MirrorModel.State> seen = new AtomicReference<>();
                Eventually.is("the other facet is there", () -> {
                    robot.interact(() -> seen.set(model.state().get()));
                    return seen.get() instanceof MirrorModel.State.Loaded;
                });
                assertThat(((MirrorModel.State.Loaded) seen.get()).view().facet()).isEqualTo(Facet.HOSTNAME);
                assertThat(((MirrorModel.State.Loaded) seen.get()).view().container().rows().getFirst().text("hostname"))
                        .isEqualTo("app-1");
            } finally {
                robot.interact(() -> open.close());
            }
        }
    }

    private OpenNode open;

    private MirrorModel model(Node node, Snapshot snapshot) {
        Reading reading = new Reading((to, options, prompts, progress) -> node, from -> () -> snapshot,
                (from, at, who, wanted) -> new MirrorReader().read(from, at, who, wanted));
        Way way = new Way(new Target.Sample(), SshOptions.none(), reading, new CommandLog());
        Arrived arrived = new Arrived(node, () -> snapshot, snapshot);
        robot.interact(() -> open = new OpenNode(way,
                new Connection(node, (asking, progress) -> arrived, reading.returning(), new Closing(), Moment::now),
                arrived, new Lane("test"), () -> new Lane("test")));
        return new MirrorModel(open);
    }

    private static boolean sleeps(Machine machine) {
        return machine.processes().stream().anyMatch(each -> each.command().equals(List.of("sleep", "4711")));
    }

    private static Node open(Machine machine) throws Exception {
        SshOptions options = new SshOptions(OptionalInt.of(machine.port()), List.of(machine.key()),
                Optional.of(machine.login()), Optional.empty(), Optional.of(Path.of("/dev/null")), List.of(),
                Optional.of(machine.knownHosts()), SshOptions.Sudo.AUTO);
        return new Nodes(null).open(Target.parse(machine.host()), options, Prompts.refusing(), Progress.none());
    }
}
