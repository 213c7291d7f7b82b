package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static nsmirror.node.SshTrial.portKnown;
import static nsmirror.node.SshTrial.refused;
import static nsmirror.node.SshTrial.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import nsmirror.reading.Capture;
import nsmirror.reading.MirrorReader;
import nsmirror.reading.SnapshotReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ways to a node and servers with their own ideas of a login. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshWayIT {
    private final Machine machine;

    @TempDir
    private Path folder;

    SshWayIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void aPortWhereNothingListensIsUnreadable() {
        assertThat(refused(SshLogin.student(machine).at(2239), Reason.UNREADABLE)).hasMessageContaining("port 2239");
    }

    @Test
    void aJumpHostIsGoneThroughWithItsOwnSettings() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), """
                Host gate
                  HostName %s
                  User %s
                  IdentityFile %s
                  IdentitiesOnly yes
                """.formatted(machine.host(), machine.guest(), machine.guestKey()));

        try (Node node = SshLogin.student(machine).through("gate", config).open()) {
            String self = machine.host() + ":22";
            assertThat(machine.read("ss", "-Htn", "state", "established"))
                    .as("the machine's own connection to itself")
                    .containsPattern("\\Q" + self + "\\E +" + machine.host().replace(".", "\\.") + ":");
            assertThat(node.run(Command.asUser("head -c 20000000 /dev/zero; head -c 20000000 /dev/zero >&2")))
                    .matches(answer -> answer.out().length == 20_000_000 && answer.err().length == 20_000_000);
        }
        Eventually.is("both logins have ended", () -> machine.processes().stream()
                .noneMatch(process -> String.join(" ", process.command()).startsWith("sshd: guest")));
    }

    @Test
    void aJumpHostsKeyIsCheckedAsWell() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), """
                Host gate
                  HostName %s
                  HostKeyAlias gate
                  User %s
                  IdentityFile %s
                """.formatted(machine.host(), machine.guest(), machine.guestKey()));
        Person wary = Person.wary();

        NodeException refused = catchThrowableOfType(NodeException.class, () -> SshLogin.student(machine)
                .through("gate", config)
                .asking(wary)
                .open()
                .close());

        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(wary.hostKeys).singleElement().matches(question -> question.host().equals("gate"));
    }

    @Test
    void aJumpHostThatMayNotForwardIsSaidInOneLine() throws Exception {
        server(machine, 2232, "AllowTcpForwarding no");
        Path known = portKnown(machine, 2232, folder);
        Path config = Files.writeString(folder.resolve("config"), """
                Host gate
                  HostName %s
                  Port 2232
                  User %s
                  IdentityFile %s
                """.formatted(machine.host(), machine.guest(), machine.guestKey()));

        NodeException refused =
                refused(SshLogin.student(machine).knowing(known).through("gate", config), Reason.UNREADABLE);

        assertThat(refused).hasMessageContaining("jump host");
    }

    @Test
    void aServerThatAllowsOneSessionIsEnough() throws Exception {
        server(machine, 2233, "MaxSessions 1");

        try (Node node = SshLogin.student(machine).knowing(portKnown(machine, 2233, folder)).at(2233).open()) {
            assertThat(node.login().root()).isTrue();
            assertThat(node.run(List.of(Command.asUser("true"), Command.asRoot("true")))).allMatch(Answer::ok);
        }
    }

    @Test
    void newSessionKeysInTheMiddleOfAFloodDoNotMatter() throws Exception {
        server(machine, 2234, "RekeyLimit 1M");

        try (Node node = SshLogin.student(machine).knowing(portKnown(machine, 2234, folder)).at(2234).open()) {
            Answer answer = node.run(Command.asUser("head -c 15000000 /dev/zero >&2 & head -c 15000000 /dev/zero; wait"));

            assertThat(answer.out()).hasSize(15_000_000);
            assertThat(answer.err()).hasSize(15_000_000);
        }
    }

    @Test
    void newSessionKeysInTheMiddleOfACaptureDoNotMatter() throws Exception {
        machine.read("lab-node", "up");
        // Long enough for a limit of a megabyte to be met in the middle of one answer, more than once.
        String many = "a-name-of-many-letters-".repeat(8);
        machine.read("sh", "-c", "cd / && seq -f '" + many + "%g' 10000 | xargs touch");
        server(machine, 2236, "RekeyLimit 1M");
        Path file = folder.resolve("node.nsrec");
        SnapshotReader snapshots = new SnapshotReader();
        Capture.Summary summary;
        try (Node node = SshLogin.student(machine).knowing(portKnown(machine, 2236, folder)).at(2236).open()) {
            summary = new Capture(snapshots, new MirrorReader()).record(node, file);
        } finally {
            machine.read("sh", "-c", "cd / && find . -maxdepth 1 -name 'a-name-of-many*' -delete");
            machine.read("lab-node", "down");
        }

        assertThat(Files.size(file)).as("twice the limit").isGreaterThan(2 << 20);
        try (Node recording = new Nodes(null).open(
                new Target.RecordingFile(file), SshOptions.none(), Prompts.refusing(), Progress.none())) {
            assertThat(snapshots.read(recording).processes()).isEqualTo(summary.snapshot().processes());
        }
    }

    @Test
    void aLoginWithoutAShellIsQuoted() throws Exception {
        server(machine, 2235, "ForceCommand echo This account is for mail only");

        assertThat(refused(SshLogin.student(machine).knowing(portKnown(machine, 2235, folder)).at(2235), Reason.UNREADABLE))
                .hasMessageContaining("This account is for mail only");
    }

    @Test
    void anotherLoginShellAndItsBannerMakeNoDifference() throws Exception {
        machine.write("/usr/local/bin/oddsh", """
                #!/bin/sh
                echo "Welcome to oddsh: exec sh"
                printf 'no end of line' >&2
                [ "$1" = -c ] || exit 3
                exec /bin/busybox sh -c "$2"
                """);
        machine.read("sed", "-i", "/^guest:/s|/bin/bash|/usr/local/bin/oddsh|", "/etc/passwd");
        try {
            connects(SshLogin.guest(machine));
        } finally {
            machine.read("sed", "-i", "/^guest:/s|/usr/local/bin/oddsh|/bin/bash|", "/etc/passwd");
        }
    }
}
