package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An sh on a node by SSH: one channel of one session, through other servers where the way leads through them. */
final class SshTransport implements Transport {
    private static final long SECONDS_TO_END = 2;

    private final List<SshHop> hops;
    private final Progress progress;
    private Optional<Session> session = Optional.empty();
    private volatile CountDownLatch ended = new CountDownLatch(1);
    private volatile ChannelExec channel;
    private volatile OutputStream input;

    /** @param route the servers to go through, the node last */
    SshTransport(List<SshSettings> route, Prompts prompts, Progress progress) {
        this.hops = route.stream().map(settings -> new SshHop(settings, prompts)).toList();
        this.progress = progress;
    }

    @Override
    public void start(Sink out, Sink err) throws NodeException {
        if (session.isEmpty()) {
            for (SshHop hop : hops) {
                session = Optional.of(hop.connect(session, progress));
            }
        } else {
            endSh();
            channel.disconnect();
        }
        SshSettings node = hops.getLast().settings();
        try {
            if (!(session.orElseThrow().openChannel("exec") instanceof ChannelExec exec)) {
                throw new NodeException(CANCELLED, node.shown() + ": cancelled");
            }
            ended = new CountDownLatch(1);
            // Any login shell that is one of sh, csh, fish and their kin reads this alike.
            exec.setCommand(("exec " + SystemPath.SH + " -c " + ShellText.quoted(ShellNode.START))
                    .getBytes(StandardCharsets.UTF_8));
            exec.setOutputStream(new SinkStream(out, ended));
            exec.setErrStream(new SinkStream(err, new CountDownLatch(1)));
            OutputStream stdin = exec.getOutputStream();
            exec.connect(Math.toIntExact(node.patience().toMillis()));
            channel = exec;
            input = stdin;
        } catch (JSchException | IOException | RuntimeException e) {
            throw new NodeException(
                    UNREADABLE,
                    node.shown() + ": the server opens no session for a command; check MaxSessions there",
                    e);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        OutputStream to = input;
        if (to == null) {
            throw new IOException("closed");
        }
        to.write(bytes);
        to.flush();
    }

    @Override
    public void close() {
        endSh();
        // The nearest first: without its socket no later one can be waited for, not even on a dead network.
        hops.forEach(SshHop::close);
    }

    /** Its input ends; whatever it has become gets a moment to end as well. */
    private void endSh() {
        OutputStream to = input;
        if (to == null) {
            return;
        }
        // On a thread of its own, for it waits while another thread's write is blocked.
        Thread.ofVirtual().start(() -> {
            try {
                to.close();
            } catch (IOException e) {
                // The connection is gone already.
            }
        });
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the library's one reading thread puts what comes: never blocks, or every channel would wait (jsch #54). */
    private static final class SinkStream extends OutputStream {
        private final Sink sink;
        private final CountDownLatch ended;

        SinkStream(Sink sink, CountDownLatch ended) {
            this.sink = sink;
            this.ended = ended;
        }

        @Override
        public void write(int b) {
            sink.accept(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            sink.accept(bytes, from, length);
        }

        @Override
        public void close() {
            sink.end();
            ended.countDown();
        }
    }
}
