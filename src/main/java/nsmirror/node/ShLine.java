package nsmirror.node;

import static nsmirror.node.NodeException.Reason.CANCELLED;
import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import nsmirror.text.Shown;

/**
 * The line to one sh: text to its input, frames from its two outputs, and in one sentence why there is no more. One
 * conversation at a time has it; what begins one calls {@link #acquire}, and {@link #release} at its end.
 */
final class ShLine implements AutoCloseable {
    static final int ENOUGH_TO_QUOTE = 4096;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Transport transport;
    private final String host;
    private final Duration grace;
    private final FrameReader out = new FrameReader();
    private final FrameReader err = new FrameReader();
    private final Object writing = new Object();
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock conversation = new ReentrantLock();
    private final AtomicReference<NodeException> ending = new AtomicReference<>();
    private boolean answered;

    /**
     * @param host the node, for messages
     * @param grace how much later than on the node a limit is reached on this side
     */
    ShLine(Transport transport, String host, Duration grace) {
        this.transport = transport;
        this.host = host;
        this.grace = grace;
    }

    void start() throws NodeException {
        transport.start(out, err);
    }

    void acquire() throws NodeException {
        if (ending.get() != null) {
            throw again(ending.get());
        }
        try {
            conversation.lockInterruptibly();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    void release() {
        out.forget();
        err.forget();
        conversation.unlock();
    }

    /** From now on a lost connection is just that, and no login without a shell. */
    void answered() {
        answered = true;
    }

    String nonce() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    /** Expects a frame on both outputs, after those expected already. Returns the nonce that is to end it. */
    String expectFrame(int mostBytes) {
        String nonce = nonce();
        out.expect(nonce, mostBytes);
        err.expect(nonce, mostBytes);
        return nonce;
    }

    /** Expects a frame on standard error alone. */
    void expectOnErr(String nonce) {
        err.expect(nonce, ENOUGH_TO_QUOTE);
    }

    /**
     * One frame of each output.
     *
     * @param took from {@code begun} until both were there
     */
    record Frames(FrameReader.Frame out, FrameReader.Frame err, Duration took) {
        /** The number behind the nonce, a command's exit status; -1 if there is none. */
        int number() {
            try {
                return Integer.parseInt(out.word());
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }

    /** Waits for the next frame on both outputs, no longer than the limit and the grace. */
    Frames await(Duration limit, long begun) throws NodeException, InterruptedException {
        long deadline = begun + limit.plus(grace).toNanos();
        try {
            FrameReader.Frame fromOut = out.next(deadline);
            FrameReader.Frame fromErr = err.next(deadline);
            long last = Math.max(fromOut.nanos(), fromErr.nanos());
            return new Frames(fromOut, fromErr, Duration.ofNanos(Math.max(0, last - begun)));
        } catch (TimeoutException e) {
            throw silent(limit, e);
        } catch (EOFException e) {
            throw ended(lost(), e);
        }
    }

    /**
     * Waits for the next frame on standard error.
     *
     * @throws EOFException if the sh ended before
     */
    FrameReader.Frame awaitOnErr(Duration limit) throws NodeException, InterruptedException, EOFException {
        try {
            return err.next(System.nanoTime() + limit.plus(grace).toNanos());
        } catch (TimeoutException e) {
            throw silent(limit, e);
        }
    }

    private NodeException silent(Duration limit, TimeoutException cause) {
        return ended("no answer for " + limit.plus(grace).toSeconds()
                + " s, so the connection was closed; connect again", cause);
    }

    void write(String text) throws NodeException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whole, whatever another thread writes at the same time. */
    void write(byte[] bytes) throws NodeException {
        try {
            synchronized (writing) {
                transport.write(bytes);
            }
        } catch (IOException e) {
            throw ended(lost(), e);
        }
    }

    /** What came on standard error outside of frames. */
    String strayErr() {
        err.awaitEnd(LAST_WORDS);
        return err.rest();
    }

    /** One line on why nothing more comes: whoever never answered may have said what it is. */
    private String lost() {
        if (answered) {
            return "the connection was lost; connect again";
        }
        err.awaitEnd(LAST_WORDS);
        String said = (err.rest() + out.rest()).strip().lines().findFirst().orElse("");
        return "the login gives no shell" + (said.isEmpty() ? "" : ": \"" + Shown.line(said) + "\"")
                + "; log in as a user who has one";
    }

    /** Closes, unless that was done before: then what was said first stands. */
    private NodeException ended(String why, Exception cause) {
        NodeException mine = new NodeException(UNREADABLE, host + ": " + why, cause);
        NodeException first = ending.compareAndExchange(null, mine);
        transport.close();
        return first == null ? mine : again(first);
    }

    NodeException cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new NodeException(CANCELLED, host + ": cancelled", cause);
    }

    private static NodeException again(NodeException first) {
        return new NodeException(first.reason(), first.getMessage(), first);
    }

    /** As {@link Node#whenLost}. */
    void whenLost(Consumer<NodeException> told) {
        Thread.ofVirtual().start(() -> {
            try {
                out.awaitEnd();
                NodeException why = ended(lost(), null);
                if (why.reason() != CANCELLED) {
                    told.accept(why);
                }
            } catch (InterruptedException e) {
                // Nobody interrupts it.
            }
        });
    }

    boolean open() {
        return ending.get() == null;
    }

    @Override
    public void close() {
        ending.compareAndSet(null, new NodeException(CANCELLED, host + ": cancelled"));
        transport.close();
    }
}
