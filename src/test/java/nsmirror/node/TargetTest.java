package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import nsmirror.node.Target.Ssh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @Test
    void theTwoWordsAreNoHosts() throws NodeException {
        assertThat(Target.parse("sample")).isEqualTo(new Target.Sample());
        assertThat(Target.parse("local")).isEqualTo(new Target.Local());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lesson.nsrec", "./sample", "recordings/lesson", "/tmp/a b.nsrec"})
    void whatLooksLikeAPathIsARecordingWhetherItExistsOrNot(String text) throws NodeException {
        assertThat(Target.parse(text)).isEqualTo(new Target.RecordingFile(Path.of(text)));
        assertThat(Target.parse(text).text()).isEqualTo(text);
    }

    @Test
    void anExistingFileIsARecordingWhateverItsName(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("monday"));

        assertThat(Target.parse(file.toString())).isEqualTo(new Target.RecordingFile(file));
    }

    @ParameterizedTest
    @CsvSource({
        "node, , node, ",
        "student@node, student, node, ",
        "student@site@node, student@site, node, ",
        "SITE\\student@node, SITE\\student, node, ",
        "10.0.0.7, , 10.0.0.7, ",
        "2001:db8::7, , 2001:db8::7, ",
        "root@[2001:db8::7], root, 2001:db8::7, ",
        "ssh://node, , node, ",
        "ssh://my_node/, , my_node, ",
        "ssh://student@node:2222, student, node, 2222",
        "ssh://student@[2001:db8::7]:2222, student, 2001:db8::7, 2222",
    })
    void anythingElseIsANodeAsForSsh(String text, String user, String host, Integer port) throws NodeException {
        assertThat(Target.parse(text))
                .isEqualTo(new Ssh(
                        Optional.ofNullable(user),
                        host,
                        port == null ? OptionalInt.empty() : OptionalInt.of(port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "student@node", "2001:db8::7", "ssh://student@[2001:db8::7]:2222", "ssh://n:22"})
    void itsTextMeansTheSameAgain(String text) throws NodeException {
        Target target = Target.parse(text);

        assertThat(target.text()).isEqualTo(text);
        assertThat(Target.parse(target.text())).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-oProxyCommand=touch",
                "-l@node",
                "student@-node",
                "@node",
                "student@",
                "no de",
                "node;reboot",
                "$(reboot)",
                "node\nother",
                "ssh://",
                "ssh://-node",
                "ssh://node:0",
                "ssh://node:65536",
                "ssh://node:22:22",
                "ssh://node/folder",
                "ssh://[2001:db8::7",
            })
    void whatSshWouldNotTakeForAHostIsWrongUsage(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOfSatisfying(
                        NodeException.class, e -> assertThat(e.reason()).isEqualTo(NodeException.Reason.USAGE))
                .message()
                .hasLineCount(1);
    }

    @Test
    void aPortBehindAHostIsToldHowToBeWritten() {
        assertThatThrownBy(() -> Target.parse("student@node:2222")).hasMessageContaining("ssh://student@node:2222");
    }

    @Test
    void whatIsRefusedIsNamedInOneLine() {
        assertThatThrownBy(() -> Target.parse("a\n\u001b[2J:22")).isInstanceOf(NodeException.class)
                .hasMessageNotContainingAny("\n", "\u001b");
    }
}
