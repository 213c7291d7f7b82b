package nsmirror.probe;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nsmirror.node.Command;

/** What the node says of itself: its name, its kernel, its distribution, the versions of the tools used on it. */
public final class NodeWords {
    public static final Command UNAME = Command.asUser("uname -nr");

    /** The second is where the first leads to on most; some have only that. See os-release(5). */
    public static final Command OS_RELEASE = Command.asUser("cat /etc/os-release /usr/lib/os-release");

    public static final Command VERSIONS =
            Command.asUser("lsns --version; printf \"\\0\"; ps --version 2>&1; printf \"\\0\"; ip -V 2>&1");

    private static final String[] TOOLS = {"lsns", "ps", "ip"};

    private NodeWords() {}

    /** The name and the release {@code uname -nr} printed. */
    public record Uname(String hostname, String kernel) {}

    /** The release holds no blank, a name might. */
    public static Uname uname(String text) {
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        int blank = line.lastIndexOf(' ');
        return blank < 0 ? new Uname(line, "") : new Uname(line.substring(0, blank), line.substring(blank + 1));
    }

    /** PRETTY_NAME, else NAME, in or out of quotes. */
    public static Optional<String> os(String text) {
        return value(text, "PRETTY_NAME=").or(() -> value(text, "NAME="));
    }

    private static Optional<String> value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> unquoted(line.substring(key.length()).strip()))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0
                && value.charAt(value.length() - 1) == value.charAt(0);
        return (quoted ? value.substring(1, value.length() - 1) : value).replaceAll("\\\\(.)", "$1");
    }

    /** Version by tool; a tool that is not there is absent. */
    public static Map<String, String> versions(String text) {
        Map<String, String> versions = new TreeMap<>();
        String[] said = text.split("\0", TOOLS.length);
        for (int i = 0; i < said.length; i++) {
            String tool = TOOLS[i];
            version(said[i]).ifPresent(version -> versions.put(tool, version));
        }
        return versions;
    }

    /**
     * {@code lsns from util-linux 2.38.1}, {@code procps-ng version 3.3.10}, {@code ip utility, iproute2-6.1.0, libbpf
     * 1.1.2}, {@code iproute2-ss170501}, or anything with {@code BusyBox v1.36.1} in it.
     */
    private static Optional<String> version(String said) {
        int busybox = said.indexOf("BusyBox v");
        if (busybox >= 0) {
            return word(said.substring(busybox + "BusyBox v".length())).map(version -> "busybox " + version);
        }
        String line = said.strip().lines().findFirst().orElse("");
        int iproute = line.indexOf("iproute2-");
        if (iproute >= 0) {
            return word(line.substring(iproute + "iproute2-".length()));
        }
        return word(line.substring(line.lastIndexOf(' ') + 1))
                .filter(version -> line.contains(" from ") || line.contains(" version "));
    }

    private static Optional<String> word(String text) {
        String word = text.split("[\\s,]", 2)[0];
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }
}
