package nsmirror.probe;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Decimal numbers out of text that may hold anything. What a sweep of /proc holds a million of is read where it stands,
 * with -1 for none; the rest as optional.
 */
final class Digits {
    /** What the readers answer where there is no number, or none that fits. */
    static final long NONE = -1;

    /** As many always fit a long. */
    private static final int MOST = 18;

    /** As many as 64 bits without a sign may take. */
    private static final int MOST_OF_64_BITS = 20;

    private Digits() {}

    /** The number from one index to before another, or {@link #NONE} if anything but digits stands there. */
    static long at(String text, int from, int to) {
        if (from >= to || to - from > MOST) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The whole text as a number, or {@link #NONE}. */
    static long of(String text) {
        return at(text, 0, text.length());
    }

    /** Likewise for what the kernel keeps in an int that is not negative: a PID; or {@link #NONE}. */
    static int pid(String text, int from, int to) {
        long value = at(text, from, to);
        return value > Integer.MAX_VALUE ? (int) NONE : (int) value;
    }

    /** A number of the kernel's, which may need 64 bits without a sign: overlayfs makes such inodes. */
    static Optional<Number> whole(String text) {
        if (text.length() <= MOST) {
            return Optional.of(of(text)).filter(value -> value != NONE).map(value -> value);
        }
        if (text.length() > MOST_OF_64_BITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text);
        return Optional.of(number.bitLength() < Long.SIZE ? (Number) number.longValue() : number);
    }

    /** A number that fits an int and is not negative: a PID, a uid, an index. */
    static Optional<Integer> small(String text) {
        int value = pid(text, 0, text.length());
        return value == NONE ? Optional.empty() : Optional.of(value);
    }
}
