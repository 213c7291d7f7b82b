package nsmirror.redaction;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like an address in a text: no stand-in is to be one that somebody has. */
final class Looks {
    private static final Pattern ADDRESS = Pattern.compile(
            "\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}|(?:2001:db8|fe80)[0-9A-Fa-f:]+");

    private Looks() {}

    static Set<String> addresses(List<String> texts) {
        Set<String> found = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = ADDRESS.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }
}
