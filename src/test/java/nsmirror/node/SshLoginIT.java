package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.lab.Outcome;
import nsmirror.node.NodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Getting in, or not, on a real OpenSSH server. What keys and known_hosts files hold is told by OpenSSH's own tools. */
@NeedsMachine
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshLoginIT {
    private final Machine machine;

    @TempDir
    private Path folder;

    SshLoginIT(Machine machine) {
        this.machine = machine;
    }

    private static String tool(String... words) {
        Outcome outcome = Outcome.of(Duration.ofSeconds(20), "", List.of(words));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }

    /** Fingerprints as ssh-keygen prints them. */
    private static List<String> fingerprints(Path file) {
        return tool("ssh-keygen", "-l", "-f", file.toString())
                .lines()
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private static void connects(SshLogin login) throws NodeException {
        try (Node node = login.open()) {
            assertThat(node.run(Command.asUser("echo in")).text()).isEqualTo("in\n");
        }
    }

    private NodeException refused(SshLogin login, Reason reason) {
        NodeException refused = catchThrowableOfType(NodeException.class, () -> login.open().close());
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.getMessage()).hasLineCount(1).contains(machine.host());
        return refused;
    }

    // ------------------------------------------------------------------------------------------------- host keys

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
        server(2231, "HostKey /etc/ssh/ssh_host_ed25519_key", "HostCertificate /etc/ssh/host-cert.pub");
        String line = "@cert-authority [" + machine.host() + "]:2231 " + Files.readString(folder.resolve("ca.pub"));
        Path file = Files.writeString(folder.resolve("known_hosts"), line);

        connects(SshLogin.student(machine).knowing(file).at(2231));
    }

    // ----------------------------------------------------------------------------------------------------- login

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
    void aPasswordIsAskedFor() throws Exception {
        Person careful = Person.knowing(machine.password());

        connects(SshLogin.student(machine).as(machine.careful()).asking(careful));

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
        Path socket = folder.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Eventually.is("the agent listens", () -> Files.exists(socket));
            tool("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", machine.key().toString());

            connects(SshLogin.student(machine)
                    .as(machine.login())
                    .with("IdentityAgent=" + socket)
                    .with("IdentityFile=none")
                    .withAnyKey());
        } finally {
            agent.destroy();
        }
    }

    // ------------------------------------------------------------------------------------------- ways and servers

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
        server(2232, "AllowTcpForwarding no");
        Path known = portKnown(2232);
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
        server(2233, "MaxSessions 1");

        try (Node node = SshLogin.student(machine).knowing(portKnown(2233)).at(2233).open()) {
            assertThat(node.login().root()).isTrue();
            assertThat(node.run(List.of(Command.asUser("true"), Command.asRoot("true")))).allMatch(Answer::ok);
        }
    }

    @Test
    void newSessionKeysInTheMiddleOfAFloodDoNotMatter() throws Exception {
        server(2234, "RekeyLimit 1M");

        try (Node node = SshLogin.student(machine).knowing(portKnown(2234)).at(2234).open()) {
            Answer answer = node.run(Command.asUser("head -c 50000000 /dev/zero >&2 & head -c 50000000 /dev/zero; wait"));

            assertThat(answer.out()).hasSize(50_000_000);
            assertThat(answer.err()).hasSize(50_000_000);
        }
    }

    @Test
    void aLoginWithoutAShellIsQuoted() throws Exception {
        server(2235, "ForceCommand echo This account is for mail only");

        assertThat(refused(SshLogin.student(machine).knowing(portKnown(2235)).at(2235), Reason.UNREADABLE))
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

    /** One more sshd in the machine, on a port of its own. */
    private void server(int port, String... settings) {
        String config = "/etc/ssh/sshd_config." + port;
        machine.write(config, machine.read("cat", "/etc/ssh/sshd_config") + "\nPort " + port + "\nPidFile none\n"
                + String.join("\n", settings) + "\n");
        machine.read("/usr/sbin/sshd", "-f", config);
    }

    private Path portKnown(int port) throws Exception {
        String known = Files.readString(machine.knownHosts());
        String both = known + known.replaceAll("(?m)^[^ ]+", "[" + machine.host() + "]:" + port);
        return Files.writeString(folder.resolve("known_hosts." + port), both);
    }
}
