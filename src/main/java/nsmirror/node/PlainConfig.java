package nsmirror.node;

import static nsmirror.node.NodeException.Reason.USAGE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsmirror.text.Shown;

/**
 * Reads ssh_config(5) where there is no ssh to do it: Host and plain values. What it does not understand it refuses,
 * wherever in the file it stands, for a guess could lead to another server, key or way.
 */
final class PlainConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"'\\\\]+)");
    /** Each further one counts as well; of all others the first. */
    private static final Set<String> SEVERAL = Set.of("identityfile", "certificatefile");

    /** What cannot be had from the text alone: ssh would look up names, run programs or read more files. */
    private static final Set<String> NOT_PLAIN = Set.of(
            "match", "include", "canonicalizehostname", "canonicaldomains", "canonicalizefallbacklocal",
            "canonicalizemaxdots", "canonicalizepermittedcnames", "ignoreunknown", "tag");

    private final String host;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private boolean applies;
    private boolean noJump;

    /** @param host the server as it was asked for */
    PlainConfig(String host) {
        this.host = host;
    }

    /** What was read, keywords in lower case, as {@code ssh -G} prints it. */
    Map<String, List<String>> values() {
        return values;
    }

    /** Sets what counts before everything that is set or read later. */
    void set(String keyword, String value) {
        // Two names of one setting: the way.
        boolean other = keyword.equals("proxyjump") && values.containsKey("proxycommand")
                || keyword.equals("proxycommand") && values.containsKey("proxyjump");
        if (!other && (SEVERAL.contains(keyword) || !values.containsKey(keyword))) {
            List<String> set = values.computeIfAbsent(keyword, _ -> new ArrayList<>());
            if (!set.contains(value)) {
                set.add(value);
            }
        }
    }

    /** One {@code Key=Value} of the command line. */
    void option(String option) throws NodeException {
        applies = true;
        line("-o " + option, option);
    }

    /** A file, if it is there. */
    void file(Path file) throws NodeException {
        String text;
        try {
            if (!Files.exists(file)) {
                return;
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NodeException(USAGE, Shown.line(file.toString()) + " could not be read; check who may read it", e);
        }
        applies = true;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            line(file + ", line " + number + ": " + line.strip(), line);
        }
    }

    private void line(String where, String text) throws NodeException {
        if (text.isBlank() || text.strip().startsWith("#")) {
            return;
        }
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw refused(where);
        }
        String keyword = line.group(1).toLowerCase(Locale.ROOT);
        String rest = line.group(2);
        if (keyword.equals("host")) {
            applies = named(words(where, rest));
        } else if (NOT_PLAIN.contains(keyword) || !SettingsTable.knows(keyword)) {
            throw refused(where);
        } else {
            String value = value(where, keyword, rest);
            if (applies) {
                // ssh's manual has the first of the two count, ssh 9.2 itself takes the command after a jump of none.
                noJump |= keyword.equals("proxyjump") && value.equals("none") && !values.containsKey("proxyjump");
                if (noJump && keyword.equals("proxycommand")) {
                    throw refused(where);
                }
                set(keyword, value);
            }
        }
    }

    private static String value(String where, String keyword, String rest) throws NodeException {
        boolean command = keyword.equals("proxycommand");
        List<String> words = command ? List.of(rest) : words(where, rest);
        String value = String.join(" ", words);
        boolean list = keyword.endsWith("knownhostsfile");
        boolean plain = (list || words.size() == 1 || !SettingsTable.honours(keyword))
                && PlainValues.understood(keyword, value);
        if (!plain) {
            throw refused(where);
        }
        return keyword.equals("hostname") ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** Words as ssh splits them: blanks between, quotes around what holds some; a comment at the end. */
    private static List<String> words(String where, String text) throws NodeException {
        List<String> words = new ArrayList<>();
        int at = 0;
        Matcher word = WORD.matcher(text);
        while (at < text.length() && text.charAt(at) != '#') {
            if (!word.find(at) || word.start() != at || !ends(text, word.end())) {
                throw refused(where);
            }
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
            at = word.end();
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        if (words.isEmpty()) {
            throw refused(where);
        }
        return words;
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }

    /** As ssh_config(5) says under PATTERNS: one that is ruled out is not meant, whatever else fits. */
    private boolean named(List<String> patterns) {
        boolean named = false;
        for (String pattern : patterns) {
            if (pattern.startsWith("!") && KnownHosts.fits(pattern.substring(1), host)) {
                return false;
            }
            named |= KnownHosts.fits(pattern, host);
        }
        return named;
    }

    private static NodeException refused(String where) {
        return new NodeException(
                USAGE, Shown.line(where) + ": not understood without ssh; install the ssh client, or leave it out");
    }
}
