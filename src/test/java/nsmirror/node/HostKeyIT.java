package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static nsmirror.node.SshTrial.refused;
import static nsmirror.node.SshTrial.server;
import static nsmirror.node.SshTrial.tool;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Host keys of a real OpenSSH server. What keys and known_hosts files hold is told by OpenSSH's own tools. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostKeyIT {
    private final Machine machine;

    @TempDir
    private Path folder;

    HostKeyIT(Machine machine) {
        this.machine = machine;
    }

    /** Fingerprints as ssh-keygen prints them. */
    private static List<String> fingerprints(Path file) {
        return tool("ssh-keygen", "-l", "-f", file.toString())
                .lines()
                .map(line -> line.split(" ")[1])
                .toList();
    }

    @Test
    void anUnknownHostKeyIsRefusedUnlessAPersonTrustsIt() throws Exception {
        Path file = folder.resolve(".ssh/known_hosts");
        Person wary = Person.wary();

        NodeException refused = refused(SshLogin.student(machine).knowing(file).asking(wary), Reason.REFUSED);

        HostKeyQuestion asked = wary.hostKeys.getFirst();
        assertThat(wary.hostKeys).hasSize(1);
        assertThat(asked.file()).isEqualTo(file);
        assertThat(asked.otherKeyKnown()).isFalse();
        assertThat(fingerprints(machine.knownHosts())).contains(asked.fingerprint());
        assertThat(refused).hasMessageContaining(asked.fingerprint()).hasMessageContaining(file.toString());
        assertThat(file).doesNotExist();
    }

    @Test
    void aTrustedHostKeyIsWrittenDownAndNotAskedForAgain() throws Exception {
        Path file = folder.resolve("new/known_hosts");
        Person trusting = Person.trusting();

        connects(SshLogin.student(machine).knowing(file).asking(trusting));
        connects(SshLogin.student(machine).knowing(file).asking(trusting));

        assertThat(trusting.hostKeys).hasSize(1);
        assertThat(tool("ssh-keygen", "-F", machine.host(), "-l", "-f", file.toString()))
                .contains(trusting.hostKeys.getFirst().fingerprint());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatAKnownHostsFileHeldStaysAsItWas() throws Exception {
        String before = "# mine\n|1|broken\nother.example.com ssh-ed25519 AAAA";
        Path file = Files.writeString(folder.resolve("known_hosts"), before);

        connects(SshLogin.student(machine).knowing(file).asking(Person.trusting()));

        assertThat(Files.readString(file)).startsWith(before + "\n" + machine.host() + " ").endsWith("\n");
    }

    @Test
    void aChangedHostKeyIsRefusedWhoeverIsAsked() throws Exception {
        Path other = folder.resolve("other");
        tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString());
        String key = Files.readString(folder.resolve("other.pub")).replaceAll(" [^ ]*$", "");
        Path file = Files.writeString(folder.resolve("known_hosts"), "# first line\n" + machine.host() + " " + key + "\n");
        Person trusting = Person.trusting();

        NodeException refused = refused(
                SshLogin.student(machine).knowing(file).asking(trusting).with("StrictHostKeyChecking=accept-new"),
                Reason.REFUSED);

        assertThat(trusting.hostKeys).isEmpty();
        assertThat(refused)
                .hasMessageContaining("has changed")
                .hasMessageContaining(fingerprints(file).getFirst())
                .hasMessageContaining("line 2");
        assertThat(fingerprints(machine.knownHosts())).anyMatch(refused.getMessage()::contains);
    }

    @Test
    void aRevokedHostKeyIsRefused() throws Exception {
        String known = Files.readString(machine.knownHosts());
        Path file = Files.writeString(folder.resolve("known_hosts"), known + known.replaceAll("(?m)^", "@revoked "));

        assertThat(refused(SshLogin.student(machine).knowing(file), Reason.REFUSED)).hasMessageContaining("revoked");
    }

    @Test
    void aKeyOfAnotherTypeThanTheKnownOneIsSaidToBeASurprise() throws Exception {
        tool("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", folder.resolve("rsa").toString());
        String rsa = Files.readString(folder.resolve("rsa.pub"));
        Path file = Files.writeString(folder.resolve("known_hosts"), machine.host() + " " + rsa);
        Person wary = Person.wary();

        refused(SshLogin.student(machine).knowing(file).asking(wary), Reason.REFUSED);

        assertThat(wary.hostKeys).singleElement().matches(HostKeyQuestion::otherKeyKnown);

        Person asked = Person.wary();
        refused(SshLogin.student(machine).knowing(file).asking(asked).with("StrictHostKeyChecking=accept-new"),
                Reason.REFUSED);
        assertThat(asked.hostKeys).as("no new host").singleElement().matches(HostKeyQuestion::otherKeyKnown);
    }

    @Test
    void theKnownKeysTypeIsTheOneAgreedOn() throws Exception {
        for (String type : List.of("ssh-ed25519", "ecdsa-sha2-nistp256")) {
            List<String> lines = Files.readAllLines(machine.knownHosts()).stream()
                    .filter(line -> line.contains(type))
                    .toList();
            Path file = Files.write(folder.resolve("known_hosts"), lines);

            connects(SshLogin.student(machine).knowing(file));
        }
    }

    @Test
    void hashedNamesAreKnown() throws Exception {
        Path file = Files.copy(machine.knownHosts(), folder.resolve("known_hosts"));
        tool("ssh-keygen", "-q", "-H", "-f", file.toString());
        assertThat(file).content().doesNotContain(machine.host());

        connects(SshLogin.student(machine).knowing(file));
    }

    @Test
    void anAuthoritysSignatureIsAsGoodAsTheKey() throws Exception {
        Path authority = folder.resolve("ca");
        tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", authority.toString());
        Path key = Files.writeString(folder.resolve("host.pub"), Files.readAllLines(machine.knownHosts()).stream()
                .filter(line -> line.contains("ssh-ed25519"))
                .map(line -> line.substring(line.indexOf(' ') + 1) + "\n")
                .findFirst()
                .orElseThrow());
        tool("ssh-keygen", "-q", "-s", authority.toString(), "-I", "node", "-h", "-n", machine.host(), key.toString());
        machine.write("/etc/ssh/host-cert.pub", Files.readString(folder.resolve("host-cert.pub")));
        server(machine, 2231, "HostKey /etc/ssh/ssh_host_ed25519_key", "HostCertificate /etc/ssh/host-cert.pub");
        String line = "@cert-authority [" + machine.host() + "]:2231 " + Files.readString(folder.resolve("ca.pub"));
        Path file = Files.writeString(folder.resolve("known_hosts"), line);

        connects(SshLogin.student(machine).knowing(file).at(2231));
    }
}
