package nsmirror.node;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import nsmirror.text.Shown;

/**
 * Writes a recording as the answers come. It stands under its name once {@link #save} says so and not before: closed
 * without that, nothing is left. Safe for use by several threads.
 */
public final class RecordingWriter implements Consumer<Ran>, AutoCloseable {
    private final Path file;
    /** Where it is written until it is whole; the file itself if that is a device or a pipe. */
    private final Path part;

    private final FileChannel channel;
    private final OutputStream out;
    private IOException failure;
    private boolean saved;

    private RecordingWriter(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /**
     * Begins a recording.
     *
     * @param file replaced if it exists, once the recording is whole
     * @param login of the node
     * @throws IOException if it cannot be written there; the message is one line
     */
    public static RecordingWriter create(Path file, Login login, Instant at) throws IOException {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(real)) {
                throw new FileAlreadyExistsException(real.toString(), null, "it is a folder");
            }
            boolean stream = Files.exists(real) && !Files.isRegularFile(real);
            Path part = stream ? real : real.resolveSibling("." + real.getFileName() + "." + System.nanoTime() + ".part");
            FileChannel channel = stream
                    ? FileChannel.open(part, StandardOpenOption.WRITE)
                    : FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            RecordingWriter writer = new RecordingWriter(real, part, channel);
            writer.write(RecordingFormat.header(login, at));
            return writer;
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** Adds an answer. A failure to write is told by {@link #save}. */
    @Override
    public void accept(Ran ran) {
        write(RecordingFormat.line(ran));
    }

    private synchronized void write(byte[] line) {
        if (failure != null) {
            return;
        }
        try {
            out.write(line);
        } catch (IOException e) {
            failure = e;
        }
    }

    /**
     * Puts the recording under its name, whole and on the disk.
     *
     * @throws IOException if it could not be written; the message is one line
     */
    public synchronized void save() throws IOException {
        try {
            if (failure != null) {
                throw failure;
            }
            out.flush();
            if (!part.equals(file)) {
                channel.force(true);
                out.close();
                move();
            }
            saved = true;
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind if it was not saved. */
    @Override
    public synchronized void close() {
        try {
            channel.close();
            if (!saved && !part.equals(file)) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private static IOException notWritten(Path file, IOException cause) {
        String why = switch (cause) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException _ -> "it is a folder";
            default -> Shown.line(String.valueOf(cause.getMessage()));
        };
        return new IOException(Shown.line(file.toString()) + ": could not be written: " + why, cause);
    }
}
