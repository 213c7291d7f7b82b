package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader for computers without ssh, held against ssh itself: it agrees, or it refuses. */
class PlainConfigTest {
    private static final Map<String, String> WITHOUT_SSH = Map.of("PATH", "");

    @TempDir
    private Path home;

    private SshSettings read(Map<String, String> environment, String host, String text) throws Exception {
        Path file = Files.writeString(home.resolve("config"), text);
        SshOptions options = new SshOptions(OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of(file), List.of(), Optional.empty(), SshOptions.Sudo.AUTO);
        return new SshConfig(home, environment).route((Target.Ssh) Target.parse(host), options).getLast();
    }

    static Stream<String> understood() {
        return Stream.of(
                "Host lab\n  HostName node1\n  Port 2222\n  User student\n",
                "Host other\n  Port 1\nHost lab l?b\n  Port 2\nHost *\n  Port 3\n  User all\n",
                "Host * !lab\n  Port 1\nHost *,lab\n  Port 2\n",
                "Host l* !*x\n  Port 4\nHost LAB\n  User upper\n",
                "port=2200\nUser = student\n\tHost   lab  # mine\nHostName=node1 # there\n",
                "  # comment\n\nHost \"lab\" other\nIdentityFile \"~/my key\"\nIdentityFile ~/.ssh/%h_key\r\n",
                "Host lab\nCertificateFile ~/c1\nCertificateFile ~/c2\nIdentitiesOnly yes\nIdentityAgent none\n",
                "Host lab\nUserKnownHostsFile /nowhere/a /nowhere/b\nGlobalKnownHostsFile none\nHostKeyAlias the-lab\n",
                "Host lab\nStrictHostKeyChecking accept-new\nHashKnownHosts yes\n",
                "Host lab\nStrictHostKeyChecking yes\nConnectTimeout 7\nServerAliveInterval 20\nServerAliveCountMax 2\n",
                "Host lab\nProxyCommand nc -X 5 \"%h\" %p # 'x'\nProxyJump gate\n",
                "Host lab\nProxyCommand none\nHost *\nProxyCommand nc %h %p\n",
                "Host lab\nPreferredAuthentications password,publickey\nPubkeyAuthentication no\n",
                "Host lab\nNumberOfPasswordPrompts 1\nPasswordAuthentication no\nAddressFamily inet\nCompression yes\n",
                "Host lab\nForwardAgent yes\nLocalForward 8080 localhost:80\nSendEnv LANG\nControlPath ~/.ssh/%C\n",
                "User first\nUser second\nHost lab\nUser third\n",
                "Host lab\nUser a\nHost lab\nUser b\nPort 77\n");
    }

    @ParameterizedTest
    @MethodSource("understood")
    void itAgreesWithSsh(String text) throws Exception {
        assumeThat(SshClient.find(System.getenv())).as("the ssh client is not installed").isPresent();
        SshSettings its = read(System.getenv(), "lab", text);

        SshSettings own = read(WITHOUT_SSH, "lab", text);

        assertThat(own).usingRecursiveComparison()
                // ssh prints its own algorithms, and more places to look where none are configured.
                .ignoringFields("algorithms.kex", "algorithms.ciphers", "algorithms.macs", "algorithms.hostKeys",
                        "algorithms.publicKeys", "algorithms.authorities", "keys.files", "hostKeys.files",
                        "hostKeys.global", "keys.agent")
                .isEqualTo(its);
        if (text.contains("IdentityFile")) {
            assertThat(own.keys().files()).isEqualTo(its.keys().files());
        }
        if (text.contains("KnownHostsFile")) {
            assertThat(own.hostKeys()).isEqualTo(its.hostKeys());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Match all\nPort 1\n", "Match host lab\n", "Include other\n", "Host other\n  Match exec true\n",
        "CanonicalizeHostname yes\n", "NoSuchKeyword 1\n", "Port\n", "Port 22x\n", "ConnectTimeout 1m\n",
        "Host\n", "Port 70000\n", "HashKnownHosts -1\n", "HostName 22\n", "ProxyJump none\nProxyCommand nc %h %p\n",
        "UserKnownHostsFile known hosts\n", "User 'student'\n", "User \"student\n", "User stu\\dent\n", "User a b\n", "Ciphers +aes128-cbc\n",
        "Hostname %h.example.com\n", "Host other\n  Frobnicate yes\n", "=\n", "Port 22 23\n",
    })
    void whatItDoesNotUnderstandItRefuses(String text) {
        assertThatThrownBy(() -> read(WITHOUT_SSH, "lab", text))
                .isInstanceOfSatisfying(NodeException.class,
                        e -> assertThat(e.reason()).isEqualTo(NodeException.Reason.USAGE))
                .message()
                .hasLineCount(1);
    }
}
