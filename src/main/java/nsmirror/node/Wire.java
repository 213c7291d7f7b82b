package nsmirror.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes from one thread to another, at most a few blocks on the way. Unlike the JDK's piped streams it neither polls nor
 * minds which threads live, and reading has a timeout as a socket's has.
 */
final class Wire {
    private static final int MOST_BLOCKS = 64;

    private final Deque<byte[]> blocks = new ArrayDeque<>();
    private int read;
    private boolean closed;
    private int timeoutMillis;

    private synchronized void put(byte[] bytes, int from, int length) throws IOException {
        while (blocks.size() >= MOST_BLOCKS && !closed) {
            await(0);
        }
        if (closed) {
            throw new IOException("closed");
        }
        byte[] block = new byte[length];
        System.arraycopy(bytes, from, block, 0, length);
        blocks.add(block);
        notifyAll();
    }

    private synchronized int take(byte[] bytes, int from, int length) throws IOException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
        while (blocks.isEmpty() && !closed) {
            long left = timeoutMillis == 0 ? 0 : (deadline - System.nanoTime()) / 1_000_000;
            if (timeoutMillis > 0 && left <= 0) {
                throw new SocketTimeoutException();
            }
            await(left);
        }
        if (blocks.isEmpty()) {
            return -1;
        }
        byte[] block = blocks.element();
        int taken = Math.min(length, block.length - read);
        System.arraycopy(block, read, bytes, from, taken);
        read += taken;
        if (read == block.length) {
            blocks.remove();
            read = 0;
            notifyAll();
        }
        return taken;
    }

    private void await(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** 0 waits for ever. */
    synchronized void timeout(int millis) {
        timeoutMillis = millis;
    }

    /** What is on the way can still be read. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    OutputStream in() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 0) {
                    put(bytes, from, length);
                }
            }

            @Override
            public void close() {
                Wire.this.close();
            }
        };
    }

    InputStream out() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return take(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return length == 0 ? 0 : take(bytes, from, length);
            }

            @Override
            public void close() {
                Wire.this.close();
            }
        };
    }
}
