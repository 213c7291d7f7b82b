package nsmirror.node;

import static nsmirror.node.SshTrial.connects;
import static nsmirror.node.SshTrial.portKnown;
import static nsmirror.node.SshTrial.refused;
import static nsmirror.node.SshTrial.server;
import static nsmirror.node.SshTrial.tool;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by a certificate, on a server that takes nothing else. */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshCertificateIT {
    private static final int PORT = 2251;

    private final Machine machine;
    private Path known;

    @TempDir
    private static Path authorityFolder;

    SshCertificateIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void oneServer() throws Exception {
        tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", authority().toString());
        machine.write("/etc/ssh/user_ca.pub", Files.readString(authorityFolder.resolve("ca.pub")));
        server(machine, PORT, "TrustedUserCAKeys /etc/ssh/user_ca.pub", "AuthorizedKeysFile none",
                "PasswordAuthentication no", "KbdInteractiveAuthentication no");
        known = portKnown(machine, PORT, authorityFolder);
    }

    private static Path authority() {
        return authorityFolder.resolve("ca");
    }

    /** A key and, beside it, a certificate for student. */
    private static Path certified(Path folder, String type, String phrase, String... options) {
        Path key = folder.resolve("key");
        tool("ssh-keygen", "-q", "-t", type, "-N", phrase, "-f", key.toString());
        tool("ssh-keygen", "-q", "-s", authority().toString(), "-I", "test", "-n", "student",
                "-V", options.length > 0 ? options[0] : "-1h:+1h", key + ".pub");
        return key;
    }

    private SshLogin by(Path... keys) {
        return SshLogin.student(machine).as(machine.login(), keys).knowing(known).at(PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void theCertificateBesideAKeyIsUsed(String type, @TempDir Path folder) throws Exception {
        connects(by(certified(folder, type, "")));
    }

    @Test
    void aCertificateMayBeElsewhereAndItsKeyBeLocked(@TempDir Path folder) throws Exception {
        Path key = certified(folder, "ed25519", "open sesame");
        Path elsewhere = Files.move(folder.resolve("key-cert.pub"), folder.resolve("elsewhere"));
        Person owner = Person.knowing("open sesame");

        connects(by(key).with("CertificateFile=" + elsewhere).asking(owner));

        assertThat(owner.secrets).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa"})
    void anAgentMayHaveTheKeyOrTheCertificateAsWell(String type, @TempDir Path folder) throws Exception {
        Path key = certified(folder, type, "");
        try (Agent agent = Agent.start(folder.resolve("agent"))) {
            agent.add(key);
            SshLogin login = by().with("IdentityAgent=" + agent.socket()).withAnyKey();

            connects(login.with("IdentityFile=none"));
            Files.delete(key);
            Files.delete(folder.resolve("key.pub"));
            agent.forget();
            assertThat(refused(login.with("IdentityFile=" + key), Reason.REFUSED)).hasMessageContaining("publickey");
        }
    }

    @Test
    void anAgentsKeyFitsACertificateInAFile(@TempDir Path folder) throws Exception {
        Path key = certified(folder, "ed25519", "");
        Path elsewhere = Files.move(folder.resolve("key-cert.pub"), folder.resolve("elsewhere"));
        try (Agent agent = Agent.start(folder.resolve("agent"))) {
            agent.add(key);
            Files.delete(key);

            connects(by().with("IdentityAgent=" + agent.socket())
                    .with("CertificateFile=" + elsewhere)
                    .with("IdentityFile=" + key));
        }
    }

    @Test
    void oneThatHasExpiredIsRefused(@TempDir Path folder) {
        refused(by(certified(folder, "ed25519", "", "-2h:-1h")), Reason.REFUSED);
    }
}
