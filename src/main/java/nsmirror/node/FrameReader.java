package nsmirror.node;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;

/**
 * Cuts what one output of the sh says into frames. A frame is any bytes up to a line that begins with the nonce this
 * side drew for it; nothing that runs on the node knows the nonce, so nothing there can end a frame but the sh itself.
 *
 * <p>Bytes that come while no frame is expected belong to none. The transport's thread puts in, another takes out.
 */
final class FrameReader implements Transport.Sink {
    private static final int LONGEST_WORD = 64;
    private static final int MOST_STRAY_BYTES = 4096;

    /** A frame to come: the nonce that ends it and how much of its body to keep. */
    private record Expected(byte[] ending, int mostBytes) {}

    /**
     * A frame that came.
     *
     * @param word what stood behind the nonce
     * @param nanos when its last byte came, on the clock of {@link System#nanoTime}
     */
    record Frame(byte[] body, boolean cut, String word, long nanos) {}

    private final Deque<Expected> expected = new ArrayDeque<>();
    private final Deque<Frame> complete = new ArrayDeque<>();
    private BoundedBytes stray = new BoundedBytes(MOST_STRAY_BYTES);
    private BoundedBytes body = new BoundedBytes(0);
    private final StringBuilder word = new StringBuilder();
    /** How many bytes of the ending have been seen; all of them while the word behind it is read. */
    private int matched;

    private boolean ended;

    /** Expects a frame after those expected already. */
    synchronized void expect(String nonce, int mostBytes) {
        expected.add(new Expected(("\n" + nonce).getBytes(StandardCharsets.US_ASCII), mostBytes));
        if (expected.size() == 1) {
            begin();
        }
    }

    /** Forgets every frame, expected and complete. */
    synchronized void forget() {
        expected.clear();
        complete.clear();
        stray = new BoundedBytes(MOST_STRAY_BYTES);
        begin();
    }

    /**
     * The next frame, in the order they were expected.
     *
     * @param deadline on the clock of {@link System#nanoTime}
     * @throws EOFException if the output ended before it
     */
    synchronized Frame next(long deadline) throws InterruptedException, TimeoutException, EOFException {
        while (complete.isEmpty()) {
            if (ended) {
                throw new EOFException();
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException();
            }
            wait(left / 1_000_000 + 1);
        }
        return complete.remove();
    }

    /** Waits until no more will come, but not long. */
    synchronized void awaitEnd(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis(); !ended && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until no more will come. */
    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    /** What came that is no frame, as UTF-8. */
    synchronized String rest() {
        return new String(stray.bytes(), StandardCharsets.UTF_8) + new String(body.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void accept(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && !expected.isEmpty()) {
            byte[] ending = expected.element().ending();
            if (matched == ending.length) {
                readWord(bytes[at++]);
            } else if (matched == 0) {
                int line = at;
                while (line < end && bytes[line] != '\n') {
                    line++;
                }
                body.add(bytes, at, line - at);
                matched = line < end ? 1 : 0;
                at = line + matched;
            } else {
                match(ending, bytes[at++]);
            }
        }
        stray.add(bytes, at, end - at);
    }

    /** The ending holds one line break, its first byte, so a mismatch can only begin again at a line break. */
    private void match(byte[] ending, byte next) {
        if (next == ending[matched]) {
            matched++;
            return;
        }
        body.add(ending, 0, matched);
        matched = next == '\n' ? 1 : 0;
        if (matched == 0) {
            body.add(new byte[] {next}, 0, 1);
        }
    }

    private void readWord(byte next) {
        if (next != '\n') {
            if (word.length() < LONGEST_WORD) {
                word.append((char) (next & 0xff));
            }
            return;
        }
        complete.add(new Frame(body.bytes(), body.cut(), word.toString().strip(), System.nanoTime()));
        expected.remove();
        begin();
        notifyAll();
    }

    private void begin() {
        matched = 0;
        word.setLength(0);
        body = new BoundedBytes(expected.isEmpty() ? 0 : expected.element().mostBytes());
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }
}
