package nsmirror.node;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** A "socket" that is a channel of an SSH session with a jump host, which connects on. */
final class JumpSockets extends HopSockets {
    private final Session jump;
    private final Duration patience;

    JumpSockets(String server, Session jump, Duration patience, Progress progress) {
        super(server, progress);
        this.jump = jump;
        this.patience = patience;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        connecting();
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

    private static final class ChannelSocket extends WireSocket {
        private final ChannelDirectTCPIP channel;

        ChannelSocket(ChannelDirectTCPIP channel, Wire wire, OutputStream out) {
            super(wire, out);
            this.channel = channel;
        }

        @Override
        public void close() {
            super.close();
            channel.disconnect();
        }
    }
}
