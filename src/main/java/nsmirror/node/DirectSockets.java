package nsmirror.node;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import nsmirror.text.Shown;

/** A socket over the network: every address of a name is tried, each for a limited time. */
final class DirectSockets extends HopSockets {
    private final Duration patience;
    private final SshSettings.Family family;

    DirectSockets(String server, Duration patience, SshSettings.Family family, Progress progress) {
        super(server, progress);
        this.patience = patience;
        this.family = family;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        IOException failure = new UnknownHostException("no address of the family that AddressFamily wants");
        if (!host.matches("[0-9.]+|.*:.*")) {
            step("looking up " + Shown.line(host));
        }
        InetAddress[] addresses = InetAddress.getAllByName(host);
        connecting();
        for (InetAddress address : addresses) {
            if (!counts(address)) {
                continue;
            }
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

    private boolean counts(InetAddress address) {
        return switch (family) {
            case ANY -> true;
            case INET -> address instanceof Inet4Address;
            case INET6 -> address instanceof Inet6Address;
        };
    }
}
