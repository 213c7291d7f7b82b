package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void namesAreWhatTheFilesNameOneByOne() throws Exception {
        write("config", "Include conf.d/*.conf\nHost lab *.example.com gate !no\nhost=other\nHost -bad $(id) \u001b[2J\n"
                + "Include config\nInclude ~/.ssh/missing\n");
        write("conf.d/a.conf", "Host inner\n");
        write("known_hosts", "node1,10.0.0.7 " + KEY + "\n[node2]:2222 " + KEY + "\n|1|aa=|bb= " + KEY
                + "\n*.example.com " + KEY + "\n@cert-authority ca.example.com " + KEY + "\nrubbish\n[::1]:22 " + KEY + "\n");

        KnownNames names = KnownNames.read(home);

        assertThat(names.aliases()).containsExactly("gate", "inner", "lab", "other");
        assertThat(names.hosts()).containsExactly("10.0.0.7", "node1", "ssh://[::1]:22", "ssh://node2:2222");
    }

    @Test
    void withoutFilesThereAreNone() {
        assertThat(KnownNames.read(home)).isEqualTo(new KnownNames(List.of(), List.of()));
    }

    @Test
    void recentOnesComeFirstThenAliasesThenHostsAndBeginningsBeforeTheRest() {
        KnownNames names = new KnownNames(List.of("lab", "mylab"), List.of("lab2", "node1", "ssh://labor:2222"));

        assertThat(names.completions("la", List.of("student@lab", "lab.nsrec")))
                .containsExactly("lab.nsrec", "lab", "lab2", "ssh://labor:2222", "student@lab", "mylab");
        assertThat(names.completions("", List.of())).hasSize(5);
        assertThat(names.completions("lab", List.of())).doesNotContain("lab");
        assertThat(names.completions("me@NO", List.of())).containsExactly("me@node1");
    }
}
