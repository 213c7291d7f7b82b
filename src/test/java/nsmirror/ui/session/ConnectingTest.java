package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import nsmirror.node.Prompts;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.PracticeNode;
import nsmirror.ui.work.Closing;
import nsmirror.ui.work.OnCue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The way to a node, each part of it when the test says so. */
@ExtendWith(ApplicationExtension.class)
class ConnectingTest {
    private static final Target NODE = new Target.Ssh(Optional.of("student"), "node-3", OptionalInt.empty());

    private final PracticeNode node = new PracticeNode("student@node-3");
    private final Closing closing = new Closing();
    private final List<OnCue> lanes = new ArrayList<>();
    private final List<OpenNode> opened = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Connecting connecting = new Connecting(node.reading(), this::lane, closing, Prompts.refusing());

    private OnCue lane() {
        lanes.add(new OnCue());
        return lanes.getLast();
    }

    private void start() {
        connecting.start(NODE, SshOptions.none(), opened::add, failure -> failures.add(failure.getMessage()));
    }

    @Test
    void theStepsAreHeardAndTheNodeIsOpen(FxRobot robot) {
        robot.interact(() -> {
            start();
            assertThat(connecting.target().get()).contains(NODE);
            lanes.getFirst().next();
        });

        assertThat(connecting.steps()).containsExactly("looking up student@node-3", "logging in", "reading the node");
        assertThat(opened).singleElement().satisfies(open -> assertThat(open.log().entries()).hasSize(1));
        assertThat(connecting.target().get()).isEmpty();
        assertThat(node.closed()).isFalse();
    }

    @Test
    void aNodeThatOpensAfterItWasGivenUpIsClosed(FxRobot robot) {
        robot.interact(() -> {
            start();
            connecting.cancel();
            assertThat(connecting.target().get()).isEmpty();
            lanes.getFirst().next();
        });

        assertThat(opened).isEmpty();
        assertThat(connecting.steps()).isEmpty();
        assertThat(lanes.getFirst().closed()).isTrue();
        assertThat(node.closed()).isTrue();
    }

    @Test
    void aNodeThatCannotBeReadIsClosed(FxRobot robot) {
        node.fail("node-3: cannot be read");

        robot.interact(() -> {
            start();
            lanes.getFirst().next();
        });

        assertThat(failures).containsExactly("node-3: cannot be read");
        assertThat(node.closed()).isTrue();
        assertThat(connecting.target().get()).isEmpty();
    }

    @Test
    void anotherAttemptGivesUpTheFirst(FxRobot robot) {
        robot.interact(() -> {
            start();
            start();
            lanes.get(1).next();
            lanes.get(0).next();
        });

        assertThat(opened).hasSize(1);
        assertThat(lanes.get(0).closed()).isTrue();
        assertThat(lanes.get(1).closed()).isFalse();
    }

    @Test
    void aReadThatFailsKeepsWhatWasRead(FxRobot robot) {
        robot.interact(() -> {
            start();
            lanes.getFirst().next();
            node.fail("node-3: the connection was lost");
            opened.getFirst().refresh(() -> {}, failure -> failures.add(failure.getMessage()));
            assertThat(opened.getFirst().refreshing().get()).isTrue();
            lanes.getFirst().next();
        });

        assertThat(failures).containsExactly("node-3: the connection was lost");
        assertThat(opened.getFirst().refreshing().get()).isFalse();
        assertThat(opened.getFirst().snapshot().get()).isNotNull();
    }

    @Test
    void closingIsWaitedForAtTheEndOnly() {
        CountDownLatch slow = new CountDownLatch(1);
        boolean[] closed = {false};
        closing.begin(() -> {
            try {
                slow.await();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
            closed[0] = true;
        });

        slow.countDown();
        closing.await(Duration.ofSeconds(10));

        assertThat(closed[0]).isTrue();
    }
}
