package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.model.SampleSnapshots;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.PracticeNode;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.HandClock;
import nsmirror.ui.work.SameThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** An open node while this computer sleeps and wakes up. */
@ExtendWith(ApplicationExtension.class)
class StayingTest {
    private final PracticeNode node = new PracticeNode("student@node-3");
    private final HandClock clock = new HandClock();
    private Moment now = new Moment(Duration.ZERO, Instant.EPOCH);
    private OpenNode open;
    private Staying staying;

    @BeforeEach
    void open(FxRobot robot) {
        Way way = new Way(new Target.Ssh(Optional.empty(), "node-3", OptionalInt.empty()), SshOptions.none(),
                node.reading(), new CommandLog());
        Arrived arrived = new Arrived(node, SampleSnapshots::lab, SampleSnapshots.lab());
        robot.interact(() -> {
            Connection connection = new Connection(node, (asking, progress) -> {
                throw new NodeException(Reason.UNREADABLE, "node-3: cannot be reached");
            }, (lost, failed, opening, told) -> new Returning.Tries() {
                @Override
                public void now() {}

                @Override
                public void close() {}
            }, new Closing(), () -> now);
            open = new OpenNode(way, connection, arrived, new SameThread(), SameThread::new);
            staying = new Staying(open, clock, () -> now, () -> {});
        });
    }

    private void pass(FxRobot robot, Duration running, Duration asleep) {
        now = new Moment(now.running().plus(running), now.wall().plus(running).plus(asleep));
        robot.interact(() -> clock.pass(Duration.ofSeconds(1)));
    }

    @Test
    void whoWakesUpLooksWhetherTheNodeStillAnswers(FxRobot robot) {
        pass(robot, Duration.ofSeconds(1), Duration.ofHours(8));
        assertThat(node.ran()).extracting(command -> command.shell()).containsExactly("true");
        assertThat(open.standing().get().away()).isFalse();

        node.fail("node-3: the connection was lost");
        pass(robot, Duration.ofSeconds(1), Duration.ofHours(8));
        assertThat(open.standing().get().away()).isTrue();
    }

    @Test
    void aNodeThatIsLookedAtAllTheWhileIsNotAsked(FxRobot robot) {
        for (int i = 0; i < 20; i++) {
            pass(robot, Duration.ofSeconds(1), Duration.ZERO);
        }
        assertThat(node.ran()).isEmpty();
    }

    @Test
    void whoStoppedLooksNoMore(FxRobot robot) {
        staying.stop();
        pass(robot, Duration.ofSeconds(1), Duration.ofHours(8));

        assertThat(node.ran()).isEmpty();
    }
}
