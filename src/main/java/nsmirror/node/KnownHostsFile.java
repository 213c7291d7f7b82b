package nsmirror.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A known_hosts file on the disk. It is the person's, shared with ssh, and may be a link or somebody else's; a line is
 * added to what is there, and nothing that is there is ever written again.
 */
final class KnownHostsFile {
    private static final int MOST_BYTES = 32 << 20;

    private KnownHostsFile() {}

    /**
     * All of it, a byte a character; nothing if there is none.
     *
     * @throws IOException if it cannot be read whole
     */
    static Optional<String> text(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + ": not a file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > MOST_BYTES) {
                throw new IOException(file + ": larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Adds a line, of which a reader sees all or nothing: in one write, at whatever is the end by then. A new file in the
     * old one's place would lose what ssh adds at the same time, and the file's owner and links.
     *
     * @param line with its end
     * @throws IOException if the file could not be read whole, or the line not be written; it is as it was then
     */
    static void add(Path file, String line) throws IOException {
        String held = text(file).orElse("");
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, forOwnerOnly("rwx------"));
        }
        if (!Files.exists(file)) {
            create(file);
        }
        String before = held.isEmpty() || held.endsWith("\n") ? "" : "\n";
        byte[] bytes = (before + line).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long size = channel.size();
            int written = channel.write(ByteBuffer.wrap(bytes));
            if (written < bytes.length) {
                takeBack(file, size + written, size);
                throw new IOException(file + ": no room");
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, forOwnerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Somebody was quicker, and their file is as good.
        }
    }

    /** What a full disk let through, unless somebody else's line stands behind it. */
    private static void takeBack(Path file, long end, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() == end) {
                channel.truncate(size);
            }
        }
    }

    private static FileAttribute<?>[] forOwnerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
