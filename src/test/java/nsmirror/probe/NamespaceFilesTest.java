package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nsmirror.model.IdMaps;
import nsmirror.model.IdRange;
import nsmirror.model.TimeOffsets;
import org.junit.jupiter.api.Test;

class NamespaceFilesTest {
    private static final String PRINTED = """
            1/uid_map:         0          0 4294967295
            1/gid_map:         0          0 4294967295
            928/uid_map:         0     100000       1000
            928/uid_map:      1000     300000        500
            928/gid_map:         0 4294967295          1
            924/timens_offsets:monotonic           86400         0
            924/timens_offsets:boottime              -4 500000000
            """;

    @Test
    void mapsAreToldRangeByRange() {
        assertThat(NamespaceFiles.maps(PRINTED)).isEqualTo(Map.of(
                1, new IdMaps(List.of(new IdRange(0, 0, 4294967295L)), List.of(new IdRange(0, 0, 4294967295L))),
                928, new IdMaps(List.of(new IdRange(0, 100_000, 1000), new IdRange(1000, 300_000, 500)),
                        List.of(new IdRange(0, 4294967295L, 1)))));
    }

    @Test
    void offsetsMayBeNegativeAndHaveAFraction() {
        assertThat(NamespaceFiles.offsets(PRINTED)).isEqualTo(Map.of(
                924, new TimeOffsets(Duration.ofDays(1), Duration.ofMillis(-3500))));
    }

    @Test
    void nonsenseIsSkipped() {
        String nonsense = "9/uid_map:0 0\n9/uid_map:0 0 0\n9/uid_map:a 0 1\n9/uid_map:0 0 1 1\n9/gid_map:\n"
                + "8/timens_offsets:monotonic 1 1000000000\n8/timens_offsets:boottime 1 0\n"
                + "7/timens_offsets:monotonic - 0\n7/timens_offsets:boottime --1 0\n-1/uid_map:0 0 1\n";
        assertThat(NamespaceFiles.maps(nonsense)).isEmpty();
        assertThat(NamespaceFiles.offsets(nonsense)).isEmpty();
    }

    @Test
    void bothAreAskedForInOneGo() {
        assertThat(NamespaceFiles.commands(List.of(1, 928), List.of(924))).singleElement().satisfies(command ->
                assertThat(command.shell()).isEqualTo("cd /proc && printf \"%s\\0\" 1/uid_map 1/gid_map 928/uid_map "
                        + "928/gid_map 924/timens_offsets | xargs -0 grep -aH \"\""));
        assertThat(NamespaceFiles.commands(List.of(), List.of())).isEmpty();
    }
}
