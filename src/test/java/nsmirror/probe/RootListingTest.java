package nsmirror.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.probe.RootListing.Entry;
import nsmirror.probe.RootListing.Listing;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories this computer's own find and ls list, and what others print. */
class RootListingTest {
    private static final List<String> NAMES =
            List.of("plain", "a -> b", "two\nlines", "total 12", "\u001b[31mred", "back\\slash", "日本語", " lead", "-l", "*");

    @TempDir
    Path temporary;

    private Path directory;
    private Path outside;

    @BeforeEach
    void makeDirectories() throws IOException {
        directory = Files.createDirectory(temporary.resolve("root"));
        outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "");
    }

    @Test
    void tellsEveryNameAsItIs() throws Exception {
        makeFiles();

        Listing listing = list(Map.of());

        assertThat(names(listing)).containsExactlyInAnyOrderElementsOf(namesSeenByJava());
        assertThat(listing.approximate()).isFalse();
        assertThat(listing.skipped()).isZero();
    }

    @Test
    void tellsWhatStatTells() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "seven b");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("to -> nowhere"));

        Map<String, Entry> entries = byName(list(Map.of()));

        Entry entry = entries.get("file");
        assertThat(entry.type()).isEqualTo("file");
        assertThat(entry.mode()).contains("-rw-r-----");
        assertThat(entry.size()).contains(7L);
        assertThat(entry.owner()).contains(Files.getOwner(file).getName());
        assertThat(entry.inode().map(Number::longValue)).contains((Long) Files.getAttribute(file, "unix:ino"));
        assertThat(entry.device().map(Number::longValue)).contains((Long) Files.getAttribute(file, "unix:dev"));
        assertThat(entry.modified().map(OffsetDateTime::toEpochSecond))
                .contains(Files.getLastModifiedTime(file).toMillis() / 1000);
        assertThat(entries.get("link").target()).contains("to -> nowhere");
        assertThat(entries.get("link").type()).isEqualTo("link");
        assertThat(entries.get(".").type()).isEqualTo("directory");
    }

    @Test
    void neverFollowsALinkOutOfTheDirectory() throws Exception {
        Files.createSymbolicLink(directory.resolve("way-out"), outside);

        assertThat(names(list(Map.of()))).containsExactlyInAnyOrder(".", "..", "way-out");
    }

    @Test
    void withoutPrintfGnuLsTellsTheSame() throws Exception {
        makeFiles();
        Files.createSymbolicLink(directory.resolve("l -> m"), Path.of("x -> y"));

        Listing listing = list(Map.of("find", "exit 1"));

        assertThat(names(listing)).containsExactlyInAnyOrderElementsOf(namesSeenByJava());
        assertThat(byName(listing).get("l -> m").target()).contains("x -> y");
        assertThat(byName(listing).get("l -> m").inode()).isPresent();
        assertThat(listing.approximate()).isFalse();
    }

    @Test
    void busyboxLsIsReadAndSaidToBeApproximate() throws Exception {
        Path busybox = Stream.of("/bin/busybox", "/usr/bin/busybox").map(Path::of).filter(Files::exists).findFirst()
                .orElse(null);
        Assumptions.assumeTrue(busybox != null, "no busybox on this computer");
        Files.writeString(directory.resolve("plain"), "abc");
        Files.writeString(directory.resolve("two\nlines"), "");
        Files.createSymbolicLink(directory.resolve("link"), outside);

        Listing listing = list(Map.of("find", "exec " + busybox + " find \"$@\"", "ls", "exec " + busybox + " ls \"$@\""));

        assertThat(names(listing)).containsExactlyInAnyOrder(".", "..", "plain", "two?lines", "link");
        assertThat(byName(listing).get("plain").size()).contains(3L);
        assertThat(byName(listing).get("link").target()).contains(outside.toString());
        assertThat(listing.approximate()).isTrue();
        assertThat(listing.skipped()).isZero();
    }

    @Test
    void whereAStatHangsTheNamesRemain() throws Exception {
        Files.writeString(directory.resolve("one"), "");
        Files.writeString(directory.resolve("two\nlines"), "");
        // Stands for a find that was killed in the middle of a record.
        String find = "case $* in */..\\ *|/\\ *) exec /usr/bin/find \"$@\";; *) printf 'one\\0f\\0-rw'; exit 137;; esac";

        Listing listing = list(Map.of("find", find));

        assertThat(listing.hung()).isTrue();
        assertThat(names(listing)).containsExactlyInAnyOrder(".", "..", "one", "two\nlines");
        assertThat(byName(listing).get("..").mode()).isPresent();
        assertThat(byName(listing).get("two\nlines").mode()).isEmpty();
    }

    @Test
    void readsRhel7sLs() {
        Listing listing = RootListing.read(Answers.of("""
                ls
                total 24
                     64 dr-xr-xr-x.  18 root root  236 2018-11-09 08:09:00.000000000 +0000 .
                     64 dr-xr-xr-x.  18 root root  236 2018-11-09 08:09:00.000000000 +0000 ..
                    131 lrwxrwxrwx.   1 root root    7 2018-11-09 08:09:00.000000000 +0100 bin -> usr/bin
                    133 drwxrwsrwx.   4 root 1000040000  61 2018-11-09 14:07:31.123456789 +0000 cassandra_data
                    140 crw--w----+   1 root tty  5, 1 2018-11-09 14:07:31.123456789 +0000 console
                """));

        Map<String, Entry> entries = byName(listing);
        assertThat(entries).containsOnlyKeys(".", "..", "bin", "cassandra_data", "console");
        assertThat(entries.get("bin").target()).contains("usr/bin");
        assertThat(entries.get("bin").modified()).contains(OffsetDateTime.parse("2018-11-09T08:09:00+01:00"));
        assertThat(entries.get("cassandra_data").group()).contains("1000040000");
        assertThat(entries.get("cassandra_data").size()).contains(61L);
        assertThat(entries.get("console").type()).isEqualTo("character device");
        assertThat(entries.get("console").size()).isEmpty();
        assertThat(listing.skipped()).isZero();
    }

    @Test
    void bytesThatAreNoTextDoNotMoveTheFields() {
        byte[] record = "x\0f\0-rw-r--r--\0root\0root\0005\0001541750940.5\0+0000\00042\00018446744073709551615\0\0"
                .getBytes(ISO_8859_1);
        byte[] out = ("find\n" + new String(record, ISO_8859_1))
                .getBytes(ISO_8859_1);
        out[5] = (byte) 0xff;

        Listing listing = RootListing.read(Answers.of(out));

        assertThat(names(listing)).containsExactly("\ufffd");
        assertThat(listing.entries().getFirst().inode()).hasToString("Optional[18446744073709551615]");
        assertThat(listing.entries().getFirst().size()).contains(5L);
    }

    @Test
    void aCutListingKeepsWhatIsWhole() {
        Listing listing = RootListing.read(Answers.of(
                "find\nbin\0d\0drwxr-xr-x\0root\0root\0006\0001.0\0+0000\0001\0002\0\0etc\0d\0drw"));

        assertThat(names(listing)).containsExactly("bin");
        assertThat(listing.skipped()).isEqualTo(1);
    }

    private void makeFiles() throws IOException {
        for (String name : NAMES) {
            Files.writeString(directory.resolve(name), "");
        }
    }

    private List<String> namesSeenByJava() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return Stream.concat(Stream.of(".", ".."), files.map(file -> file.getFileName().toString())).toList();
        }
    }

    /** Runs what the node would run, with some tools replaced by a script. */
    private Listing list(Map<String, String> tools) throws Exception {
        Path bin = Files.createTempDirectory("tools");
        for (var tool : tools.entrySet()) {
            Path script = Files.writeString(bin.resolve(tool.getKey()), "#!/bin/sh\n" + tool.getValue() + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var builder = new ProcessBuilder("sh", "-c", RootListing.listing(directory + "/"));
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("LC_ALL", "C");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        process.waitFor();
        return RootListing.read(Answers.of(out));
    }

    private static List<String> names(Listing listing) {
        return listing.entries().stream().map(Entry::name).toList();
    }

    private static Map<String, Entry> byName(Listing listing) {
        return listing.entries().stream().collect(Collectors.toMap(Entry::name, Function.identity()));
    }
}
