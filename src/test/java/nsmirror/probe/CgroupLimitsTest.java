package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nsmirror.probe.CgroupLimits.Hierarchy;
import nsmirror.probe.CgroupLimits.Level;
import nsmirror.probe.CgroupLimits.Places;
import org.junit.jupiter.api.Test;

/** /proc/PID/cgroup, and the files of the cgroups above a process. */
class CgroupLimitsTest {
    @Test
    void readsHierarchiesAndTheLevelsOfEach() {
        Places places = CgroupLimits.read(Answers.of("4:cpu,cpuacct:/a:b\n1:name=systemd:/\n0::/pod/$(reboot)\n\0"
                + "\0/pod/$(reboot)\0memory.max\000max\0pids.max\000100\0" + "\0/pod\0memory.max\0001048576\0" + "\0\0"));

        assertThat(places).isEqualTo(new Places(
                List.of(new Hierarchy("cpu,cpuacct", "/a:b"), new Hierarchy("name=systemd", "/"),
                        new Hierarchy("", "/pod/$(reboot)")),
                List.of(new Level("/pod/$(reboot)", Map.of("memory.max", "max", "pids.max", "100")),
                        new Level("/pod", Map.of("memory.max", "1048576")), new Level("", Map.of()))));
    }

    @Test
    void whatComesBeforeTheFirstLevelOrIsCutIsLeftOut() {
        assertThat(CgroupLimits.read(Answers.of("nonsense\n0::/\n\0memory.max\0001\0")).levels()).isEmpty();
    }
}
