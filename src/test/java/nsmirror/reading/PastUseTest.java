package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Process;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import nsmirror.node.Login;
import nsmirror.probe.IpcObjects.Use;
import org.junit.jupiter.api.Test;

/** What is said of a PID that the kernel kept, by when its process began and when the object was used. */
class PastUseTest {
    private static final long STARTED = 1_000_000;

    private final Snapshot lab = SampleSnapshots.lab();
    private final Process process = lab.process(lab.containers().getFirst().leader()).orElseThrow();
    private final long began = STARTED + process.key().start() / 100;
    private final String pid = String.valueOf(process.pid());

    @Test
    void aProcessThatWasThereThenIsTheSame() {
        assertThat(past(Optional.of(STARTED)).at(use(began + 100))).isEqualTo(process.comm() + " " + pid);
    }

    @Test
    void aProcessThatBeganLaterIsAnother() {
        String another = pid + " (ended; that PID is " + process.comm() + " now)";
        assertThat(past(Optional.of(STARTED)).at(use(began - 10))).isEqualTo(another);
        assertThat(past(Optional.of(STARTED)).before(use(began - 10))).isEqualTo(another);
    }

    @Test
    void whereTheTimesDoNotTellThatIsSaid() {
        String perhaps = pid + " (now " + process.comm() + ", if the PID was not reused)";
        assertThat(past(Optional.of(STARTED)).at(use(began + 1))).isEqualTo(perhaps);
        assertThat(past(Optional.of(STARTED)).at(use(STARTED - 1))).as("the clock was set").isEqualTo(perhaps);
        assertThat(past(Optional.empty()).at(use(began + 100))).isEqualTo(perhaps);
        assertThat(past(Optional.of(STARTED)).before(use(began + 100))).as("changed later").isEqualTo(perhaps);
    }

    @Test
    void aProcessThatIsGoneHasEnded() {
        assertThat(past(Optional.of(STARTED)).at(new Use("sent", 999_999, began))).isEqualTo("sent by 999999 (ended)");
    }

    private Use use(long at) {
        return new Use("", process.pid(), at);
    }

    private PastUse past(Optional<Long> started) {
        Asked asked = new Asked(new Login("node", "root", true, Optional.empty(), Duration.ZERO), lab, Wanted.all(),
                new Side.OfHost(), new Side.OfHost());
        return new PastUse(asked, new UsedBy(asked, Map.of()), started);
    }
}
