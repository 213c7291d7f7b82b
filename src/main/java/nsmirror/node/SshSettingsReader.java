package nsmirror.node;

import static nsmirror.node.NodeException.Reason.UNREADABLE;
import static nsmirror.node.NodeException.Reason.USAGE;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsmirror.node.SshSettings.Strict;
import nsmirror.text.Shown;

/** Reads one server's settings out of ssh_config(5) keywords and values. */
final class SshSettingsReader {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration USUAL_ALIVE = Duration.ofSeconds(15);
    private static final Duration SHORTEST_ALIVE = Duration.ofSeconds(5);

    private final String shown;
    private final Map<String, List<String>> values;
    private final Path home;
    private final String host;
    private final int port;
    private final String user;

    private SshSettingsReader(String shown, Map<String, List<String>> values, Path home) throws NodeException {
        this.shown = shown;
        this.values = values;
        this.home = home;
        host = one("hostname").orElse(shown);
        user = one("user").orElse(System.getProperty("user.name"));
        String number = one("port").orElse("22");
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > 65_535) {
            throw new NodeException(
                    USAGE, Shown.line(shown) + ": no port: " + Shown.line(number) + "; it is a number up to 65535");
        }
        port = Integer.parseInt(number);
    }

    /** The values of each keyword, in order, out of what {@code ssh -G} printed: a line each. */
    static Map<String, List<String>> printed(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.computeIfAbsent(line.substring(0, blank).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(line.substring(blank + 1));
            }
        });
        return values;
    }

    /**
     * Reads settings as {@code ssh -G} prints them: keywords in lower case, each with its values in order.
     *
     * @param shown the server as it was asked for
     * @param home the person's home, for ~
     * @param environment for SSH_AUTH_SOCK
     */
    static SshSettings read(String shown, Map<String, List<String>> values, Path home, Map<String, String> environment)
            throws NodeException {
        SshSettingsReader reader = new SshSettingsReader(shown, values, home);
        if (reader.one("proxycommand").isPresent()) {
            throw new NodeException(
                    UNREADABLE,
                    Shown.line(shown) + ": it is reached by a ProxyCommand, which is not supported; use ProxyJump (-J) "
                            + "or -o ProxyCommand=none");
        }
        List<Path> knownHosts = reader.paths(reader.one("userknownhostsfile").stream().toList());
        return new SshSettings(
                Shown.line(shown),
                reader.host,
                reader.port,
                reader.user,
                reader.paths(values.getOrDefault("identityfile", List.of())),
                reader.yes("identitiesonly"),
                reader.agent(environment),
                knownHosts.isEmpty() ? List.of(home.resolve(".ssh/known_hosts")) : knownHosts,
                reader.paths(reader.one("globalknownhostsfile").stream().toList()),
                reader.one("hostkeyalias").map(reader::expanded),
                reader.yes("hashknownhosts"),
                reader.strict(),
                reader.methods(),
                reader.one("proxyjump"),
                reader.seconds("connecttimeout").orElse(USUAL_PATIENCE),
                reader.seconds("serveraliveinterval")
                        .map(asked -> asked.compareTo(SHORTEST_ALIVE) < 0 ? SHORTEST_ALIVE : asked)
                        .orElse(USUAL_ALIVE));
    }

    /** A setting's first value; "none" is ssh's word for nothing. */
    private Optional<String> one(String keyword) {
        return values.getOrDefault(keyword, List.of()).stream()
                .findFirst()
                .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("none"));
    }

    private boolean yes(String keyword) {
        return one(keyword).filter(Set.of("yes", "true")::contains).isPresent();
    }

    private boolean no(String keyword) {
        return one(keyword).filter(Set.of("no", "false")::contains).isPresent();
    }

    private Optional<Duration> seconds(String keyword) {
        return one(keyword)
                .filter(value -> value.matches("[1-9]\\d{0,5}"))
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)));
    }

    /** What would skip the check asks instead. */
    private Strict strict() {
        return switch (one("stricthostkeychecking").orElse("ask").toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> Strict.YES;
            case "accept-new" -> Strict.ACCEPT_NEW;
            case "ask" -> Strict.ASK;
            default -> Strict.ASK_DESPITE_NO;
        };
    }

    private List<String> methods() {
        List<String> asked = one("preferredauthentications")
                .map(value -> List.of(value.split(",")))
                .orElse(List.of("publickey", "keyboard-interactive", "password"));
        return asked.stream()
                .filter(method -> switch (method) {
                    case "publickey" -> !no("pubkeyauthentication");
                    case "keyboard-interactive" -> !no("kbdinteractiveauthentication") && !yes("batchmode");
                    case "password" -> !no("passwordauthentication") && !yes("batchmode");
                    default -> false;
                })
                .toList();
    }

    private Optional<Path> agent(Map<String, String> environment) {
        List<String> asked = values.getOrDefault("identityagent", List.of("SSH_AUTH_SOCK"));
        String first = asked.isEmpty() ? "none" : asked.getFirst();
        if (first.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        String socket = first.equals("SSH_AUTH_SOCK")
                ? environment.getOrDefault("SSH_AUTH_SOCK", "")
                : first.startsWith("$") ? environment.getOrDefault(first.substring(1), "") : first;
        return socket.isEmpty() ? Optional.empty() : paths(List.of(socket)).stream().findFirst();
    }

    /** Paths out of settings; ssh prints a list of them on one line, unquoted even if one holds a blank. */
    private List<Path> paths(List<String> texts) {
        List<String> whole = new ArrayList<>();
        for (String word : texts.stream().flatMap(text -> Stream.of(text.split(" +"))).toList()) {
            if (whole.isEmpty() || word.matches("[/~%].*|[A-Za-z]:[/\\\\].*|none") || texts.contains(word)) {
                whole.add(word);
            } else {
                whole.add(whole.removeLast() + " " + word);
            }
        }
        List<Path> paths = new ArrayList<>();
        for (String text : whole) {
            try {
                paths.add(Path.of(expanded(text)));
            } catch (InvalidPathException e) {
                // Names no file on this system, so there is none to read.
            }
        }
        return paths;
    }

    /** The tokens of ssh_config(5) that concern files and names, and ~. */
    private String expanded(String text) {
        String tilde = text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < tilde.length(); i++) {
            char c = tilde.charAt(i);
            if (c != '%' || i + 1 == tilde.length()) {
                expanded.append(c);
                continue;
            }
            char token = tilde.charAt(++i);
            expanded.append(switch (token) {
                case '%' -> "%";
                case 'd' -> home.toString();
                case 'h' -> host;
                case 'k' -> one("hostkeyalias").filter(alias -> !alias.contains("%k")).map(this::expanded).orElse(host);
                case 'n' -> shown;
                case 'p' -> Integer.toString(port);
                case 'r' -> user;
                case 'u' -> System.getProperty("user.name");
                default -> "%" + token;
            });
        }
        return expanded.toString();
    }
}
