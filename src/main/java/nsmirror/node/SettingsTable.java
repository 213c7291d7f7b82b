package nsmirror.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nsmirror.node.Algorithms.Kind;
import nsmirror.node.SshSetting.Effect;
import nsmirror.text.Shown;

/** What becomes of each keyword of ssh_config(5), as OpenSSH 9.2 to 10 print them. */
final class SettingsTable {
    private static final Set<String> HONOURED = Set.of(
            "host", "hostname", "user", "port", "addressfamily", "batchmode", "compression", "connecttimeout",
            "serveraliveinterval", "serveralivecountmax", "certificatefile", "identityfile", "identitiesonly",
            "identityagent", "userknownhostsfile", "globalknownhostsfile", "revokedhostkeys", "hostkeyalias",
            "hashknownhosts", "stricthostkeychecking", "proxyjump", "proxycommand", "preferredauthentications",
            "pubkeyauthentication", "passwordauthentication", "kbdinteractiveauthentication", "numberofpasswordprompts",
            // ssh itself has acted on these by the time it prints its settings.
            "canonicalizehostname", "canonicaldomains", "canonicalizefallbacklocal", "canonicalizemaxdots",
            "canonicalizepermittedcnames", "tag", "ignoreunknown");

    private static final Map<String, String> WITHOUT_BEARING = reasons(Map.of(
            "nsmirror forwards nothing",
            "clearallforwardings dynamicforward exitonforwardfailure forwardagent forwardx11 forwardx11timeout "
                    + "forwardx11trusted gatewayports localforward permitremoteopen remoteforward streamlocalbindmask "
                    + "streamlocalbindunlink tunnel tunneldevice xauthlocation",
            "nsmirror opens no terminal and runs its own command",
            "enableescapecommandline escapechar forkafterauthentication localcommand obscurekeystroketiming "
                    + "permitlocalcommand remotecommand requesttty sendenv sessiontype setenv stdinnull visualhostkey",
            "each connection is one of its own",
            "controlmaster controlpath controlpersist",
            "nsmirror has its own messages",
            "fingerprinthash logverbose loglevel syslogfacility warnweakcrypto versionaddendum",
            "nothing is added to an agent",
            "addkeystoagent"));

    private static final Map<String, String> NOT_HONOURED = reasons(Map.ofEntries(
            Map.entry("log in by key, certificate or password",
                    "gssapiauthentication gssapiclientidentity gssapidelegatecredentials gssapikeyexchange "
                            + "gssapikexalgorithms gssapirenewalforcesrekey gssapiserveridentity gssapitrustdns "
                            + "hostbasedauthentication hostbasedacceptedalgorithms enablesshkeysign"),
            Map.entry("the system chooses the address it connects from", "bindaddress bindinterface"),
            Map.entry("load its keys into the agent: ssh-add -s", "pkcs11provider"),
            Map.entry("a security key works through the agent: ssh-add", "securitykeyprovider"),
            Map.entry("put the keys it prints into a known_hosts file", "knownhostscommand"),
            Map.entry("host keys are checked by known_hosts alone, and for every host",
                    "checkhostip nohostauthenticationforlocalhost verifyhostkeydns updatehostkeys"),
            Map.entry("the connection is refused: use a command that is the connection", "proxyusefdpass"),
            Map.entry("connecting is tried once", "connectionattempts"),
            Map.entry("the server decides when keys are renewed", "rekeylimit"),
            Map.entry("the system decides how packets are marked", "ipqos"),
            Map.entry("ServerAliveInterval does the same better", "tcpkeepalive"),
            Map.entry("the SSH library has its own lowest length", "requiredrsasize"),
            Map.entry("a channel lives as long as the connection", "channeltimeout")));

    /** What ssh would wait for without an end. */
    private static final Map<String, String> OWN_DEFAULT = Map.of(
            "connecttimeout", "10 s, as none is configured", "serveraliveinterval", "15 s, as none is configured");

    private SettingsTable() {}

    /** Whether it is a keyword of ssh_config(5) that has a line here. */
    static boolean knows(String keyword) {
        return honours(keyword) || WITHOUT_BEARING.containsKey(keyword) || NOT_HONOURED.containsKey(keyword);
    }

    /** Whether it means here what it means to ssh, at least in part. */
    static boolean honours(String keyword) {
        return HONOURED.contains(keyword) || algorithms(keyword);
    }

    /** Whether it is a list of algorithms. */
    static boolean algorithms(String keyword) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> kind.keyword().equals(keyword));
    }

    private static Map<String, String> reasons(Map<String, String> keywordsByReason) {
        return keywordsByReason.entrySet().stream()
                .flatMap(reason -> Arrays.stream(reason.getValue().split(" ")).map(word -> Map.entry(word, reason.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * One server's settings as rows, in the order they were printed.
     *
     * @param defaults what ssh has for the same server where nothing is configured
     */
    static List<SshSetting> of(String server, Map<String, List<String>> values, Map<String, List<String>> defaults) {
        List<SshSetting> rows = new ArrayList<>();
        values.forEach((keyword, texts) -> {
            boolean own = !Objects.equals(texts, defaults.get(keyword));
            String lacking = lacking(keyword, texts);
            rows.add(lacking.isEmpty()
                    ? row(Shown.line(server), keyword, Shown.line(String.join(" ", texts)), own)
                    : new SshSetting(Shown.line(server), keyword, Shown.line(String.join(" ", texts)), own,
                            Effect.NOT_HONOURED, "in part; not supported: " + Shown.line(lacking)));
        });
        return rows;
    }

    /** Algorithms of a list that the SSH library lacks. */
    private static String lacking(String keyword, List<String> texts) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.keyword().equals(keyword))
                .flatMap(kind -> texts.stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .filter(name -> !kind.has(name)))
                .collect(Collectors.joining(", "));
    }

    private static SshSetting row(String server, String keyword, String value, boolean own) {
        if (keyword.equals("stricthostkeychecking") && Set.of("no", "off", "false").contains(value)) {
            return new SshSetting(server, keyword, value, own, Effect.NOT_HONOURED,
                    "host keys are always checked: an unknown one is asked for, a changed one refused");
        }
        if (OWN_DEFAULT.containsKey(keyword) && Set.of("0", "none").contains(value)) {
            return new SshSetting(server, keyword, value, own, Effect.HONOURED, OWN_DEFAULT.get(keyword));
        }
        if (honours(keyword)) {
            return new SshSetting(server, keyword, value, own, Effect.HONOURED, "");
        }
        return Optional.ofNullable(WITHOUT_BEARING.get(keyword))
                .map(why -> new SshSetting(server, keyword, value, own, Effect.WITHOUT_BEARING, why))
                .orElseGet(() -> new SshSetting(server, keyword, value, own, Effect.NOT_HONOURED,
                        NOT_HONOURED.getOrDefault(keyword, "nsmirror does not know it")));
    }
}
