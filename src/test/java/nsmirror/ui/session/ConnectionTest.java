package nsmirror.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nsmirror.model.SampleSnapshots;
import nsmirror.node.Eventually;
import nsmirror.node.NodeException;
import nsmirror.node.NodeException.Reason;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.node.Reconnector;
import nsmirror.node.Reconnector.State;
import nsmirror.ui.PracticeNode;
import nsmirror.ui.work.Closing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A connection that is lost, comes back, is lost again, or is replaced; the test says when it is tried. */
@ExtendWith(ApplicationExtension.class)
class ConnectionTest {
    private final List<Integer> failedBefore = new ArrayList<>();
    private final List<Boolean> asked = new ArrayList<>();
    private final List<PracticeNode> nodes = new ArrayList<>();
    private Optional<NodeException> refusal = Optional.empty();
    private Consumer<State> told = state -> {};
    private Runnable go = () -> {};
    private boolean held;
    private Moment now = new Moment(Duration.ZERO, Instant.EPOCH);
    private Connection connection;

    @BeforeEach
    void connect(FxRobot robot) {
        robot.interact(() -> connection = new Connection(node(), (asking, progress) -> {
            asked.add(asking);
            progress.step("logging in");
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return new Arrived(node(), SampleSnapshots::lab, SampleSnapshots.lab());
        }, this::start, new Closing(), () -> now));
    }

    private PracticeNode node() {
        nodes.add(new PracticeNode("node-3"));
        return nodes.getLast();
    }

    /** Tries when {@link #go} says so. */
    private Returning.Tries start(NodeException lost, int failed, Reconnector.Opening opening,
            Consumer<State> hears) {
        failedBefore.add(failed);
        told = hears;
        go = () -> {
            hears.accept(new State.Trying(lost.getMessage(), failed));
            try {
                hears.accept(new State.Back(opening.open()));
            } catch (NodeException why) {
                hears.accept(why.reason() == Reason.UNREADABLE
                        ? new State.Waiting(why.getMessage(), failed + 1, Duration.ofSeconds(2))
                        : new State.GivenUp(why));
            }
        };
        return new Returning.Tries() {
            @Override
            public void now() {
                if (!held) {
                    go.run();
                }
            }

            @Override
            public void close() {
                go = () -> {};
            }
        };
    }

    private void lose(FxRobot robot) {
        robot.interact(() -> nodes.getLast().lose("node-3: the connection was lost"));
    }

    private void pass(Duration time) {
        now = new Moment(now.running().plus(time), now.wall().plus(time));
    }

    @Test
    void whoThrowsEverybodyOutAtOnceIsTriedEverMoreSeldom(FxRobot robot) {
        for (int i = 0; i < 3; i++) {
            lose(robot);
            robot.interact(go);
            pass(Duration.ofSeconds(59));
        }
        assertThat(failedBefore).containsExactly(0, 1, 2);

        pass(Duration.ofSeconds(1));
        lose(robot);
        assertThat(failedBefore).endsWith(0);
    }

    @Test
    void whatCannotBeReadHasNotComeBack(FxRobot robot) {
        lose(robot);
        refusal = Optional.of(new NodeException(Reason.UNREADABLE, "node-3: no answer for 15 s"));
        robot.interact(go);

        assertThat(connection.standing().get())
                .isEqualTo(new Standing.Waiting("node-3: no answer for 15 s", 1, Duration.ofSeconds(2)));
    }

    @Test
    void onlyATryThatAPersonWantsAsksThem(FxRobot robot) {
        lose(robot);
        refusal = Optional.of(new NodeException(Reason.UNREADABLE, "node-3: cannot be reached"));
        robot.interact(() -> connection.now());
        robot.interact(go);

        assertThat(asked).containsExactly(true, false);
    }

    @Test
    void aBetterConnectionReplacesTheOneThatIsThereOnlyOnceItIsThereItself(FxRobot robot) {
        refusal = Optional.of(new NodeException(Reason.REFUSED, "node-3: the login was refused"));
        robot.interact(() -> connection.ask("sudo asks for a password"));

        assertThat(connection.standing().get())
                .isEqualTo(new Standing.There(Optional.of("node-3: the login was refused")));
        assertThat(connection.node()).isSameAs(nodes.getFirst());
        assertThat(nodes.getFirst().closed()).isFalse();

        refusal = Optional.empty();
        robot.interact(() -> connection.ask("sudo asks for a password"));
        assertThat(connection.node()).isSameAs(nodes.getLast());
        Eventually.is("the first is closed", () -> nodes.getFirst().closed());
        assertThat(nodes.getLast().closed()).isFalse();
    }

    @Test
    void whatIsLostWhileItIsBeingReplacedIsLost(FxRobot robot) {
        held = true;
        refusal = Optional.of(new NodeException(Reason.UNREADABLE, "node-3: cannot be reached"));
        robot.interact(() -> connection.ask("sudo asks for a password"));
        assertThat(connection.standing().get().away()).isFalse();

        lose(robot);
        assertThat(connection.standing().get())
                .isEqualTo(new Standing.Trying("node-3: the connection was lost", ""));

        robot.interact(go);
        assertThat(connection.standing().get()).isInstanceOf(Standing.Waiting.class);
        assertThat(failedBefore).hasSize(1);
    }

    @Test
    void aNodeThatComesBackToNobodyIsClosed(FxRobot robot) {
        lose(robot);
        Consumer<State> hears = told;
        PracticeNode late = node();
        robot.interact(() -> {
            connection.close();
            hears.accept(new State.Back(late));
        });

        Eventually.is("the late one is closed", late::closed);
        assertThat(connection.standing().get().away()).isTrue();
    }
}
