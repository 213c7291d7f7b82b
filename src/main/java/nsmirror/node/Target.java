package nsmirror.node;

import static nsmirror.node.NodeException.Reason.USAGE;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.text.Shown;

/** What to look at, as a person names it. */
public sealed interface Target {
    /** As ssh reads it: user, host (an IPv6 address in brackets), port. */
    Pattern URI = Pattern.compile("ssh://(?:([^/]*)@)?(\\[[^\\[\\]/@]+]|[^:\\[\\]/@]+)(?::(\\d{1,5}))?/?");

    /** The recording that ships with the program. */
    record Sample() implements Target {
        @Override
        public String text() {
            return "sample";
        }
    }

    /** This computer. */
    record Local() implements Target {
        @Override
        public String text() {
            return "local";
        }
    }

    /** A recording in a file, which need not exist. */
    record RecordingFile(Path file) implements Target {
        @Override
        public String text() {
            return file.toString();
        }
    }

    /**
     * A node as for ssh.
     *
     * @param user who logs in, if it was said
     * @param host a name, an address without brackets, or an alias of the SSH configuration; never starts with a dash
     * @param port the port, if it was said
     */
    record Ssh(Optional<String> user, String host, OptionalInt port) implements Target {
        @Override
        public String text() {
            String login = user.map(name -> name + "@").orElse("");
            if (port.isEmpty()) {
                return login + host;
            }
            return "ssh://" + login + (host.contains(":") ? "[" + host + "]" : host) + ":" + port.getAsInt();
        }
    }

    /** The target as it can be typed again. */
    String text();

    /**
     * Reads what a person typed: {@code sample}, {@code local}, a path (an existing file, or what ends in .nsrec or
     * holds a slash), else a node as for ssh: {@code [user@]host} or {@code ssh://[user@]host[:port]}.
     *
     * @throws NodeException with reason USAGE if it is none of these
     */
    static Target parse(String text) throws NodeException {
        return switch (text) {
            case "" -> throw refused(text, "name a node, a recording, local or sample");
            case "sample" -> new Sample();
            case "local" -> new Local();
            default -> text.startsWith("ssh://") ? fromUri(text) : isPath(text) ? fromPath(text) : fromHost(text);
        };
    }

    private static boolean isPath(String text) {
        if (text.equals(".") || text.equals("..") || text.endsWith(".nsrec") || text.contains("/") || text.contains(File.separator)) {
            return true;
        }
        try {
            return Files.isRegularFile(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Target fromPath(String text) throws NodeException {
        try {
            return new RecordingFile(Path.of(text));
        } catch (InvalidPathException e) {
            throw refused(text, "this is no path on this system");
        }
    }

    private static Target fromUri(String text) throws NodeException {
        Matcher uri = URI.matcher(text);
        if (!uri.matches()) {
            throw refused(text, "write ssh://user@host:port");
        }
        OptionalInt port = OptionalInt.empty();
        if (uri.group(3) != null) {
            port = OptionalInt.of(Integer.parseInt(uri.group(3)));
            if (port.getAsInt() < 1 || port.getAsInt() > 65_535) {
                throw refused(text, "a port is a number from 1 to 65535");
            }
        }
        return checked(text, Optional.ofNullable(uri.group(1)), bare(uri.group(2)), port);
    }

    private static Target fromHost(String text) throws NodeException {
        // ssh splits at the last @: a user name may hold one.
        int at = text.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
        String host = text.substring(at + 1);
        if (host.matches("[^:]+:\\d+")) {
            throw refused(text, "for a port write ssh://" + Shown.line(text) + ", or use -p");
        }
        return checked(text, user, bare(host), OptionalInt.empty());
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static Target checked(String text, Optional<String> user, String host, OptionalInt port)
            throws NodeException {
        if (!isHost(host)) {
            throw refused(text, "this is no host name");
        }
        if (user.isPresent() && !isUser(user.get())) {
            throw refused(text, "this is no user name");
        }
        return new Ssh(user, host, port);
    }

    /** Whether ssh would take it for a host name, an address or an alias, and for nothing else. */
    static boolean isHost(String text) {
        return isWord(text, "'\"`$\\;&<>|(){}@/[]");
    }

    /** Whether ssh would take it for a login name; a domain's may hold an @ or a backslash. */
    static boolean isUser(String text) {
        return isWord(text, "'\"`$;&<>|(){}");
    }

    /** Neither an option, nor several words, nor anything a shell acts on. */
    private static boolean isWord(String text, String forbidden) {
        return !text.isEmpty()
                && !text.startsWith("-")
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.isWhitespace(c)
                                || forbidden.indexOf(c) >= 0);
    }

    private static NodeException refused(String text, String advice) {
        return new NodeException(USAGE, "not a node: \"" + Shown.line(text) + "\": " + advice);
    }
}
