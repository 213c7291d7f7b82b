package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.node.KnownNames.Completion;
import nsmirror.node.KnownNames.From;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownNamesTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDEREREREREREREREREREREREREREREREREREREx";

    @TempDir
    private Path home;

    private void write(String name, String text) throws Exception {
        Path file = home.resolve(".ssh").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private KnownNames read(SshOptions options) {
        return new KnownNamesReader(home).read(options, home.resolve("system"));
    }

    private KnownNames read() {
        return read(SshOptions.none());
    }

    private static KnownNames names(List<String> aliases, List<String> hosts) {
        return new KnownNames(aliases, hosts, List.of());
    }

    private static List<String> targets(List<KnownNames.Completion> completions) {
        return completions.stream().map(KnownNames.Completion::target).toList();
    }

    @Test
    void namesAreWhatTheFilesNameOneByOne() throws Exception {
        write("config", "Include conf.d/*.conf\nHost lab *.example.com gate !no\nhost=other\nHost -bad $(id) \u001b[2J\n"
                + "Include config\nInclude ~/.ssh/missing\nHost müller\n");
        write("conf.d/a.conf", "Host inner\n");
        write("known_hosts", "node1,10.0.0.7 " + KEY + "\n[node2]:2222 " + KEY + "\n|1|aa=|bb= " + KEY
                + "\n*.example.com " + KEY + "\n@cert-authority ca.example.com " + KEY + "\nrubbish\n[::1]:22 " + KEY + "\n");

        KnownNames names = read();

        assertThat(names.aliases()).containsExactly("gate", "inner", "lab", "müller", "other");
        assertThat(names.hosts()).containsExactly("10.0.0.7", "node1", "ssh://[::1]:22", "ssh://node2:2222");
        assertThat(names.unread()).isEmpty();
    }

    @Test
    void theSystemsOwnFilesCountToo() throws Exception {
        write("config", "Host lab\n");
        write("../system/ssh_config", "Include more\n");
        write("../system/more", "Host fromall\n");
        write("../system/ssh_known_hosts", "node9 " + KEY + "\n");

        assertThat(read().aliases()).containsExactly("fromall", "lab");
        assertThat(read().hosts()).containsExactly("node9");
    }

    @Test
    void anotherConfigurationCountsInsteadOfBoth() throws Exception {
        write("config", "Host lab\n");
        write("../system/ssh_config", "Host fromall\n");
        write("other", "Host elsewhere\n");
        SshOptions none = SshOptions.none();

        KnownNames names = read(new SshOptions(none.port(), List.of(), none.user(), none.jump(),
                Optional.of(home.resolve(".ssh/other")), List.of(), Optional.of(home.resolve(".ssh/none")), none.sudo()));

        assertThat(names).isEqualTo(names(List.of("elsewhere"), List.of()));
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        Files.createDirectories(home.resolve(".ssh/config"));
        write("known_hosts", "node1 " + KEY + "\n" + "#".repeat(5 << 20));

        KnownNames names = read();

        assertThat(names.aliases()).isEmpty();
        assertThat(names.unread())
                .containsExactly("~/.ssh/config (it is no file)", "~/.ssh/known_hosts (it is larger than 4 MB)");
    }

    @Test
    void bytesThatAreNoTextNameNobody() throws Exception {
        Files.createDirectories(home.resolve(".ssh"));
        Files.write(home.resolve(".ssh/config"), new byte[] {'H', 'o', 's', 't', ' ', 'a', (byte) 0xff, ' ', 'b', '\n'});

        assertThat(read().aliases()).containsExactly("b");
    }

    @Test
    void withoutFilesThereAreNone() {
        assertThat(read()).isEqualTo(KnownNames.none());
    }

    @Test
    void recentOnesComeFirstThenAliasesThenHostsAndBeginningsBeforeTheRest() {
        KnownNames names = names(List.of("lab", "mylab"), List.of("lab2", "node1", "ssh://labor:2222"));

        assertThat(targets(names.completions("la", List.of("student@lab", "lab.nsrec"))))
                .containsExactly("lab.nsrec", "lab", "lab2", "ssh://labor:2222", "student@lab", "mylab");
        assertThat(names.completions("", List.of())).hasSize(5);
        assertThat(targets(names.completions("lab", List.of()))).doesNotContain("lab");
        assertThat(targets(names.completions("me@NO", List.of()))).containsExactly("me@node1");
    }

    @Test
    void eachSaysWhereItIsFromAndWhatOfItWasTyped() {
        KnownNames names = names(List.of("mylab"), List.of("lab2", "ssh://labor:2222"));

        assertThat(names.completions("LA", List.of("lab2"))).containsExactly(
                new Completion("lab2", From.RECENT, 0, 2),
                new Completion("ssh://labor:2222", From.KNOWN_HOSTS, 6, 2),
                new Completion("mylab", From.CONFIG, 2, 2));
        assertThat(names.completions("me@la", List.of())).containsExactly(
                new Completion("me@lab2", From.KNOWN_HOSTS, 0, 5), new Completion("me@mylab", From.CONFIG, 5, 2));
    }

    @Test
    void notAllOfManyAreOffered() {
        KnownNames names = names(List.of(), IntStream.range(0, 5000).mapToObj(i -> "node" + i).toList());

        assertThat(names.completions("node", List.of())).hasSize(KnownNames.MOST_OFFERED);
        assertThat(targets(names.completions("node4999", List.of("x@node4999")))).containsExactly("x@node4999");
    }
}
