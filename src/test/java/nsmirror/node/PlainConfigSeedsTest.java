package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations made at random, the same each time: what ssh reads otherwise the plain reader refuses. */
class PlainConfigSeedsTest {
    private static final int CONFIGURATIONS = 250;

    private static final List<String> HOSTS = List.of("lab", "LAB", "l*", "?ab", "*", "!lab", "!x*", "other", "\"lab\"",
            "lab,other", "la", "*.example.com", "!*b", "[l]ab", "lab*", "l?b");

    private static final List<String> NAMES = List.of("HostName", "User", "Port", "IdentityFile", "CertificateFile",
            "ProxyJump", "ProxyCommand", "UserKnownHostsFile", "GlobalKnownHostsFile", "HostKeyAlias",
            "StrictHostKeyChecking", "ConnectTimeout", "ServerAliveInterval", "ServerAliveCountMax", "Compression",
            "AddressFamily", "IdentitiesOnly", "IdentityAgent", "PreferredAuthentications", "NumberOfPasswordPrompts",
            "HashKnownHosts", "PubkeyAuthentication", "PasswordAuthentication", "RevokedHostKeys",
            "KbdInteractiveAuthentication", "CanonicalizeHostname", "Match", "Include");


    /** What ssh takes, and what people write. */
    private static final List<String> USUAL = List.of("HostName node1.example.com", "HostName 192.0.2.7",
            "HostName NODE2", "HostName = 2001:db8::7", "User student", "User=root", "Port 2222", "port = 22",
            "IdentityFile ~/.ssh/%h_key", "IdentityFile \"~/my key\"", "IdentityFile /k/%r@%n", "IdentityFile none",
            "CertificateFile ~/c-cert.pub", "ProxyJump gate", "ProxyJump none", "ProxyJump student@one:2222,two",
            "ProxyCommand nc -X 5 \"%h\" %p", "ProxyCommand none", "UserKnownHostsFile ~/.ssh/a /nowhere/b",
            "UserKnownHostsFile none", "GlobalKnownHostsFile none", "GlobalKnownHostsFile /nowhere/%h",
            "HostKeyAlias the-lab", "StrictHostKeyChecking accept-new", "StrictHostKeyChecking no",
            "StrictHostKeyChecking = yes", "ConnectTimeout 7", "ServerAliveInterval 20", "ServerAliveCountMax 2",
            "Compression yes", "AddressFamily inet6", "IdentitiesOnly yes", "IdentityAgent none",
            "IdentityAgent ~/agent", "PreferredAuthentications password,publickey", "NumberOfPasswordPrompts 1",
            "HashKnownHosts yes", "PubkeyAuthentication no", "PasswordAuthentication no", "LogLevel INFO",
            "SendEnv LANG LC_*", "ForwardAgent yes", "LocalForward 8080 localhost:80", "CheckHostIP=no",
            "ControlPath ~/.ssh/%C", "RequestTTY no");

    /** What is right for some of them, and wrong for the others. */
    private static final List<String> VALUES = List.of("node1", "yes", "no", "none", "22", "2222", "022", "0",
            "70000", "ask", "accept-new", "Yes", "true", "off", "any", "inet", "INET6", "gate", "student@gate:2222",
            "one,two", "ssh://gate", "~/.ssh/%h_key", "%d/k", "~/key", "\"~/my key\"", "/nowhere/a /nowhere/b",
            "${HOME}/k", "%h.example.com", "SSH_AUTH_SOCK", "$SOCKET", "1m", "7", "password,publickey", "nc %h %p",
            "\"nc\" -X 5 %h", "'x'", "a\\b", "\"open", "host lab", "user student", "originalhost lab", "final all",
            "exec true", "all", "more/*.conf", "unbound", "a b", "%%", "%n", "node1#x", "[::1]", "-1", "+7", "\"\"",
            "known hosts");

    /** As ssh has it, which takes no other; nothing is read there. */
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    private Path folder;

    private SshSettings read(Map<String, String> environment, Path file) throws Exception {
        SshOptions options = new SshOptions(OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of(file), List.of(), Optional.empty(), SshOptions.Sudo.AUTO);
        return new SshConfig(HOME, environment).route((Target.Ssh) Target.parse("lab"), options).getLast();
    }

    private static String configuration(Random random) {
        StringBuilder text = new StringBuilder();
        for (int lines = 1 + random.nextInt(6); lines > 0; lines--) {
            text.append(of(random, List.of("", "", "", "  ", "\t", " \t ")));
            if (random.nextInt(3) == 0) {
                text.append("Host");
                for (int names = 1 + random.nextInt(3); names > 0; names--) {
                    text.append(' ').append(of(random, HOSTS));
                }
            } else if (random.nextInt(5) > 0) {
                text.append(of(random, USUAL)).append('\n');
                continue;
            } else {
                text.append(cased(random, of(random, NAMES)))
                        .append(of(random, List.of(" ", " ", " ", "=", " = ", "\t", " =", "  ")))
                        .append(of(random, VALUES));
            }
            text.append(of(random, List.of("", "", "", "", " ", "  # note", " #", "\t", "\r", "#", " \f"))).append('\n');
        }
        return text.toString();
    }

    private static String cased(Random random, String name) {
        return random.nextInt(5) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String of(Random random, List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** What counts of them; a list that is as where nothing is configured is another for each reader. */
    private static Map<String, Object> facts(SshSettings settings, SshSettings unconfigured) {
        SshSettings.HostKeys known = settings.hostKeys();
        SshSettings.Keys keys = settings.keys();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("host", settings.host());
        facts.put("port", settings.port());
        facts.put("user", settings.user());
        facts.put("way", settings.way());
        facts.put("methods", settings.methods());
        facts.put("most passwords", settings.mostPasswords());
        facts.put("compressed", settings.algorithms().compressed());
        facts.put("patience", settings.patience());
        facts.put("alive", settings.alive());
        facts.put("known hosts", usual(known.files(), unconfigured.hostKeys().files()));
        facts.put("global known hosts", usual(known.global(), unconfigured.hostKeys().global()));
        facts.put("host keys", Arrays.asList(known.revoked(), known.alias(), known.hash(), known.strict()));
        facts.put("keys", usual(keys.files(), unconfigured.keys().files()));
        facts.put("certificates", keys.certificates());
        facts.put("only these keys", keys.only());
        facts.put("agent", keys.agent());
        return facts;
    }

    private static Object usual(Object value, Object unconfigured) {
        boolean usual = value.equals(unconfigured) || value.equals(List.of(HOME.resolve(".ssh/known_hosts")));
        return usual ? "the usual" : value;
    }

    @Test
    void whatTheTwoReadersReadDifferentlyOneRefuses() throws Exception {
        assumeThat(SshClient.find(System.getenv())).as("the ssh client is not installed").isPresent();
        Map<String, String> withoutSsh = new HashMap<>(System.getenv());
        withoutSsh.put("PATH", "");
        Path file = folder.resolve("config");
        Files.writeString(file, "");
        SshSettings ownUnconfigured = read(withoutSsh, file);
        SshSettings itsUnconfigured = read(System.getenv(), file);
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < CONFIGURATIONS; i++) {
            String text = configuration(random);
            Files.writeString(file, text);
            SshSettings own;
            try {
                own = read(withoutSsh, file);
            } catch (NodeException e) {
                refused++;
                continue;
            }
            assertThat(facts(own, ownUnconfigured)).as(text).isEqualTo(facts(read(System.getenv(), file), itsUnconfigured));
        }
        assertThat(refused).as("refused").isLessThan(CONFIGURATIONS / 2);
    }
}
