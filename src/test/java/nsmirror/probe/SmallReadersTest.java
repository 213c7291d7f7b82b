package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.model.ProcessKey;
import nsmirror.node.Answer;
import nsmirror.probe.HostNames.Names;
import nsmirror.probe.UidMaps.Maps;
import nsmirror.probe.UidMaps.Range;
import org.junit.jupiter.api.Test;

/** Readers of few lines, and what holds for all of them. */
class SmallReadersTest {
    private static final Process LEADER = new Process(new ProcessKey(4470, 777), 1, 0, "root", List.of("httpd"), "httpd",
            false, Map.of(Kind.MNT, 4026533100L, Kind.NET, 4026533112L), List.of(4470, 1), Optional.empty(),
            Optional.empty());

    @Test
    void aHostnameMayHoldLineBreaks() {
        Names names = HostNames.read(Answers.of("two\nlines\n\n\0(none)\n\0Linux two\nlines 6.1 x86_64\n"));

        assertThat(names.hostname()).contains("two\nlines\n");
        assertThat(names.domain()).contains("(none)");
        assertThat(names.uname()).contains("Linux two\nlines 6.1 x86_64");
    }

    @Test
    void anAnswerWithoutNamesHasNone() {
        assertThat(HostNames.read(Answers.of(""))).isEqualTo(new Names(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsUidAndGidRanges() {
        Maps maps = UidMaps.read(Answers.of("""
                         0     100000      65536
                     65536          0          1
                gid
                         0 4294967295          1
                """));

        assertThat(maps.ranges()).containsExactly(new Range("uid", 0, 100000, 65536), new Range("uid", 65536, 0, 1),
                new Range("gid", 0, 4294967295L, 1));
    }

    @Test
    void readsTheLoginsNamespaces() {
        assertThat(LoginNamespaces.read(Answers.of(
                        "4026531840 /proc/self/ns/net\n12 /proc/self/ns/pid_for_children\nx /proc/self/ns/uts\n")))
                .isEqualTo(Map.of(Kind.NET, 4026531840L));
    }

    @Test
    void undoesCEscapesAndLeavesOtherBackslashes() {
        assertThat(CEscapes.undone("a\\ b\\nc\\\\d\\303\\251\\x\\9\\")).isEqualTo("a b\nc\\d\u00e9\\x\\9\\");
        assertThat(CEscapes.undone("\\377")).isEqualTo("\ufffd");
    }

    @Test
    void aMountNamespaceIsNeverEntered() {
        assertThatThrownBy(() -> NamespaceEntry.into(LEADER, Kind.MNT, "ls"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNamespaceWhoseInodeIsNotKnownIsNeverEntered() {
        assertThatThrownBy(() -> NamespaceEntry.into(LEADER, Kind.UTS, "hostname"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsEnteredIsWhatWasChecked() {
        String shell = NamespaceEntry.into(LEADER, Kind.NET, "ip addr");

        assertThat(shell).startsWith("[ -d /proc/4470 ] || exit 44; {"
                + " [ \"$(stat -Lc %i /proc/self/fd/9)\" = 4026533112 ] || { ");
        assertThat(shell).contains("; exit 48; }; exec nsenter --net=/proc/self/fd/9 ip addr;");
        assertThat(shell).endsWith("; } 9</proc/4470/ns/net");
    }

    @Test
    void noReaderThrowsWhateverTheNodePrints() {
        List<Consumer<Answer>> readers = List.of(RootListing::read, HostNames::read, ProcessTable::read,
                Interfaces::read, IpcObjects::read, PosixQueues::read, UidMaps::read, MountTable::read,
                LoginNamespaces::read, answer -> PidLevels.read(answer.text()));
        Random random = new Random(7);
        String[] starts = {"find\n", "ls\n", "ls-b\n", "[", "[{\"ifindex\":1,\"ifname\":\"", "1: lo: <", "1 (a) ", "\0",
            "key shmid perms\n", "gid\n", "1/status:NSpid:\t1\t", "l 1/ns/pid -> pid:[", "1 1 0:1 / / rw - ", "1 drwxr-xr-x 1 a b 1 2020-01-01 00:00:00 +0000 ", ""};
        for (int round = 0; round < 3000; round++) {
            byte[] out = (starts[random.nextInt(starts.length)] + noise(random)).getBytes(StandardCharsets.ISO_8859_1);
            readers.forEach(reader -> reader.accept(Answers.of(out)));
        }
    }

    private static String noise(Random random) {
        String likely = "\0\0\0\n\n  :@<>()[]{}\",-0123456789abcdlrwx\\/\u001b\u00ff\u00c3";
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            noise.append(random.nextInt(4) == 0
                    ? (char) random.nextInt(256)
                    : likely.charAt(random.nextInt(likely.length())));
        }
        return noise.toString();
    }
}
