package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static nsmirror.node.SshTrial.refused;
import static nsmirror.node.SshTrial.tool;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logging in on a real OpenSSH server by key, agent and password, or being refused. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshLoginIT {
    private final Machine machine;

    @TempDir
    private Path folder;

    SshLoginIT(Machine machine) {
        this.machine = machine;
    }

    @Test
    void aKeyTheServerDoesNotTakeIsRefused() {
        NodeException refused = refused(
                SshLogin.student(machine).as(machine.login(), machine.guestKey()), Reason.REFUSED);

        assertThat(refused).hasMessageContaining("login refused for student").hasMessageContaining("publickey");
    }

    @Test
    void aLockedAccountIsRefused() {
        refused(SshLogin.student(machine).as(machine.locked(), machine.key()), Reason.REFUSED);
    }

    @Test
    void moreKeysThanTheServerTriesAreSaid() throws Exception {
        SshTrial.server(machine, 2262, "MaxAuthTries 1");
        Path stranger = folder.resolve("stranger");
        tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger.toString());

        assertThat(refused(
                        SshLogin.student(machine).as(machine.login(), stranger, machine.guestKey(), machine.key())
                                .at(2262)
                                .with("HostKeyAlias=" + machine.host()),
                        Reason.REFUSED))
                .hasMessageContaining("too many keys");
    }

    @Test
    void aPasswordIsAskedFor() throws Exception {
        Person careful = Person.knowing(machine.password());

        connects(SshLogin.student(machine).as(machine.careful()).asking(careful).withoutSudo());

        assertThat(careful.secrets).singleElement().asString().contains("careful", machine.host());
    }

    @Test
    void aWrongPasswordIsAskedForThreeTimesAndNeverShown() {
        Person careful = Person.knowing("not-the-password");

        NodeException refused = refused(SshLogin.student(machine).as(machine.careful()).asking(careful), Reason.REFUSED);

        assertThat(careful.secrets).hasSize(3);
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("not-the-password");
        }
    }

    private Path locked(Path key, String phrase) throws Exception {
        Path copy = Files.copy(key, folder.resolve("locked"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        tool("ssh-keygen", "-q", "-p", "-P", "", "-N", phrase, "-f", copy.toString());
        return copy;
    }

    @Test
    void aKeysPassPhraseIsAskedFor() throws Exception {
        Path key = locked(machine.key(), "open sesame");
        Person owner = Person.knowing("open sesame");

        connects(SshLogin.student(machine).as(machine.login(), key).asking(owner));

        assertThat(owner.secrets).singleElement().asString().contains(key.toString());
    }

    @Test
    void thePassPhraseOfAKeyTheServerDoesNotTakeIsNotAskedFor() throws Exception {
        Path key = locked(machine.guestKey(), "open sesame");
        Person owner = Person.knowing("open sesame");

        connects(SshLogin.student(machine).as(machine.login(), key, machine.key()).asking(owner));

        assertThat(owner.secrets).isEmpty();
    }

    @Test
    void aWrongPassPhraseIsRefused() throws Exception {
        Path key = locked(machine.key(), "open sesame");
        Person stranger = Person.knowing("guess");

        refused(
                SshLogin.student(machine)
                        .as(machine.login(), key)
                        .asking(stranger)
                        .with("PasswordAuthentication=no")
                        .with("KbdInteractiveAuthentication=no"),
                Reason.REFUSED);

        assertThat(stranger.secrets).hasSize(3);
    }

    @Test
    void anAgentsKeyIsTried() throws Exception {
        try (Agent agent = Agent.start(folder.resolve("agent"))) {
            agent.add(machine.key());

            connects(SshLogin.student(machine)
                    .as(machine.login())
                    .with("IdentityAgent=" + agent.socket())
                    .with("IdentityFile=none")
                    .withAnyKey());
        }
    }

    /** As for a key whose private half is the agent's alone: the file names it. */
    @Test
    void theFileOfAPublicHalfNamesAnAgentsKey() throws Exception {
        Path half = Files.writeString(folder.resolve("half.pub"), tool("ssh-keygen", "-y", "-f", machine.key().toString()));
        try (Agent agent = Agent.start(folder.resolve("agent"))) {
            agent.add(machine.guestKey());
            agent.add(machine.key());

            connects(SshLogin.student(machine).as(machine.login(), half).with("IdentityAgent=" + agent.socket()));
        }
    }

    @Test
    void aSecurityKeyWorksThroughAnAgent() throws Exception {
        try (SecurityKeyAgent agent = new SecurityKeyAgent(folder.resolve("agent"))) {
            machine.write("/etc/ssh/security_keys", agent.publicLine() + "\n");
            SshTrial.server(machine, 2263, "AuthorizedKeysFile /etc/ssh/security_keys", "StrictModes no");

            connects(SshLogin.student(machine)
                    .as(machine.login())
                    .at(2263)
                    .with("HostKeyAlias=" + machine.host())
                    .with("IdentityAgent=" + folder.resolve("agent"))
                    .with("IdentityFile=none")
                    .withAnyKey());
        }
    }

    @Test
    void twoStepsAreBothTaken() throws Exception {
        machine.write("/etc/ssh/first_step", tool("ssh-keygen", "-y", "-f", machine.key().toString()));
        SshTrial.server(machine, 2264, "AuthenticationMethods publickey,password",
                "AuthorizedKeysFile /etc/ssh/first_step", "StrictModes no");
        Person careful = Person.knowing(machine.password());

        connects(SshLogin.student(machine)
                .as(machine.careful(), machine.key())
                .at(2264)
                .with("HostKeyAlias=" + machine.host())
                .asking(careful)
                .withoutSudo());

        assertThat(careful.secrets).singleElement().asString().contains("careful");
        refused(SshLogin.student(machine).as(machine.careful()).at(2264).with("HostKeyAlias=" + machine.host()),
                Reason.REFUSED);
    }

    /** PAM asks for what a server calls keyboard-interactive. */
    @Test
    void whatAServerAsksIsPutToThePerson() throws Exception {
        SshTrial.server(machine, 2265, "AuthenticationMethods keyboard-interactive", "UsePAM yes");
        Person careful = Person.knowing(machine.password());

        connects(SshLogin.student(machine)
                .as(machine.careful())
                .at(2265)
                .with("HostKeyAlias=" + machine.host())
                .asking(careful)
                .withoutSudo());

        assertThat(careful.secrets).singleElement().asString().contains("asks: ");
    }
}
