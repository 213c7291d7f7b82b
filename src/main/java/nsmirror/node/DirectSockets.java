package nsmirror.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A socket over the network: every address of a name is tried, each for a limited time. */
final class DirectSockets extends HopSockets {
    private final Duration patience;

    DirectSockets(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Socket socket = held(new Socket());
            try {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }
}
