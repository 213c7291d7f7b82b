package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nsmirror.probe.Clocks.Reading;
import org.junit.jupiter.api.Test;

/** /proc/uptime, /proc/stat and timens_offsets. */
class ClocksTest {
    @Test
    void readsUptimeAndOffsets() {
        assertThat(Clocks.read(Answers.of("""
                24289.71 46000.10
                btime 1795447048
                monotonic      864000         0
                boottime           -2 500000000
                time:[4026531834]
                time:[4026531834]
                """))).isEqualTo(new Reading(Optional.of(Duration.ofMillis(24_289_710)), Optional.of(1_795_447_048L),
                Map.of("monotonic", Duration.ofDays(10), "boottime", Duration.ofMillis(-1500)), false));
    }

    @Test
    void aKernelWithoutTimeNamespacesHasNoOffsets() {
        assertThat(Clocks.read(Answers.of("1.00 1.00\nbtime 5\n")).offsets()).isEmpty();
    }

    @Test
    void offsetsOfTheChildrensNamespaceAreToldApart() {
        assertThat(Clocks.read(Answers.of("monotonic 1 0\ntime:[4026531834]\ntime:[4026532999]\n")).ofChildren()).isTrue();
    }
}
