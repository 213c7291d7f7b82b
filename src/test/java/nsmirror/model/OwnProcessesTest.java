package nsmirror.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnProcessesTest {
    /** sshd and sudo stand above the sh that reads, another login's sh beside it. */
    private static SampleNode node() {
        return new SampleNode("node").host("/init.scope", "root", "/sbin/init")
                .process(of(5, 1, "sshd")).process(of(6, 5, "sh")).process(of(7, 6, "sudo")).process(of(8, 7, "sh"))
                .process(of(30, 1, "sh"));
    }

    @Test
    void theyAreTheShThatReadsAndWhatDescendsFromIt() {
        Snapshot snapshot = node().readBy(8)
                .process(of(20, 8, "sh")).process(of(21, 20, "sleep")).process(of(31, 30, "sh")).snapshot();

        assertThat(OwnProcesses.of(snapshot)).containsExactly(8, 20, 21);
    }

    @Test
    void noneIsKnownWhereTheNodeDoesNotSayWhichShReadsItOrSaysWhatCannotBe() {
        assertThat(OwnProcesses.of(node().snapshot())).isEmpty();
        assertThat(OwnProcesses.of(node().readBy(99).snapshot())).isEmpty();
        assertThat(OwnProcesses.of(node().readBy(1).snapshot())).isEmpty();
        assertThat(OwnProcesses.of(node().readBy(0).snapshot())).isEmpty();
    }

    @Test
    void parentsInACircleAreFollowedOnce() {
        Snapshot circle = node().readBy(40).process(of(40, 41, "sh")).process(of(41, 40, "sh")).snapshot();

        assertThat(OwnProcesses.of(circle)).containsExactly(40, 41);
    }

    @Test
    void theirComingAndGoingIsNoChange() {
        Snapshot before = node().readBy(8).process(of(20, 8, "sh")).process(of(21, 8, "sleep")).snapshot();
        Snapshot after = node().readBy(8).process(of(40, 8, "sh")).process(of(41, 40, "nsenter")).snapshot();

        assertThat(SnapshotDiff.between(before, after).isEmpty()).isTrue();
    }

    /** It looks just like a reading's. */
    @Test
    void anotherShThatForksAnewIsAChange() {
        Snapshot before = node().readBy(8).process(of(20, 8, "sh")).process(of(50, 30, "sh")).snapshot();
        Snapshot after = node().readBy(8).process(of(40, 8, "sh")).process(of(60, 30, "sh")).snapshot();

        assertThat(SnapshotDiff.between(before, after).came()).extracting(Process::pid).containsExactly(60);
        assertThat(SnapshotDiff.between(before, after).went()).extracting(Process::pid).containsExactly(50);
    }

    private static Process of(int pid, int ppid, String comm) {
        return new Process(new ProcessKey(pid, 1000L + pid), ppid, 0, "root", List.of(comm), comm, false,
                SampleNode.HOST, List.of(pid), Optional.empty(), Optional.empty());
    }
}
