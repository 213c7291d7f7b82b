package nsmirror.node;

import java.io.ByteArrayOutputStream;

/** Bytes as they come, up to a bound; the rest is dropped and remembered as dropped. */
final class BoundedBytes {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private boolean cut;

    BoundedBytes(int most) {
        this.most = most;
    }

    void add(byte[] bytes, int from, int length) {
        int room = Math.min(length, most - kept.size());
        kept.write(bytes, from, room);
        cut |= room < length;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    boolean cut() {
        return cut;
    }
}
