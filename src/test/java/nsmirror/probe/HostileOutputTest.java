package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import nsmirror.model.HostileText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reader takes any bytes at all: it may find nothing, but it never throws. */
class HostileOutputTest {
    private static final List<String> GENUINE = List.of(
            "1/stat:1 (init) S 0 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 24 0 0 0\n",
            "1/status:Uid:\t0\t0\t0\t0\n1/status:NSpid:\t1\t4\n",
            "1/cgroup:12:name=systemd:/a\n1/cgroup:0::/docker-" + "a".repeat(64) + ".scope\n",
            "1/cmdline:init\0" + "1/cmdline:\0",
            "self/ns/net net:[4026531840]\n1/ns/pid_for_children pid:[4026531836]\n",
            "1/ns:\ntotal 0\nlrwxrwxrwx 1 root root 0 Nov 23 15:34 net -> net:[4026531840]\n",
            "{\"namespaces\":[{\"ns\":4026531840,\"type\":\"net\",\"nprocs\":3,\"pid\":1,\"nsfs\":\"/a\\n/b\"}]}",
            "4026531836 pid 210 1\n",
            "1 0 1 2 3 4 5 6 7 8 root\n",
            "312 28 0:4 net:[4026532177] /run/netns/bl\\040ue rw - nsfs nsfs rw\n",
            "self/root 1:2\n1/root 64768:2\n",
            "4026532001 web-1\n\0",
            "root:x:0:0::/root:/bin/sh\n",
            "PRETTY_NAME=\"A\\\"B\"\n",
            "lsns from util-linux 2.38.1\n\0ps from procps-ng 4.0.2\n\0ip utility, iproute2-6.1.0, libbpf 1.1.2\n");

    private static final Map<String, Consumer<String>> READERS = Map.ofEntries(
            Map.entry("stat", StatFiles::read),
            Map.entry("status", StatusFiles::read),
            Map.entry("cgroup", CgroupFiles::read),
            Map.entry("cmdline", ArgumentFiles::read),
            Map.entry("busybox ps", ArgumentFiles::readPs),
            Map.entry("links", NamespaceLinks::read),
            Map.entry("lsns", Lsns::read),
            Map.entry("ps", text -> Ps.read(text, Ps.Form.ALL_KINDS)),
            Map.entry("mounts", NamespaceMounts::read),
            Map.entry("roots", RootDirectories::read),
            Map.entry("hostnames", UtsNames::read),
            Map.entry("passwd", Passwd::read),
            Map.entry("uname", NodeWords::uname),
            Map.entry("os-release", NodeWords::os),
            Map.entry("versions", NodeWords::versions));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noOutputMakesAReaderThrow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = output(random);
            READERS.forEach((name, reader) -> assertThatCode(() -> reader.accept(text))
                    .as("%s reading %s (seed %d)", name, text, seed).doesNotThrowAnyException());
        }
    }

    /** A reader that looks back for each line would take hours here. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "/", " ", ":", "(", ")", "0", "l", "\0", "{", "1/stat:\n", "1/cmdline:\0", "1/ns:\n",
        "1 ", "\\", "PRETTY_NAME=", ",", " - nsfs ", "BusyBox v", "/root ", "->"})
    void megabytesOfTheSameAreReadAtOnce(String piece) {
        String text = piece.repeat((2 << 20) / piece.length());
        READERS.forEach((name, reader) -> assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reader.accept(text),
                name));
    }

    /** Random bytes, or the output of a tool with some bytes changed, lost or hostile text put in. */
    private static String output(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(GENUINE.get(random.nextInt(GENUINE.size())));
        }
        for (int i = random.nextInt(6); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                case 2 -> text.insert(at, HostileText.of(random));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
