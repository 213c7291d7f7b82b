package nsmirror.node;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values of a setting mean to a plain reader what they mean to ssh. A value that ssh itself would not take, or would
 * first make another one of, is not among them.
 */
final class PlainValues {
    private static final String FLAG = "yes|no|true|false";
    private static final String NUMBER = "0|[1-9]\\d{0,5}";
    private static final String PORT = "[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]";
    /** No number or address in another form, 1.2 or 0x7f, which ssh writes in its own way. */
    private static final String NAME = "(?=[\\w.-]*[A-Za-z])(?![\\w.-]*0[xX])[\\w.-]+";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String IPV6 = "(?!.*(?:^|:)0)(?=.*:.*:)[0-9a-f:]+";

    private static final String HOP =
            "(?:ssh://)?(?:[\\w.-]+@)?(?:" + NAME + "|" + IPV4 + ")(?::(?:" + PORT + "))?";

    private static final Map<String, Pattern> OF = Stream.of(
                    of(FLAG, "batchmode", "hashknownhosts", "identitiesonly", "passwordauthentication",
                            "kbdinteractiveauthentication", "pubkeyauthentication"),
                    of("yes|no", "compression"),
                    of("any|inet|inet6", "addressfamily"),
                    of("(?i:" + FLAG + "|ask|accept-new|off)", "stricthostkeychecking"),
                    of(PORT, "port"),
                    of(NUMBER, "connecttimeout", "serveraliveinterval", "serveralivecountmax", "numberofpasswordprompts"),
                    of(NAME + "|" + IPV4 + "|" + IPV6, "hostname"),
                    // ssh writes an alias in lower case, and expands what it holds.
                    of("[a-z0-9._-]+", "hostkeyalias"),
                    // A list is printed without quotes: only from its beginning is a path told from the rest of one.
                    of("(?:(?:[/~%]|[A-Za-z]:[/\\\\])[^ ]*|none)(?: (?:[/~%]|[A-Za-z]:[/\\\\])[^ ]*)*",
                            "userknownhostsfile", "globalknownhostsfile"),
                    // The shell's matter, but ssh looks whether its quotes are closed.
                    of("(?:[^\"'\\\\]|\"[^\"'\\\\]*\"|'[^\"'\\\\]*')+", "proxycommand"),
                    of("\\$[A-Za-z_]\\w*|[^$].*", "identityagent"),
                    of("[\\w.@-]+", "user"),
                    of("none|" + HOP + "(?:," + HOP + ")*", "proxyjump"))
            .flatMap(each -> each)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> ALGORITHMS_CHANGED = Set.of("-", "+", "^");

    private PlainValues() {}

    private static Stream<Map.Entry<String, Pattern>> of(String values, String... keywords) {
        Pattern pattern = Pattern.compile(values);
        return Stream.of(keywords).map(keyword -> Map.entry(keyword, pattern));
    }

    /** Whether that value of that keyword, in lower case, is one of them. */
    static boolean understood(String keyword, String value) {
        if (value.isEmpty()) {
            return false;
        }
        if (SettingsTable.algorithms(keyword)) {
            return !ALGORITHMS_CHANGED.contains(value.substring(0, 1)) && !value.matches(".*[*?!].*");
        }
        Pattern pattern = OF.get(keyword);
        return pattern == null || pattern.matcher(value).matches();
    }
}
