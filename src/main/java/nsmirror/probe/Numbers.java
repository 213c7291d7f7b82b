package nsmirror.probe;

import java.math.BigInteger;
import java.util.Optional;

/** Numbers out of text that may hold anything. */
final class Numbers {
    private static final int MOST_DIGITS = 20;

    private Numbers() {}

    /** A number of the kernel's, which may need 64 bits without a sign: overlayfs makes such inodes. */
    static Optional<Number> whole(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        var number = new BigInteger(text);
        return Optional.of(number.bitLength() < Long.SIZE ? (Number) number.longValue() : number);
    }

    /** A number that fits an int and is not negative: a PID, a uid, an index. */
    static Optional<Integer> small(String text) {
        return whole(text)
                .filter(number -> number instanceof Long value && value <= Integer.MAX_VALUE)
                .map(Number::intValue);
    }
}
