package nsmirror.node;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Makes one server's socket and keeps hold of it: the SSH library lets nobody at it while it connects. */
abstract class HopSockets implements SocketFactory, AutoCloseable {
    private Socket current;
    private boolean closed;

    /** Takes hold of a socket, before it is connected if that takes time. */
    final synchronized Socket held(Socket socket) throws IOException {
        current = socket;
        if (closed) {
            socket.close();
        }
        return socket;
    }

    @Override
    public final InputStream getInputStream(Socket socket) throws IOException {
        return socket.getInputStream();
    }

    @Override
    public final OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
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
