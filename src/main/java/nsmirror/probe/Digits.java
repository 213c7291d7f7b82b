package nsmirror.probe;

/** Decimal numbers inside a text, read where they stand: a sweep of /proc holds a million of them. */
final class Digits {
    /** What the readers answer where there is no number, or none that fits. */
    static final long NONE = -1;

    private static final int MOST = 18;

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

    /** Likewise for what the kernel keeps in an int that is not negative: a PID. */
    static int pid(String text, int from, int to) {
        long value = at(text, from, to);
        return value > Integer.MAX_VALUE ? (int) NONE : (int) value;
    }
}
