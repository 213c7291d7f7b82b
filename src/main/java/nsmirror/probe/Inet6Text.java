package nsmirror.probe;

/** An IPv6 address as RFC 5952 writes it, which Java does not: zeros in the middle left out once. */
final class Inet6Text {
    private static final int GROUPS = 8;
    private static final int MAPPED_AT = 10;

    private Inet6Text() {}

    /** Of 16 bytes. */
    static String of(byte[] address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
        }
        if (mapped(groups)) {
            return "::ffff:%d.%d.%d.%d".formatted(groups[6] >> 8, groups[6] & 0xff, groups[7] >> 8, groups[7] & 0xff);
        }
        int from = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(groups, i);
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        return length == 1
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, from) + "::" + joined(groups, from + length, GROUPS);
    }

    private static boolean mapped(int[] groups) {
        return zeros(groups, 0) * 2 == MAPPED_AT && groups[MAPPED_AT / 2] == 0xffff;
    }

    private static int zeros(int[] groups, int from) {
        int end = from;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String joined(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
