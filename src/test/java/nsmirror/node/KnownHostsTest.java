package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownHostsTest {
    private static final Path FILE = Path.of("known_hosts");
    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIDEREREREREREREREREREREREREREREREREREREREREx";

    private static List<KnownHosts.Line> lines(String text) {
        return KnownHosts.parse(FILE, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "node1 node1 true",
                "NODE1 node1 true",
                "node1 Node1 true",
                "node1 node2 false",
                "node1,10.0.0.7 10.0.0.7 true",
                "*.example.com a.b.example.com true",
                "*.example.com example.com false",
                "node? node1 true",
                "node? node12 false",
                "*,!node1 node1 false",
                "*,!node1 node2 true",
                "[node1]:2222 [node1]:2222 true",
                "[node1]:2222 node1 false",
                "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= 192.168.1.61 true",
                "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= 192.168.1.62 false",
                "|1|broken node1 false",
            })
    void namesAreReadAsSshReadsThem(String names, String host, boolean fits) {
        assertThat(lines(names + " ssh-ed25519 " + KEY)).singleElement().matches(line -> line.isFor(host) == fits);
    }

    @Test
    void whatIsNoKeyIsSkippedAndTheOthersKeepTheirNumbers() {
        String text = "# a comment\n\nnode1 ssh-ed25519\nnode2 ssh-ed25519 !!!\n"
                + "@revoked node3 ssh-ed25519 " + KEY + " why\n\tnode4  ssh-ed25519\t" + KEY;

        assertThat(lines(text)).extracting(KnownHosts.Line::number).containsExactly(5, 6);
        assertThat(lines(text)).extracting(KnownHosts.Line::isRevoked).containsExactly(true, false);
    }

    @Test
    void aLineThatIsWrittenIsFoundAgain() {
        byte[] key = Base64.getDecoder().decode(KEY);
        String plain = KnownHosts.line("[Node1]:2222", key, false, new byte[] {1});
        String hashed = KnownHosts.line("[Node1]:2222", key, true, new byte[] {1, 2, 3});

        assertThat(plain).isEqualTo("[node1]:2222 ssh-ed25519 " + KEY + "\n");
        assertThat(hashed).startsWith("|1|AQID|").doesNotContain("node1");
        for (KnownHosts.Line line : lines(plain + hashed)) {
            assertThat(line.isFor("[node1]:2222")).isTrue();
            assertThat(line.holds(key)).isTrue();
        }
    }
}
