package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.SeenProcess;
import nsmirror.model.OwnProcesses;
import nsmirror.model.Process;
import nsmirror.model.Snapshot;
import nsmirror.model.SnapshotDiff;
import nsmirror.node.Eventually;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.Test;

/** What nsmirror itself runs on a node, told from what others run there, whatever it looks like. */
@NeedsMachine
class OwnProcessesIT {
    private final Machine machine;

    OwnProcessesIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void anUnchangedNodeHasNotChangedWithRootOrWithout() throws NodeException {
        unchanged(machine.login(), machine.key());
        unchanged(machine.guest(), machine.guestKey());
    }

    private void unchanged(String user, Path key) throws NodeException {
        Eventually.is("what other tests ended is gone, which busybox's init sees once a second", () ->
                machine.processes().stream().noneMatch(process -> process.state() == 'Z'
                        || process.command().toString().matches("\\[sshd: (?!.*\\[listener]).*|.*/root/forks.*")));
        try (Node node = Logins.open(machine, user, key)) {
            Watch watch = new SnapshotReader().watch(node);
            Snapshot before = watch.read();
            for (int i = 0; i < 3; i++) {
                Snapshot after = watch.read();
                assertThat(OwnProcesses.of(after)).as(user).isNotEqualTo(OwnProcesses.of(before)).hasSizeGreaterThan(1);
                assertThat(SnapshotDiff.between(before, after)).as(user)
                        .isEqualTo(SnapshotDiff.between(before, before));
                before = after;
            }
        }
    }

    /** Over sudo it is root's sh that counts, the login's above it is not one of them. */
    @Test
    void theShThatReadsIsTheLastOfTheLogin() throws NodeException {
        try (Node node = Logins.open(machine, machine.login(), machine.key())) {
            int reader = node.login().reader().orElseThrow();
            List<SeenProcess> seen = machine.processes();
            SeenProcess sh = one(seen, reader);
            assertThat(sh.comm()).isEqualTo("sh");
            assertThat(sh.uid()).isZero();
            assertThat(one(seen, sh.ppid()).comm()).isEqualTo("sudo");
        }
    }

    private static SeenProcess one(List<SeenProcess> seen, int pid) {
        return seen.stream().filter(each -> each.pid() == pid).findFirst().orElseThrow();
    }

    @Test
    void aScriptThatForksAnShAnewIsAChange() throws NodeException {
        machine.write("/root/forks", """
                #!/bin/sh
                while read -r again; do
                  [ -z "$job" ] || { kill "$job"; wait "$job"; }
                  ( while :; do read -r line </tmp/never; done ) & job=$!
                  echo "$job" >/tmp/job
                done <>/tmp/again
                """);
        machine.read("sh", "-c", "mkfifo /tmp/never /tmp/again; /root/forks >/dev/null 2>&1 & echo $! >/tmp/script");
        try (Node node = Logins.open(machine, machine.login(), machine.key())) {
            Watch watch = new SnapshotReader().watch(node);
            int first = fork();
            Snapshot before = watch.read();
            int second = fork();

            SnapshotDiff diff = SnapshotDiff.between(before, watch.read());

            assertThat(ofTheScript(diff.went())).containsExactly(first);
            assertThat(ofTheScript(diff.came())).containsExactly(second);
        } finally {
            machine.exec("sh", "-c", "kill $(cat /tmp/script) $(cat /tmp/job)");
        }
    }

    /** Beside it the test's own login comes and goes, by which it tells the script to fork. */
    private static List<Integer> ofTheScript(List<Process> processes) {
        return processes.stream().filter(each -> each.comm().equals("forks")).map(Process::pid).toList();
    }

    /** Tells the script to, and waits until it has. */
    private int fork() {
        return Integer.parseInt(machine.read("sh", "-c",
                "rm -f /tmp/job; echo again >/tmp/again; until [ -s /tmp/job ]; do sleep 0.02; done; cat /tmp/job"));
    }
}
