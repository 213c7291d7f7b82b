package nsmirror.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * The sockets of a net namespace that wait for others: TCP that listens, UDP and raw sockets with no other end, unix
 * sockets that listen or take datagrams under a name, out of {@code /proc/PID/net}. See proc_pid_net(5). Nothing is
 * entered.
 *
 * <p>An address there is the number in memory, so the node's byte order is asked for as well. The kernel does not escape
 * the path of a unix socket: one with a line break can show unix sockets that are not there, with any inode. It cannot
 * show others, since grep puts the file's name before each line.
 */
public final class ListeningSockets {
    /**
     * Of connections there may be a hundred thousand: the node leaves them out. 0A is TCP_LISTEN, 07 TCP_CLOSE; of unix
     * 00010000 is SO_ACCEPTCON, 0002 a socket for datagrams, 01 one with no other end.
     */
    private static final String FILES = "printf \"\\1\\0\" | od -An -td2; cd /proc/%d/net && {"
            + " grep -aHsE \"^ *[0-9]+: [0-9A-F:]+ [0-9A-F:]+ (0A|07) \" tcp tcp6 udp udp6 raw raw6;"
            + " grep -aHsE \"^[0-9a-f]+: [0-9A-F]+ [0-9A-F]+ (00010000 |00000000 0002 01 +[0-9]+ .)\" unix; true; }";

    private static final Pattern INTERNET = Pattern.compile(
            "(tcp6?|udp6?|raw6?): *\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F:]+ (0A|07)"
                    + " \\S+ \\S+ \\S+ +(\\d+) +\\d+ (\\d+)(?: .*)?");
    private static final Pattern UNIX =
            Pattern.compile("unix:[0-9a-f]+: [0-9A-F]+ [0-9A-F]+ 000[01]0000 [0-9A-F]{4} [0-9A-F]{2} +(\\d+)(?: (.*))?");
    private static final int WORD = 4;
    private static final String LISTENS = "0A";

    private ListeningSockets() {}

    /**
     * A socket.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code raw} or {@code unix}
     * @param address as ss writes it, {@code [::]} for IPv6; a unix socket's path, abstract ones with {@code @}
     * @param port the protocol's number for a raw socket; empty for a unix socket
     * @param uid of the user that opened it; empty for a unix socket
     */
    public record Socket(
            String protocol, String address, Optional<Integer> port, Optional<Integer> uid, long inode) {}

    /** The sockets in the kernel's order, and how many lines could not be read. */
    public record Sockets(List<Socket> sockets, int skipped) {
        public Sockets {
            sockets = List.copyOf(sockets);
        }
    }

    /** Lists those of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asUser(FILES.replace("/proc/%d", "/proc/self"));
    }

    /** Lists those of the process's net namespace; as root only to know that it still is the same one. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.watched(process, Kind.NET, FILES.formatted(process.pid())));
    }

    /** Reads what the command printed. */
    public static Sockets read(Answer answer) {
        List<Socket> sockets = new ArrayList<>();
        int skipped = 0;
        boolean little = true;
        for (String line : answer.text().split("\n")) {
            if (line.strip().equals("256")) {
                little = false;
            } else if (!line.isBlank() && !line.strip().equals("1")) {
                Optional<Socket> socket = line.startsWith("unix:") ? unix(line) : internet(line, little);
                socket.ifPresent(sockets::add);
                skipped += socket.isPresent() || line.startsWith("tcp") ? 0 : 1;
            }
        }
        return new Sockets(sockets, skipped);
    }

    private static Optional<Socket> internet(String line, boolean little) {
        Matcher fields = INTERNET.matcher(line);
        if (!fields.matches() || fields.group(1).startsWith("tcp") != fields.group(4).equals(LISTENS)) {
            return Optional.empty();
        }
        long inode = Digits.of(fields.group(6));
        return inode == Digits.NONE
                ? Optional.empty()
                : address(fields.group(2), little).map(address -> new Socket(fields.group(1).substring(0, 3), address,
                        Optional.of(Integer.parseInt(fields.group(3), 16)), Digits.small(fields.group(5)), inode));
    }

    private static Optional<Socket> unix(String line) {
        Matcher fields = UNIX.matcher(line);
        long inode = fields.matches() ? Digits.of(fields.group(1)) : Digits.NONE;
        return inode == Digits.NONE
                ? Optional.empty()
                : Optional.of(new Socket("unix", fields.group(2) == null ? "" : fields.group(2), Optional.empty(),
                        Optional.empty(), inode));
    }

    /** Words of 32 bits, each as the node keeps it in memory. */
    private static Optional<String> address(String hex, boolean little) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int inWord = i % WORD;
            ordered[i] = bytes[i - inWord + (little ? WORD - 1 - inWord : inWord)];
        }
        try {
            return Optional.of(ordered.length == WORD
                    ? InetAddress.getByAddress(ordered).getHostAddress()
                    : "[" + Inet6Text.of(ordered) + "]");
        } catch (UnknownHostException impossible) {
            return Optional.empty();
        }
    }
}
