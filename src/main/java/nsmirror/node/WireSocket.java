package nsmirror.node;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** What the SSH library asks of a socket, and no more: its bytes come by a wire and go by any stream. */
class WireSocket extends Socket {
    private final Wire wire;
    private final OutputStream out;

    WireSocket(Wire wire, OutputStream out) {
        this.wire = wire;
        this.out = out;
    }

    @Override
    public final InputStream getInputStream() {
        return wire.out();
    }

    @Override
    public final OutputStream getOutputStream() {
        return out;
    }

    @Override
    public final void setSoTimeout(int millis) {
        wire.timeout(millis);
    }

    @Override
    public final void setTcpNoDelay(boolean on) {
        // Whatever carries the bytes has it, or has no use for it.
    }

    @Override
    public void close() {
        wire.close();
    }
}
