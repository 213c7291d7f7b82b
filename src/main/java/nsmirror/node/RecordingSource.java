package nsmirror.node;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** A recording's bytes: read once from the beginning, then here and there. */
interface RecordingSource extends AutoCloseable {
    /** All of it. */
    InputStream beginning() throws IOException;

    /** A part of it. */
    byte[] part(long from, int length) throws IOException;

    @Override
    void close() throws IOException;

    /** A file, held open: what it is replaced by later is another recording. */
    static RecordingSource file(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        return new RecordingSource() {
            @Override
            public InputStream beginning() throws IOException {
                return Channels.newInputStream(channel.position(0));
            }

            @Override
            public byte[] part(long from, int length) throws IOException {
                ByteBuffer part = ByteBuffer.allocate(length);
                while (part.hasRemaining()) {
                    if (channel.read(part, from + part.position()) < 0) {
                        throw new EOFException("the file has become shorter");
                    }
                }
                return part.array();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    /** Bytes in memory. */
    static RecordingSource memory(byte[] bytes) {
        return new RecordingSource() {
            @Override
            public InputStream beginning() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] part(long from, int length) {
                return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
