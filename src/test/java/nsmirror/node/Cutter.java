package nsmirror.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A cable to a server: carries one connection, until it is cut after so many bytes of one direction. */
final class Cutter implements AutoCloseable {
    /** What becomes of the connection then. */
    enum Cut {
        /** Both sides hear that the other is gone. */
        END,
        /** They hear that it broke. */
        RESET,
        /** They hear nothing any more. */
        SILENCE
    }

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Cut cut;
    private volatile Socket client;
    private volatile Socket server;

    /**
     * @param down how many bytes of the server come through
     * @param up how many of the client
     */
    Cutter(InetSocketAddress to, Cut cut, long down, long up) throws IOException {
        this.cut = cut;
        Thread.ofVirtual().start(() -> {
            try {
                client = listening.accept();
                server = new Socket();
                server.connect(to);
                Thread.ofVirtual().start(() -> carry(client, server, up));
                carry(server, client, down);
            } catch (IOException e) {
                close();
            }
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    private void carry(Socket from, Socket to, long most) {
        byte[] block = new byte[16 << 10];
        long left = most;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                out.write(block, 0, (int) Math.min(length, left));
                left -= length;
                if (left <= 0) {
                    cut();
                    return;
                }
            }
            close();
        } catch (IOException e) {
            close();
        }
    }

    private void cut() throws IOException {
        switch (cut) {
            case END -> close();
            case RESET -> {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
                close();
            }
            case SILENCE -> {
                // Each side keeps its socket, and nobody carries anything any more.
            }
        }
    }

    /** Ends whatever is left of it. */
    @Override
    public void close() {
        for (AutoCloseable end : new AutoCloseable[] {client, server, listening}) {
            try {
                if (end != null) {
                    end.close();
                }
            } catch (Exception e) {
                // It was closed before.
            }
        }
    }
}
