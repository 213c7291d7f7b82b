package nsmirror.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Prints in UTF-8, as the contracts say whatever the locale, and keeps why it could not: a PrintStream only tells that. */
public final class StandardOutput extends PrintStream {
    private final Watched watched;

    public StandardOutput(OutputStream to) {
        this(new Watched(to));
    }

    private StandardOutput(Watched watched) {
        super(watched, true, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Why not everything arrived; empty if it did, or if the reader had enough and left ({@code | head -1}). */
    Optional<IOException> trouble() {
        flush();
        return Optional.ofNullable(watched.first).filter(first -> !"Broken pipe".equals(first.getMessage()));
    }

    /** Keeps the first failure. */
    private static final class Watched extends FilterOutputStream {
        private IOException first;

        Watched(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                first = first == null ? e : first;
                throw e;
            }
        }
    }
}
