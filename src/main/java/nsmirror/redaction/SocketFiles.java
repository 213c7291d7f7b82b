package nsmirror.redaction;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses in {@code /proc/PID/net/tcp} and its like, which stand there as words of 32 bits in hexadecimal. */
final class SocketFiles {
    private static final Pattern ADDRESS = Pattern.compile("(?<= )([0-9A-F]{32}|[0-9A-F]{8})(?=:[0-9A-F]{4} )");
    /** How od prints 1 where the last byte of a word comes first in memory: see ListeningSockets. */
    private static final Pattern BIG = Pattern.compile("(?m)^\\s*256$");
    private static final int WORD = 4;

    private SocketFiles() {}

    /** The text with each address replaced as that text is. */
    static String replaced(String text, UnaryOperator<String> wording) {
        boolean little = !BIG.matcher(text).find();
        return ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found.group(), little, wording)));
    }

    private static String one(String hex, boolean little, UnaryOperator<String> wording) {
        try {
            InetAddress address = InetAddress.getByAddress(ordered(HexFormat.of().parseHex(hex), little));
            // A literal: no name is looked up.
            InetAddress standIn = InetAddress.ofLiteral(wording.apply(address.getHostAddress()));
            byte[] bytes = standIn.getAddress();
            // IPv4 in an IPv6 socket: Java tells the IPv4 alone.
            byte[] whole = new byte[hex.length() / 2];
            System.arraycopy(bytes, 0, whole, whole.length - bytes.length, bytes.length);
            if (bytes.length < whole.length) {
                whole[10] = (byte) 0xff;
                whole[11] = (byte) 0xff;
            }
            return HexFormat.of().withUpperCase().formatHex(ordered(whole, little));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return "0".repeat(hex.length());
        }
    }

    private static byte[] ordered(byte[] bytes, boolean little) {
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int inWord = i % WORD;
            ordered[i] = bytes[i - inWord + (little ? WORD - 1 - inWord : inWord)];
        }
        return ordered;
    }
}
