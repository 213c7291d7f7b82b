package nsmirror.node;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** A "socket" that is a channel of an SSH session with a jump host, which connects on. */
final class JumpSockets extends HopSockets {
    private final Session jump;
    private final Duration patience;

    JumpSockets(Session jump, Duration patience) {
        this.jump = jump;
        this.patience = patience;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        try {
            if (!(jump.openChannel("direct-tcpip") instanceof ChannelDirectTCPIP channel)) {
                throw new IOException("the jump host takes no more channels");
            }
            Wire wire = new Wire();
            channel.setHost(host);
            channel.setPort(port);
            channel.setOutputStream(wire.in());
            OutputStream out = channel.getOutputStream();
            channel.connect(Math.toIntExact(patience.toMillis()));
            if (!channel.isConnected()) {
                throw new IOException("the jump host could not connect on");
            }
            return held(new ChannelSocket(channel, wire, out));
        } catch (JSchException e) {
            throw new IOException("the jump host could not connect on", e);
        }
    }

    /** What the library asks of a socket, and no more. */
    private static final class ChannelSocket extends Socket {
        private final ChannelDirectTCPIP channel;
        private final Wire wire;
        private final OutputStream out;

        ChannelSocket(ChannelDirectTCPIP channel, Wire wire, OutputStream out) {
            this.channel = channel;
            this.wire = wire;
            this.out = out;
        }

        @Override
        public InputStream getInputStream() {
            return wire.out();
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setSoTimeout(int millis) {
            wire.timeout(millis);
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            // The jump host's connection has it already.
        }

        @Override
        public void close() {
            wire.close();
            channel.disconnect();
        }
    }
}
