package nsmirror.node;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Makes one server's socket and keeps hold of it: the SSH library lets nobody at it while it connects. */
abstract class HopSockets implements SocketFactory, AutoCloseable {
    private final String server;
    private final Progress progress;
    private Socket current;
    private boolean closed;
    private volatile boolean broken;

    /**
     * @param server whose socket it is, safe to show
     * @param progress told what is waited for
     */
    HopSockets(String server, Progress progress) {
        this.server = server;
        this.progress = progress;
    }

    /** Tells of a step. */
    final void step(String what) {
        progress.step(what);
    }

    /** Tells that the connection is being made. */
    final void connecting() {
        step("connecting to " + server);
    }

    /** Takes hold of a socket, before it is connected if that takes time. */
    final synchronized Socket held(Socket socket) throws IOException {
        current = socket;
        if (closed) {
            socket.close();
        }
        return socket;
    }

    /** What comes first here is said in the clear, and then the server's key. */
    @Override
    public final InputStream getInputStream(Socket socket) throws IOException {
        step("checking the host key of " + server);
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                return noted(super::read);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return noted(() -> super.read(bytes, from, length));
            }
        };
    }

    @Override
    public final OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }

    private interface Read {
        int read() throws IOException;
    }

    private int noted(Read read) throws IOException {
        boolean whole = false;
        try {
            int got = read.read();
            whole = got >= 0;
            return got;
        } finally {
            broken |= !whole;
        }
    }

    /** Whether a read came to nothing: the other side ended, the way broke, or nothing came in time. */
    final boolean broken() {
        return broken;
    }

    /** What the way itself said last, where it can say something; safe to show. */
    Optional<String> lastWords() {
        return Optional.empty();
    }

    /** How long the socket may wait for bytes from now on. */
    final synchronized void allow(Duration time) {
        try {
            current.setSoTimeout(Math.toIntExact(time.toMillis()));
        } catch (IOException e) {
            // Closed in the meantime, which the next read will tell.
        }
    }

    /** Ends the socket's connection, made or in the making, and lets none follow. */
    @Override
    public final synchronized void close() {
        closed = true;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            // Closed all the same.
        }
    }
}
