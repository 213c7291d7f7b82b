package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nsmirror.probe.CgroupLimits.Level;
import org.junit.jupiter.api.Test;

/** Limits of cgroups in words, of v2 and v1. */
class CgroupWordsTest {
    @Test
    void theTightestOfAllAboveCounts() {
        assertThat(words(
                new Level("/pod/app", Map.of("memory.max", "1073741824", "memory.current", "12976128", "memory.high", "max",
                        "cpu.max", "max 100000", "cpu.weight", "50", "pids.max", "max", "pids.current", "12")),
                new Level("/pod", Map.of("memory.max", "536870912", "cpu.max", "50000 100000", "pids.max", "512")),
                new Level("", Map.of())))
                .containsExactly("memory at most: 512 MiB by /pod", "memory slowed from: no limit by ",
                        "memory now: 12.4 MiB by /pod/app", "CPU at most: 0.5 CPUs by /pod",
                        "CPU weight: 50, 0.500 times the usual by /pod/app", "processes at most: 512 by /pod",
                        "processes now: 12 by /pod/app");
    }

    @Test
    void versionOneSaysNoLimitByNumbers() {
        assertThat(words(
                new Level("/a", Map.of("memory.limit_in_bytes", "9223372036854771712", "memory.usage_in_bytes", "4096")),
                new Level("/a", Map.of("cpu.cfs_quota_us", "-1", "cpu.cfs_period_us", "100000", "cpu.shares", "1024")),
                new Level("", Map.of("cpu.cfs_quota_us", "100000", "cpu.cfs_period_us", "100000"))))
                .containsExactly("memory at most: no limit by ", "memory now: 4 KiB by /a", "CPU at most: 1 CPU by /",
                        "CPU shares: 1024, the usual by /a");
    }

    @Test
    void whatIsNoNumberLimitsNothing() {
        assertThat(words(new Level("", Map.of("memory.max", "many", "cpu.max", "1", "pids.max", ""))))
                .containsExactly("memory at most: no limit by ", "CPU at most: no limit by ",
                        "processes at most: no limit by ");
    }

    private static List<String> words(Level... levels) {
        return new CgroupWords(List.of(levels)).rows().stream()
                .map(row -> row.text("what") + ": " + row.text("value") + " by " + row.text("setBy")).toList();
    }
}
