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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.node.SshSettings.Alive;
import nsmirror.node.SshSettings.Family;
import nsmirror.node.SshSettings.HostKeys;
import nsmirror.node.SshSettings.Keys;
import nsmirror.node.SshSettings.Strict;
import nsmirror.node.SshSettings.Way;
import nsmirror.text.Shown;

/** Reads one server's settings out of ssh_config(5) keywords and values. */
final class SshSettingsReader {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
    /** Silence is noticed after half a minute: what is lost is there again by itself, so that little is risked. */
    private static final Alive USUAL_ALIVE = new Alive(Duration.ofSeconds(10), 2);

    /** As ssh_config(5) has it. */
    private static final int USUAL_ALIVE_COUNT = 3;

    private static final Duration SHORTEST_ALIVE = Duration.ofSeconds(5);
    /** As many as ssh asks for by itself. */
    private static final int USUAL_PASSWORDS = 3;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)}");

    private final String shown;
    private final Map<String, List<String>> values;
    private final Path home;
    private final Map<String, String> environment;
    private final String host;
    private final int port;
    private final String user;

    private SshSettingsReader(
            String shown, Map<String, List<String>> values, Path home, Map<String, String> environment)
            throws NodeException {
        this.shown = shown;
        this.values = values;
        this.home = home;
        this.environment = environment;
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
     * @param environment for SSH_AUTH_SOCK and the variables settings name
     */
    static SshSettings read(String shown, Map<String, List<String>> values, Path home, Map<String, String> environment)
            throws NodeException {
        SshSettingsReader reader = new SshSettingsReader(shown, values, home, environment);
        return new SshSettings(
                Shown.line(shown),
                reader.host,
                reader.port,
                reader.user,
                reader.way(),
                reader.hostKeys(),
                reader.keys(),
                reader.methods(),
                reader.number("numberofpasswordprompts").orElse(USUAL_PASSWORDS),
                reader.algorithms(),
                reader.seconds("connecttimeout").orElse(USUAL_PATIENCE),
                reader.alive());
    }

    private Way way() throws NodeException {
        Optional<String> command = one("proxycommand");
        if (command.isPresent() && yes("proxyusefdpass")) {
            throw new NodeException(
                    UNREADABLE,
                    Shown.line(shown) + ": its ProxyCommand hands over a socket (ProxyUseFdpass), which is not supported; "
                            + "use one that is the connection, or ProxyJump (-J)");
        }
        return new Way(one("proxyjump"), command.map(this::expandedCommand), switch (one("addressfamily").orElse("any")) {
            case "inet" -> Family.INET;
            case "inet6" -> Family.INET6;
            default -> Family.ANY;
        });
    }

    private HostKeys hostKeys() {
        List<Path> files = paths(one("userknownhostsfile").stream().toList());
        return new HostKeys(
                files.isEmpty() ? List.of(home.resolve(".ssh/known_hosts")) : files,
                paths(one("globalknownhostsfile").stream().toList()),
                paths(one("revokedhostkeys").stream().toList()).stream().findFirst(),
                one("hostkeyalias").map(this::expanded),
                yes("hashknownhosts"),
                strict());
    }

    private Keys keys() {
        return new Keys(
                paths(values.getOrDefault("identityfile", List.of())),
                paths(values.getOrDefault("certificatefile", List.of())),
                yes("identitiesonly"),
                agent());
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

    /** A number from 1 on. */
    private Optional<Integer> number(String keyword) {
        return one(keyword).filter(value -> value.matches("[1-9]\\d{0,5}")).map(Integer::parseInt);
    }

    private Optional<Duration> seconds(String keyword) {
        return number(keyword).map(Duration::ofSeconds);
    }

    /** How long a lost connection goes unnoticed is ours to say where the person does not. */
    private Alive alive() {
        return seconds("serveraliveinterval")
                .map(asked -> new Alive(
                        asked.compareTo(SHORTEST_ALIVE) < 0 ? SHORTEST_ALIVE : asked,
                        number("serveralivecountmax").orElse(USUAL_ALIVE_COUNT)))
                .orElse(USUAL_ALIVE);
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

    private Algorithms algorithms() throws NodeException {
        return new Algorithms(
                algorithms(Algorithms.Kind.KEX),
                algorithms(Algorithms.Kind.CIPHERS),
                algorithms(Algorithms.Kind.MACS),
                algorithms(Algorithms.Kind.HOST_KEYS),
                algorithms(Algorithms.Kind.PUBLIC_KEYS),
                algorithms(Algorithms.Kind.AUTHORITIES),
                yes("compression"));
    }

    /** Those of the list that can be done here; a list without any would leave it to the library what the person ruled out. */
    private List<String> algorithms(Algorithms.Kind kind) throws NodeException {
        List<String> asked = one(kind.keyword()).map(value -> List.of(value.split(","))).orElse(List.of());
        List<String> possible = asked.stream().filter(kind::has).toList();
        if (possible.isEmpty() && !asked.isEmpty()) {
            throw new NodeException(
                    UNREADABLE,
                    Shown.line(shown) + ": of " + kind.keyword() + " " + Shown.line(one(kind.keyword()).orElse(""))
                            + " none is supported; allow another one in the SSH configuration or with -o");
        }
        return possible;
    }

    private Optional<String> agent() {
        List<String> asked = values.getOrDefault("identityagent", List.of("SSH_AUTH_SOCK"));
        String first = asked.isEmpty() ? "none" : asked.getFirst();
        if (first.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        String socket = first.equals("SSH_AUTH_SOCK")
                ? environment.getOrDefault("SSH_AUTH_SOCK", "")
                : first.matches("\\$\\w+") ? environment.getOrDefault(first.substring(1), "") : expanded(first);
        return Optional.of(socket);
    }

    /** Paths out of settings; ssh prints a list of them on one line, unquoted even if one holds a blank. */
    private List<Path> paths(List<String> texts) {
        List<String> whole = new ArrayList<>();
        for (String word : texts.stream().flatMap(text -> Stream.of(text.split(" +"))).toList()) {
            if (whole.isEmpty() || word.matches("[/~%$].*|[A-Za-z]:[/\\\\].*|none") || texts.contains(word)) {
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

    /** The tokens and variables of ssh_config(5) that concern files and names, and ~. */
    private String expanded(String text) {
        String tilde = text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
        String tokens = tokens(tilde);
        return VARIABLE.matcher(tokens).replaceAll(variable -> Matcher.quoteReplacement(
                environment.getOrDefault(variable.group(1), variable.group())));
    }

    /** Variables are the shell's matter, and so is ~. */
    private String expandedCommand(String text) {
        return tokens(text);
    }

    private String tokens(String text) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%' || i + 1 == text.length()) {
                expanded.append(c);
                continue;
            }
            char token = text.charAt(++i);
            expanded.append(switch (token) {
                case '%' -> "%";
                case 'd' -> home.toString();
                case 'h' -> host;
                case 'k' -> one("hostkeyalias").filter(alias -> !alias.contains("%k")).map(this::tokens).orElse(host);
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
