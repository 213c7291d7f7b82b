package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static nsmirror.node.SshTrial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node behind a program of the person's own: ProxyCommand. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshProxyCommandIT {
    private final Machine machine;

    @TempDir
    private Path folder;

    SshProxyCommandIT(Machine machine) {
        this.machine = machine;
    }

    private static boolean runs(String word) {
        return ProcessHandle.current().descendants()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(word));
    }

    private SshLogin by(String command) {
        return SshLogin.student(machine).with("ProxyCommand=" + command);
    }

    @Test
    void sshItselfMayBeTheWay() throws Exception {
        String ssh = "ssh -F none -i %s -o IdentitiesOnly=yes -o UserKnownHostsFile=%s -W %%h:%%p %s@%s".formatted(
                machine.guestKey(), machine.knownHosts(), machine.guest(), machine.host());

        try (Node node = by(ssh).open()) {
            assertThat(runs("-W " + machine.host() + ":22")).isTrue();
            assertThat(node.run(Command.asUser("head -c 20000000 /dev/zero; head -c 20000000 /dev/zero >&2")))
                    .matches(answer -> answer.out().length == 20_000_000 && answer.err().length == 20_000_000);
        }
        Eventually.is("the program has ended", () -> !runs("-W " + machine.host()));
    }

    @Test
    void itIsTheShellsToRead() throws Exception {
        Path mark = folder.resolve("mark");

        connects(by("sh -c 'echo %%h=%h %r >" + mark + "; yes >&2 & exec 3<>/dev/null; exec nc %h %p; wait'"
                .replace("exec nc %h %p", "busybox nc %h %p")));

        assertThat(mark).hasContent("%h=" + machine.host() + " student");
        Eventually.is("what it started has ended as well", () -> !runs("yes"));
    }

    @Test
    void whatItSaysWhenItFailsIsQuoted() {
        assertThat(refused(by("sh -c 'echo the gate is shut >&2; exit 3'"), Reason.UNREADABLE))
                .hasMessageContaining("ProxyCommand gave no connection (\"the gate is shut\")");
        assertThat(refused(by("/no/such/program"), Reason.UNREADABLE)).hasMessageContaining("ProxyCommand");
    }

    @Test
    void oneThatSaysNothingIsGivenUpAndEnded() throws Exception {
        assertThat(refused(by("sleep 4741").with("ConnectTimeout=1"), Reason.UNREADABLE))
                .hasMessageContaining("did not answer within 1 s");

        Eventually.is("it has ended", () -> !runs("sleep 4741"));
    }

    @Test
    void aJumpHostMayBeBehindOne() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), """
                Host gate
                  HostName %s
                  User %s
                  IdentityFile %s
                  IdentitiesOnly yes
                  ProxyCommand busybox nc %%h %%p
                """.formatted(machine.host(), machine.guest(), machine.guestKey()));

        try (Node node = SshLogin.student(machine).through("gate", config).open()) {
            assertThat(runs("nc " + machine.host())).isTrue();
            assertThat(node.run(Command.asUser("echo in")).text()).isEqualTo("in\n");
        }
        Eventually.is("it has ended", () -> !runs("nc " + machine.host()));
    }
}
