package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.node.SshSettings.Strict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
    private static final Map<String, String> WITHOUT_SSH =
            Map.of("PATH", "", "SSH_AUTH_SOCK", "/run/agent", "PROGRAMDATA", "/nowhere");

    @TempDir
    private Path home;

    private List<SshSettings> route(Map<String, String> environment, String target, SshOptions options)
            throws NodeException {
        return new SshConfig(home, environment).route((Target.Ssh) Target.parse(target), options);
    }

    private static SshOptions options(Path config, String jump, String... options) {
        return new SshOptions(
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.ofNullable(jump),
                Optional.ofNullable(config),
                List.of(options),
                Optional.empty(),
                SshOptions.Sudo.AUTO);
    }

    private Path config(String text) throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/ssh")) || Files.isExecutable(Path.of("/usr/local/bin/ssh")),
                "the ssh client is not installed");
        return Files.writeString(home.resolve("config"), text);
    }

    @Test
    void withoutSshTheUsualPlacesCount() throws Exception {
        SshSettings node = route(WITHOUT_SSH, "student@node1", SshOptions.none()).getFirst();

        assertThat(node.host()).isEqualTo("node1");
        assertThat(node.user()).isEqualTo("student");
        assertThat(node.port()).isEqualTo(22);
        assertThat(node.hostKeys().strict()).isEqualTo(Strict.ASK);
        assertThat(node.keys().files()).contains(home.resolve(".ssh/id_ed25519"), home.resolve(".ssh/id_rsa"));
        assertThat(node.hostKeys().files()).containsExactly(home.resolve(".ssh/known_hosts"));
        assertThat(node.keys().agent()).contains("/run/agent");
        assertThat(node.patience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutSshOptionsAreUnderstoodOrRefused() throws Exception {
        SshSettings node = route(
                        WITHOUT_SSH,
                        "node1",
                        options(null, null, "Port=2222", "ConnectTimeout=3", "StrictHostKeyChecking=accept-new"))
                .getFirst();

        assertThat(node.port()).isEqualTo(2222);
        assertThat(node.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(node.hostKeys().strict()).isEqualTo(Strict.ACCEPT_NEW);
        assertThat(node.knownAs()).isEqualTo("[node1]:2222");
        assertThatThrownBy(() -> route(WITHOUT_SSH, "node1", options(null, null, "Ciphers=+aes128-cbc")))
                .hasMessageContaining("-o Ciphers=+aes128-cbc");
        assertThat(node.algorithms().ciphers()).isEmpty();
    }

    @Test
    void aliasesMeanWhatTheyMeanToSsh() throws Exception {
        Path config = config("""
                Host lab
                  HostName node1.example.com
                  Port 2222
                  User student
                  IdentityFile ~/.ssh/lab_%h
                  IdentityFile "%d/key with blanks"
                  IdentitiesOnly yes
                  UserKnownHostsFile ~/.ssh/known_lab ~/.ssh/known_more
                  HostKeyAlias lab-%n
                  StrictHostKeyChecking yes
                Host *
                  ServerAliveInterval 1
                """);

        SshSettings node = route(System.getenv(), "lab", options(config, null)).getFirst();

        assertThat(node.shown()).isEqualTo("lab");
        assertThat(node.host()).isEqualTo("node1.example.com");
        assertThat(node.port()).isEqualTo(2222);
        assertThat(node.user()).isEqualTo("student");
        assertThat(node.keys().files())
                .containsExactly(home.resolve(".ssh/lab_node1.example.com"), home.resolve("key with blanks"));
        assertThat(node.keys().only()).isTrue();
        assertThat(node.hostKeys().files()).hasSize(2);
        assertThat(node.knownAs()).isEqualTo("lab-lab");
        assertThat(node.hostKeys().strict()).isEqualTo(Strict.YES);
        assertThat(node.alive().pause()).as("never so short that a slow answer ends the connection").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsTypedWinsOverTheConfiguration() throws Exception {
        Path config = config("Host lab\n  User student\n  Port 2222\n");

        SshSettings node = route(System.getenv(), "ssh://guest@lab:2200", options(config, null)).getFirst();

        assertThat(node.user()).isEqualTo("guest");
        assertThat(node.port()).isEqualTo(2200);
    }

    @Test
    void hostKeyCheckingIsNeverSwitchedOff() throws Exception {
        Path config = config("StrictHostKeyChecking no\n");

        assertThat(route(System.getenv(), "node1", options(config, null)).getFirst().hostKeys().strict())
                .isEqualTo(Strict.ASK_DESPITE_NO);
        for (String off : List.of("no", "off", "No")) {
            assertThat(route(WITHOUT_SSH, "node1", options(null, null, "StrictHostKeyChecking=" + off))
                            .getFirst()
                            .hostKeys().strict())
                    .isEqualTo(Strict.ASK_DESPITE_NO);
        }
    }

    @Test
    void eachJumpHostHasSettingsOfItsOwn() throws Exception {
        Path config = config("""
                Host gate
                  HostName gate.example.com
                  User porter
                  ProxyJump outer
                Host lab
                  User student
                  ProxyJump gate,inner:2222
                """);

        List<SshSettings> route = route(System.getenv(), "lab", options(config, null));

        assertThat(route).extracting(SshSettings::host).containsExactly("outer", "gate.example.com", "inner", "lab");
        assertThat(route).extracting(SshSettings::port).containsExactly(22, 22, 2222, 22);
        assertThat(route.get(1).user()).isEqualTo("porter");
    }

    @Test
    void jumpsThatLeadInACircleAreRefused() throws Exception {
        Path config = config("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");

        assertThatThrownBy(() -> route(System.getenv(), "a", options(config, null))).hasMessageContaining("jumps");
    }

    @Test
    void whatCannotBeHonouredIsRefusedInOneLine() throws Exception {
        Path config = config("Host lab\n  ProxyCommand nc %h %p\n  ProxyUseFdpass yes\n");

        assertThatThrownBy(() -> route(System.getenv(), "lab", options(config, null)))
                .hasMessageContaining("ProxyUseFdpass")
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> route(System.getenv(), "lab", options(config, null, "NoSuchThing=1")))
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> route(System.getenv(), "lab", options(config, "-oProxyCommand=true", new String[0])))
                .isInstanceOf(NodeException.class);
    }

    @Test
    void aProxyCommandIsTheShellsButForItsTokens() throws Exception {
        Path config = config("""
                Host lab
                  HostName node1.example.com
                  Port 2222
                  User student
                  ProxyCommand ssh -W "[%h]:%p" gate # %n %r 100%% $HOME
                """);

        SshSettings node = route(System.getenv(), "lab", options(config, null)).getFirst();

        assertThat(node.way().command())
                .contains("ssh -W \"[node1.example.com]:2222\" gate # lab student 100% $HOME");
    }

    @Test
    void algorithmsAreThoseOfTheListThatCanBeDoneHere() throws Exception {
        Path config = config("""
                Ciphers chacha20-poly1305@openssh.com,aes256-ctr,aes128-gcm@openssh.com
                HostKeyAlgorithms ssh-ed25519
                Compression yes
                """);

        Algorithms algorithms = route(System.getenv(), "node1", options(config, null)).getFirst().algorithms();

        assertThat(algorithms.ciphers()).containsExactly("aes256-ctr", "aes128-gcm@openssh.com");
        assertThat(algorithms.hostKeys()).containsExactly("ssh-ed25519");
        assertThat(algorithms.publicKeys()).contains("sk-ssh-ed25519@openssh.com", "ssh-ed25519-cert-v01@openssh.com");
        assertThat(algorithms.compressed()).isTrue();
        assertThatThrownBy(() -> route(
                        System.getenv(), "node1", options(config, null, "MACs=umac-64@openssh.com")))
                .hasMessageContaining("macs umac-64@openssh.com none is supported")
                .message()
                .hasLineCount(1);
    }

    @Test
    void whatIsConfiguredAndNotHonouredIsNamed() throws Exception {
        Path config = config("""
                Host lab
                  Ciphers chacha20-poly1305@openssh.com,aes256-ctr
                  BindAddress 192.0.2.7
                  StrictHostKeyChecking no
                  ForwardAgent yes
                  ServerAliveInterval 30
                """);

        List<SshSetting> own = new SshConfig(home, System.getenv())
                .effective((Target.Ssh) Target.parse("lab"), options(config, null)).settings().stream()
                .filter(SshSetting::own)
                .toList();

        assertThat(own).extracting(SshSetting::keyword).containsExactlyInAnyOrder(
                "ciphers", "bindaddress", "stricthostkeychecking", "forwardagent", "serveraliveinterval");
        assertThat(own).filteredOn(setting -> setting.effect() == SshSetting.Effect.NOT_HONOURED)
                .extracting(SshSetting::keyword)
                .containsExactlyInAnyOrder("ciphers", "bindaddress", "stricthostkeychecking");
        assertThat(own).filteredOn(setting -> setting.keyword().equals("ciphers"))
                .singleElement()
                .matches(setting -> setting.why().contains("chacha20-poly1305@openssh.com"));
    }

    @Test
    void itIsToldWhoSaidWhatTheSettingsAre() throws Exception {
        Path config = config("Host lab\n  BindAddress 192.0.2.7\n  HostName 192.0.2.9\n");

        EffectiveSettings asked = new SshConfig(home, System.getenv())
                .effective((Target.Ssh) Target.parse("lab"), options(config, null));
        EffectiveSettings read = new SshConfig(home, Map.of())
                .effective((Target.Ssh) Target.parse("lab"), options(config, null));

        assertThat(asked.lines()).first().asString().matches("As /.*/ssh -G says");
        assertThat(read.lines()).first().asString().contains("there is no ssh here");
        assertThat(asked.lines()).contains("Server lab", "  hostname 192.0.2.9",
                "    bindaddress 192.0.2.7: the system chooses the address it connects from");
        assertThat(read.lines()).contains("Server lab", "  hostname 192.0.2.9",
                "    bindaddress 192.0.2.7: the system chooses the address it connects from");
    }

    @Test
    void everyKeywordOfThisComputersSshHasItsLine() throws Exception {
        assertThat(new SshConfig(home, System.getenv())
                        .effective((Target.Ssh) Target.parse("node1"), options(config(""), null)).settings())
                .isNotEmpty()
                .noneMatch(setting -> setting.why().equals("nsmirror does not know it"));
    }

    @Test
    void aKeyThatIsNotThereIsWrongUsage() {
        SshOptions options = new SshOptions(
                OptionalInt.empty(),
                List.of(home.resolve("no-key")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                SshOptions.Sudo.AUTO);

        assertThatThrownBy(() -> route(System.getenv(), "node1", options))
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.reason()).isEqualTo(NodeException.Reason.USAGE))
                .hasMessageContaining("no-key");
    }
}
