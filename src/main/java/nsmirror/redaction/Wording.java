package nsmirror.redaction;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with what is to be replaced replaced: names that are known, wherever they occur, and what looks like an address,
 * an id or an e-mail address. Where several could be meant the longest is.
 */
final class Wording {
    private static final Pattern LOOKS = Pattern.compile("(?<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,})"
            + "|(?<mac>(?<![0-9A-Fa-f:])[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5,19}(?![0-9A-Fa-f:]))"
            + "|(?<six>(?<![0-9A-Za-z:.])[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(\\d{1,3}(\\.\\d{1,3}){3})?(?![0-9A-Za-z:]))"
            + "|(?<four>(?<![0-9.])\\d{1,3}(\\.\\d{1,3}){3}(?![0-9]|\\.[0-9]))"
            + "|(?<uuid>[0-9a-f]{8}([-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})"
            + "|(?<hex>(?<![0-9A-Za-z])(?<!Cap[A-Z][a-z]{2}:\\t)(?!0000)[0-9a-f]{12,128}(?![0-9A-Za-z]))"
            + "|(?<=/l/)(?<layer>[A-Z0-9]{26})(?![0-9A-Za-z])");

    private record Name(String text, String standIn, boolean wholeWord) {}

    private final StandIns standIns;
    private final Map<Character, List<Name>> names = new HashMap<>();

    /** @param known what stands for each name */
    Wording(StandIns standIns, Map<String, String> known) {
        this.standIns = standIns;
        known.forEach((text, standIn) -> spellings(text).forEach(each ->
                names.computeIfAbsent(each.charAt(0), first -> new ArrayList<>())
                        .add(new Name(each, standIn, Vocabulary.wholeWordOnly(each)))));
        names.values().forEach(all -> all.sort(Comparator.comparing((Name each) -> each.text().length()).reversed()));
    }

    /** As tools and files write it: as it is, in small and large letters, escaped as in JSON, as the kernel does, in percent. */
    private static Set<String> spellings(String text) {
        Set<String> spellings = new LinkedHashSet<>(List.of(text));
        spellings.add(text.toLowerCase(Locale.ROOT));
        spellings.add(text.toUpperCase(Locale.ROOT));
        spellings.add(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
        spellings.add(escaped(text, "\\%03o", " \t\n\\#"));
        spellings.add(escaped(text, "\\x%02x", " \t\n\\\""));
        spellings.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        spellings.removeIf(each -> !each.equals(text) && Vocabulary.ofTools(each));
        return spellings;
    }

    private static String escaped(String text, String format, String which) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(which.indexOf(c) >= 0 ? format.formatted(c) : Character.toString(c)));
        return escaped.toString();
    }

    /** The text, replaced. */
    String of(String text) {
        StringBuilder said = new StringBuilder(text.length());
        Matcher looks = LOOKS.matcher(text);
        int next = next(looks, 0, text.length());
        for (int at = 0; at < text.length(); ) {
            Optional<Name> name = name(text, at);
            int length = name.map(each -> each.text().length()).orElse(0);
            Optional<String> looked = at == next && looks.end() - next >= length ? standIn(looks) : Optional.empty();
            if (looked.isPresent()) {
                said.append(looked.get());
                at = looks.end();
            } else if (name.isPresent()) {
                said.append(name.get().standIn());
                at += length;
            } else {
                said.append(text.charAt(at++));
            }
            if (next < at) {
                next = next(looks, at, text.length());
            }
        }
        return said.toString();
    }

    private static int next(Matcher looks, int at, int end) {
        return at < end && looks.find(at) ? looks.start() : end;
    }

    private Optional<Name> name(String text, int at) {
        List<Name> here = names.get(text.charAt(at));
        return here == null ? Optional.empty() : here.stream()
                .filter(each -> text.startsWith(each.text(), at) && (!each.wholeWord() || wholeWord(text, at, each.text())))
                .findFirst();
    }

    private static boolean wholeWord(String text, int at, String word) {
        int end = at + word.length();
        return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private Optional<String> standIn(Matcher looks) {
        if (looks.group("mail") != null) {
            String[] parts = looks.group("mail").split("@", 2);
            return Optional.of((Vocabulary.commonUser(parts[0]) ? parts[0] : standIns.name(Sort.USER, parts[0])) + "@"
                    + standIns.domain(parts[1]));
        }
        if (looks.group("mac") != null) {
            return standIns.addresses().mac(looks.group("mac"));
        }
        if (looks.group("six") != null) {
            return standIns.addresses().six(looks.group("six"));
        }
        if (looks.group("four") != null) {
            return standIns.addresses().four(looks.group("four"));
        }
        if (looks.group("layer") != null) {
            return Optional.of(standIns.hex(looks.group("layer")).substring(0, 26).toUpperCase(Locale.ROOT));
        }
        if (looks.group("uuid") != null) {
            return Optional.of(separated(looks.group("uuid")));
        }
        String digits = looks.group("hex");
        boolean id = digits.chars().anyMatch(c -> c >= 'a') && digits.chars().anyMatch(c -> c <= '9');
        return id ? Optional.of(standIns.hex(digits)) : Optional.empty();
    }

    /** A UUID's digits are replaced, whatever stands between them. */
    private String separated(String uuid) {
        String digits = standIns.hex(uuid.replaceAll("[-_]", ""));
        StringBuilder said = new StringBuilder(digits);
        for (int at : new int[] {8, 13, 18, 23}) {
            said.insert(at, uuid.charAt(at));
        }
        return said.toString();
    }
}
