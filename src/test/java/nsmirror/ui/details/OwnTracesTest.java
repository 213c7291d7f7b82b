package nsmirror.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.model.SampleNode;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;
import org.junit.jupiter.api.Test;

class OwnTracesTest {
    @Test
    void theJobOfEachReadingAndItsSleepAreNoChange() {
        Snapshot before = node(of(20, 10, "sh", "sh"), of(21, 20, "sleep", "sleep", "5"), of(30, 10, "sh", "sh"));
        Snapshot after = node(of(20, 10, "sh", "sh"), of(41, 20, "sleep", "sleep", "5"), of(40, 10, "sh", "sh"));

        assertThat(changes(before, after).isEmpty()).isTrue();
    }

    @Test
    void aWorkerThatIsReplacedIsAChange() {
        Snapshot before = node(of(50, 1, "httpd", "httpd"), of(51, 50, "httpd", "httpd"));
        Snapshot after = node(of(50, 1, "httpd", "httpd"), of(52, 50, "httpd", "httpd"));

        assertThat(changes(before, after).came()).extracting(Process::pid).containsExactly(52);
        assertThat(changes(before, after).went()).extracting(Process::pid).containsExactly(51);
    }

    @Test
    void aSleepThatNoReadingStartedIsAChange() {
        Snapshot before = node(of(30, 10, "sh", "sh"), of(60, 1, "sleep", "sleep", "5"));
        Snapshot after = node(of(40, 10, "sh", "sh"), of(61, 1, "sleep", "sleep", "5"));

        assertThat(changes(before, after).came()).extracting(Process::pid).containsExactly(61);
    }

    @Test
    void aShellThatOnlyComesIsAChange() {
        assertThat(changes(node(), node(of(40, 10, "sh", "sh"))).came()).extracting(Process::pid).containsExactly(40);
    }

    private static SnapshotDiff changes(Snapshot before, Snapshot after) {
        return OwnTraces.without(SnapshotDiff.between(before, after), after);
    }

    private static Snapshot node(Process... others) {
        SampleNode node = new SampleNode("node").host("/init.scope", "root", "/sbin/init");
        node.process(of(10, 1, "sh", "sh"));
        List.of(others).forEach(node::process);
        return node.snapshot();
    }

    private static Process of(int pid, int ppid, String comm, String... command) {
        return new Process(new ProcessKey(pid, 1000L + pid), ppid, 0, "root", List.of(command), comm, false,
                SampleNode.HOST, List.of(pid), Optional.empty(), Optional.empty());
    }
}
