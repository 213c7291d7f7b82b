package nsmirror.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's own file: what is in it stays, whatever it is. */
class KnownHostsFileTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDEREREREREREREREREREREREREREREREREREREx";
    private static final String LINE = "node1 " + KEY + "\n";

    @TempDir
    private Path folder;

    @Test
    void everyByteThatWasThereStays() throws Exception {
        byte[] held = new byte[100_000];
        new Random(1).nextBytes(held);
        held[held.length - 1] = 'x';
        Path file = Files.write(folder.resolve("known_hosts"), held);

        KnownHostsFile.add(file, LINE);

        byte[] now = Files.readAllBytes(file);
        assertThat(now).startsWith(held);
        assertThat(new String(now, held.length, now.length - held.length)).isEqualTo("\n" + LINE);
    }

    @Test
    void aLinkStaysALinkAndItsFileKeepsItsRights() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "# mine\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("known_hosts"), real);

        KnownHostsFile.add(link, LINE);

        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("# mine\n" + LINE);
        assertThat(Files.getPosixFilePermissions(real)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void linesOfSeveralAtOnceAreAllThere() throws Exception {
        Path file = folder.resolve("known_hosts");

        IntStream.range(0, 100).parallel().forEach(i -> add(file, "node" + i + " " + KEY + "\n"));

        assertThat(KnownHosts.read(List.of(file), Optional.empty()).lines()).hasSize(100);
    }

    private static void add(Path file, String line) {
        try {
            KnownHostsFile.add(file, line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsNoFileOrTooLargeIsNeitherReadNorWritten() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Path large = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(1L << 32);
        }
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "no such device here");

        for (Path file : List.of(directory, large, device)) {
            assertThatThrownBy(() -> KnownHosts.read(List.of(file), Optional.empty())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> KnownHostsFile.add(file, LINE)).isInstanceOf(IOException.class);
        }
        assertThat(Files.size(large)).isEqualTo(1L << 32);
    }

    /** The kernel's own files, which not even root can read, or write. */
    @Test
    void whatCannotBeReadOrWrittenIsSaid() throws Exception {
        Path unreadable = Path.of("/proc/self/mem");
        Path unwritable = Path.of("/proc/version");
        assumeTrue(Files.isRegularFile(unreadable) && Files.isRegularFile(unwritable), "needs Linux's /proc");

        assertThatThrownBy(() -> KnownHosts.read(List.of(unreadable), Optional.empty())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> KnownHostsFile.add(unreadable, LINE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> KnownHostsFile.add(unwritable, LINE)).isInstanceOf(IOException.class);
    }

    @Test
    void aRevocationFileRevokesForEveryHostAndHasToBeThere() throws Exception {
        Path revoked = Files.writeString(folder.resolve("revoked"), "# gone\n" + KEY + " a comment\n");
        KnownHosts known = KnownHosts.read(List.of(), Optional.of(revoked));

        assertThat(known.of("any.example.com")).singleElement().matches(KnownHosts.Line::isRevoked);
        assertThatThrownBy(() -> KnownHosts.read(List.of(), Optional.of(folder.resolve("none"))))
                .isInstanceOf(IOException.class);
        Files.writeString(revoked, "SSHKRL\n\0and more");
        assertThatThrownBy(() -> KnownHosts.read(List.of(), Optional.of(revoked))).hasMessageContaining("revocation");
    }
}
