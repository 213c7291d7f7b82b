package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nsmirror.node.Answer.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final Login LOGIN = new Login(
            "student@node1", "student", false, Optional.of("sudo -n refused student"), Duration.ofMillis(180));
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00.250Z");
    private static final Command LSNS = Command.asRoot("lsns -J -l");
    private static final Command HOSTNAME = Command.asUser("hostname");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lesson.nsrec");
    }

    private static Answer exited(int exit, String out, String err) {
        return new Answer(Ending.EXITED, exit, utf8(out), utf8(err), false, Duration.ofMillis(12));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void record(Ran... all) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, LOGIN, MONDAY)) {
            Stream.of(all).forEach(writer);
            writer.save();
        }
    }

    private static Ran ran(Command command, Answer answer) {
        return new Ran(MONDAY.plusMillis(40), command, answer);
    }

    private Node replay() throws NodeException {
        return new Nodes(null)
                .open(new Target.RecordingFile(file), SshOptions.none(), Prompts.refusing(), Progress.none());
    }

    @Test
    void aLineIsWhatTheContractSays() throws Exception {
        record(ran(LSNS, exited(1, "{\"namespaces\":[]}\n", "lsns: nothing\n")), ran(HOSTNAME, exited(0, "\u00e9\n", "")));

        ObjectMapper jackson = new ObjectMapper();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        JsonNode header = jackson.readTree(lines.get(0));
        assertThat(header.get("nsmirror").asInt()).isEqualTo(1);
        assertThat(header.get("node").get("user").asText()).isEqualTo("student");
        assertThat(header.get("at").asLong()).isEqualTo(1_772_442_000_250L);
        JsonNode line = jackson.readTree(lines.get(1));
        assertThat(line.get("at").asLong()).isEqualTo(1_772_442_000_290L);
        assertThat(line.get("command").asText()).isEqualTo("sudo lsns -J -l");
        assertThat(line.get("exit").asInt()).isEqualTo(1);
        assertThat(line.get("out").asText()).isEqualTo("{\"namespaces\":[]}\n");
        assertThat(line.get("err").asText()).isEqualTo("lsns: nothing\n");
        assertThat(line.get("millis").asInt()).isEqualTo(12);
        assertThat(lines.get(2)).contains("\"out\":\"\u00e9\\n\"");
    }

    @Test
    void whatWasAnsweredIsAnsweredAgain() throws Exception {
        Answer bytes = new Answer(
                Ending.EXITED, 0, new byte[] {'a', (byte) 0xff, 0, '\n'}, new byte[] {(byte) 0xc3}, true, Duration.ofMillis(3));
        Answer late = new Answer(Ending.TIMED_OUT, -1, utf8("half"), new byte[0], false, Duration.ofSeconds(20));
        record(ran(LSNS, bytes), ran(HOSTNAME, late));

        try (Node node = replay()) {
            List<Answer> answers = node.run(List.of(HOSTNAME, LSNS));

            assertThat(answers).usingRecursiveComparison().isEqualTo(List.of(late, bytes));
            assertThat(node.gaps()).isEmpty();
        }
    }

    @Test
    void itsReaderIsTheOneItWasRecordedBy() throws Exception {
        Login read = new Login("node1", "student", true, Optional.empty(), List.of(), Duration.ZERO, Optional.of(4711));
        try (RecordingWriter writer = RecordingWriter.create(file, read, MONDAY)) {
            writer.save();
        }

        try (Node node = replay()) {
            assertThat(node.login().reader()).hasValue(4711);
        }
        for (String damaged : List.of("-3", "0", "\"sh\"", "[1]", "{}", "null")) {
            Files.writeString(file, "{\"nsmirror\":1,\"node\":{\"reader\":" + damaged + "},\"at\":1}\n");
            try (Node node = replay()) {
                assertThat(node.login().reader()).as(damaged).isEmpty();
            }
        }
    }

    @Test
    void itsLoginIsTheOneItWasRecordedWith() throws Exception {
        record();

        try (Node node = replay()) {
            assertThat(node.login().target()).isEqualTo("lesson.nsrec");
            assertThat(node.login().user()).isEqualTo("student");
            assertThat(node.login().root()).isFalse();
            assertThat(node.login().whyNotRoot()).contains("sudo -n refused student");
        }
    }

    @Test
    void aCommandThatRanOftenAnswersInOrderAndThenItsLastAnswerAgain() throws Exception {
        record(ran(HOSTNAME, exited(0, "one", "")), ran(LSNS, exited(0, "", "")), ran(HOSTNAME, exited(0, "two", "")));

        try (Node node = replay()) {
            assertThat(node.run(List.of(HOSTNAME, HOSTNAME, HOSTNAME)))
                    .extracting(Answer::text)
                    .containsExactly("one", "two", "two");
        }
    }

    @Test
    void asRootAndAsUserAreTwoCommands() throws Exception {
        record(ran(Command.asRoot("id"), exited(0, "uid=0", "")));

        try (Node node = replay()) {
            assertThat(node.run(Command.asUser("id")).ending()).isEqualTo(Ending.NOT_RECORDED);
            assertThat(node.run(Command.asRoot("id")).text()).isEqualTo("uid=0");
        }
    }

    @Test
    void aCutLastLineLosesThatLineOnly() throws Exception {
        record(ran(HOSTNAME, exited(0, "node1", "")), ran(LSNS, exited(0, "{}", "")));
        byte[] whole = Files.readAllBytes(file);
        int second = new String(whole, StandardCharsets.UTF_8).indexOf("{\"at\":", 1 + lineEnd(whole, 2));

        for (int length = second + 1; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Node node = replay()) {
                assertThat(node.run(HOSTNAME).text()).isEqualTo("node1");
                assertThat(node.run(LSNS).ending()).isEqualTo(Ending.NOT_RECORDED);
                assertThat(node.gaps()).singleElement().asString().contains("cut short");
            }
        }
    }

    private static int lineEnd(byte[] text, int line) {
        int at = -1;
        for (int i = 0; i < line; i++) {
            do {
                at++;
            } while (text[at] != '\n');
        }
        return at - 1;
    }

    @Test
    void aLastLineWithoutItsLineBreakIsWhole() throws Exception {
        record(ran(HOSTNAME, exited(0, "node1", "")));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        try (Node node = replay()) {
            assertThat(node.run(HOSTNAME).text()).isEqualTo("node1");
            assertThat(node.gaps()).isEmpty();
        }
    }

    @Test
    void damagedLinesInTheMiddleAreLeftOutAndCounted() throws Exception {
        record(ran(HOSTNAME, exited(0, "node1", "")));
        String good = "{\"at\":1,\"command\":\"uname\",\"exit\":0,\"out\":\"Linux\",\"err\":\"\",\"millis\":1,\"more\":[1]}";
        List<String> lines = List.of("{\"at\":1,\"comm", "[]", "\0\0\0", "{\"command\":7,\"exit\":0}", "{} {}", "", good);
        Files.write(file, lines, StandardOpenOption.APPEND);

        try (Node node = replay()) {
            assertThat(node.run(HOSTNAME).text()).isEqualTo("node1");
            assertThat(node.run(Command.asUser("uname")).text()).isEqualTo("Linux");
            assertThat(node.gaps()).singleElement().asString().contains("5 damaged lines");
        }
    }

    @Test
    void damagedOutputIsAsGoodAsNone() throws Exception {
        record();
        Files.write(
                file,
                List.of(
                        "{\"command\":\"uname\",\"exit\":0,\"out64\":\"???\"}",
                        "{\"command\":\"id\",\"exit\":99999999999}",
                        "{\"command\":\"ps\",\"exit\":0,\"out\":{\"a\":1}}"),
                StandardOpenOption.APPEND);

        try (Node node = replay()) {
            assertThat(node.run(Command.asUser("uname")).ending()).isEqualTo(Ending.NOT_RECORDED);
            assertThat(node.run(Command.asUser("id")).ending()).isEqualTo(Ending.NOT_RECORDED);
            assertThat(node.run(Command.asUser("ps")).ending()).isEqualTo(Ending.NOT_RECORDED);
        }
    }

    /** Whatever happened to a file: it is read as far as it can be, or refused in a line. */
    @Test
    void noDamageIsMoreThanAMissingAnswer() throws Exception {
        record(ran(HOSTNAME, exited(0, "node1\u00e9\0", "")), ran(LSNS, exited(1, "{}", "no\n")));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        int readable = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            for (int bytes = random.nextInt(4); bytes >= 0; bytes--) {
                int letter = "{}[]\":,0a\\\n".charAt(random.nextInt(11));
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? letter : random.nextInt(256));
            }
            Files.write(file, damaged);
            try (Node node = replay()) {
                readable++;
                assertThat(node.run(List.of(HOSTNAME, LSNS))).hasSize(2);
            } catch (NodeException e) {
                assertThat(e.getMessage()).hasLineCount(1);
            }
        }
        assertThat(readable).isBetween(500, 1999);
    }

    private String refusal() {
        NodeException refusal = catchThrowableOfType(NodeException.class, () -> replay().close());
        assertThat(refusal.reason()).isEqualTo(NodeException.Reason.UNREADABLE);
        assertThat(refusal.getMessage()).hasLineCount(1).contains("lesson.nsrec");
        return refusal.getMessage();
    }

    @Test
    void whatIsNoRecordingIsSaidToBeNone() throws Exception {
        for (String foreign : List.of("", "\n", "hello\n", "{\"a\":1}\n", "[{}]", "{\"nsmirror\":\"x\"}", "{\"nsmirror\":1")) {
            Files.writeString(file, foreign);
            assertThat(refusal()).as(foreign).contains("not a recording");
        }
        Files.write(file, new byte[1 << 20]);
        assertThat(refusal()).contains("not a recording");
        Files.delete(file);
        assertThat(refusal()).contains("no such recording");
        Files.createDirectory(file);
        assertThat(refusal()).contains("folder");
    }

    @Test
    void aNewerFormatAsksForANewerProgram() throws Exception {
        Files.writeString(file, "{\"nsmirror\":2,\"sections\":{}}\n");

        assertThat(refusal()).contains("newer", "update nsmirror");
    }

    @Test
    void aRecordingThatWasNotSavedLeavesNothingAndKeepsTheOldOne() throws Exception {
        Files.writeString(file, "old");

        try (RecordingWriter writer = RecordingWriter.create(file, LOGIN, MONDAY)) {
            writer.accept(ran(HOSTNAME, exited(0, "node1", "")));
            assertThat(file).hasContent("old");
        }

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whereItCannotBeWrittenItSaysSoAtOnce() {
        Path nowhere = folder.resolve("no/lesson.nsrec");
        assertThatThrownBy(() -> RecordingWriter.create(nowhere, LOGIN, MONDAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lesson.nsrec: could not be written: there is no such folder");
        assertThatThrownBy(() -> RecordingWriter.create(folder, LOGIN, MONDAY)).hasMessageContaining("it is a folder");
    }

    @Test
    void aFullDiskIsToldAndLeavesTheDeviceAlone() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "only Linux has /dev/full");

        try (RecordingWriter writer = RecordingWriter.create(full, LOGIN, MONDAY)) {
            writer.accept(ran(HOSTNAME, exited(0, "node1", "")));
            assertThatThrownBy(writer::save).isInstanceOf(IOException.class).hasMessageContaining("/dev/full");
        }
        assertThat(Files.isRegularFile(full)).isFalse();
        assertThat(full).exists();
    }

    @Test
    void aNodeIsRecordedWhileItIsRead() throws Exception {
        Target.Local local = new Target.Local();
        SshOptions asMyself = SshOptions.none().withSudo(SshOptions.Sudo.NEVER);
        Command echo = Command.asUser("echo 'it''s $5'");
        Answer live;
        try (Node node = new Nodes(null).open(local, asMyself, Prompts.refusing(), Progress.none());
                RecordingWriter writer = RecordingWriter.create(file, node.login(), MONDAY)) {
            live = new ObservedNode(node, writer).run(List.of(Command.asUser("true"), echo)).get(1);
            writer.save();
        }

        try (Node node = replay()) {
            assertThat(node.run(echo).out()).isEqualTo(live.out()).isEqualTo(utf8("its $5\n"));
        }
    }
}
