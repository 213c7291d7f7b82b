package nsmirror.node;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.node.Answer.Ending;

/**
 * What is read before a node is reached or in its place: recordings, the SSH settings, known hosts, and what a person
 * types. All of it may hold anything; a recording holds what was put in.
 */
public final class FilesFuzz {
    private static final Path HOME = Path.of("/home/student");
    private static final Path FILE = HOME.resolve(".ssh/known_hosts");

    private FilesFuzz() {}

    /** A little of each, by the byte that chooses at the end. */
    public static Stream<byte[]> seeds() {
        return Stream.of(
                        "{\"nsmirror\":1,\"node\":{\"target\":\"a\",\"user\":\"b\",\"root\":true},\"at\":5}\n"
                                + "{\"at\":6,\"command\":\"id\",\"exit\":0,\"out\":\"x\",\"err64\":\"/w==\",\"millis\":7}\n",
                        "hostname a\nuser b\nport 22\nidentityfile ~/.ssh/id a\nhostkeyalias %h%%\nproxyjump c,d\n"
                                + "userknownhostsfile ~/.ssh/known_hosts /etc/x\nconnecttimeout 5\n",
                        "@revoked a,b*,!c,[d]:22 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==\n"
                                + "|1|AAAA|BBBB ssh-rsa AAAAB3NzaC1yc2E=\n",
                        "ssh://user@[::1]:22/", "user@host", "sample")
                .flatMap(text -> Stream.of("\0", "\1", "\2", "\3", "\4").map(choice -> text + choice))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Chooses what to read. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        switch (data.consumeInt(0, 4)) {
            case 0 -> recordingOfAnything(data.consumeRemainingAsBytes());
            case 1 -> recordingOfWhatWasSaid(data);
            case 2 -> settings(data.consumeRemainingAsString());
            case 3 -> knownHosts(data);
            default -> target(data.consumeRemainingAsString());
        }
    }

    private static void recordingOfAnything(byte[] bytes) throws IOException {
        RecordingIndex index = RecordingIndex.of(new ByteArrayInputStream(bytes));
        index.answers().forEach((command, places) -> places.forEach(place -> {
            byte[] line = Arrays.copyOfRange(bytes, (int) place.from(), (int) place.from() + place.length());
            check(RecordingFormat.command(line, 0, line.length).equals(Optional.of(command)), "another command");
            RecordingFormat.answer(line);
        }));
        try (RecordedNode node = RecordedNode.open("a.nsrec", "a.nsrec", RecordingSource.memory(bytes))) {
            node.gaps();
            node.run(List.of(Command.asUser("id")));
        } catch (NodeException told) {
            check(told.getMessage().lines().count() == 1, "an error of several lines");
        }
    }

    /** With damaged lines between and a cut last one. */
    private static void recordingOfWhatWasSaid(FuzzedDataProvider data) throws IOException, NodeException {
        Answer answer = new Answer(data.consumeBoolean() ? Ending.EXITED : Ending.TIMED_OUT,
                data.consumeInt(-1, 255), data.consumeBytes(200), data.consumeBytes(200), data.consumeBoolean(),
                Duration.ofMillis(data.consumeInt(0, 100_000)));
        Command command = data.consumeBoolean()
                ? Command.asRoot(whole(data.consumeString(40)))
                : Command.asUser(whole(data.consumeString(40)));
        byte[] line = RecordingFormat.line(new Ran(Instant.ofEpochMilli(data.consumeInt()), command, answer));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(RecordingFormat.header(
                new Login("node", "student", true, Optional.empty(), Duration.ZERO), Instant.EPOCH));
        file.writeBytes((data.consumeString(40).replace("\n", "").replace("{", "") + "\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes(line);
        file.writeBytes(Arrays.copyOf(line, data.consumeInt(0, line.length - 2)));
        RecordingSource source = RecordingSource.memory(file.toByteArray());
        try (RecordedNode node = RecordedNode.open("a.nsrec", "a.nsrec", source)) {
            Answer read = node.run(List.of(command)).getFirst();
            check(read.ending() == answer.ending() && read.exit() == answer.exit() && read.cut() == answer.cut()
                    && read.time().equals(answer.time()) && Arrays.equals(read.out(), answer.out())
                    && Arrays.equals(read.err(), answer.err()), "it is read otherwise than it was said");
        }
    }

    /** A command is text, so no half of a sign. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void settings(String printed) {
        try {
            SshSettings settings = SshSettingsReader.read("node", SshSettingsReader.printed(printed), HOME, Map.of());
            check(settings.port() > 0 && settings.port() <= 65_535, "no port");
        } catch (NodeException told) {
            check(told.getMessage().lines().count() == 1, "an error of several lines");
        }
    }

    private static void knownHosts(FuzzedDataProvider data) {
        String host = data.consumeString(30);
        String text = data.consumeRemainingAsString();
        KnownHosts known = new KnownHosts(KnownHosts.parse(FILE, text));
        check(known.lines().size() <= text.length() / 8, "more keys than lines");
        known.of(host).forEach(line -> check(!KnownHosts.keyType(line.key()).isEmpty(), "a line without a key"));
        String plain = Target.isHost(host) && host.codePoints().allMatch(c -> c > ' ' && c < 127)
                && "*?!,|#@".chars().noneMatch(c -> host.indexOf(c) >= 0) ? host : "host";
        byte[] key = {0, 0, 0, 3, 'r', 's', 'a', 1};
        for (boolean hash : new boolean[] {false, true}) {
            String line = KnownHosts.line(plain, key, hash, new byte[] {1, 2, 3});
            check(new KnownHosts(KnownHosts.parse(FILE, line)).of(plain).size() == 1, "a host added is not known");
        }
    }

    private static void target(String typed) {
        try {
            Target target = Target.parse(typed);
            if (target instanceof Target.Ssh ssh) {
                check(Target.parse(ssh.text()).equals(ssh), "what is shown is another node: " + ssh.text());
                check(!ssh.host().startsWith("-") && !ssh.user().orElse("").startsWith("-"), "an option of ssh");
            }
        } catch (NodeException told) {
            check(told.getMessage().lines().count() == 1, "an error of several lines");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
