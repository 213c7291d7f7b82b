package nsmirror.redaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands for what, for a whole batch: the same original always has the same stand-in. Given out in the order of the
 * first question, so that the same batch gives the same. Not safe for use by several threads.
 */
final class StandIns {
    private final Map<Sort, Map<String, String>> given = new EnumMap<>(Sort.class);
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> originals = new HashSet<>();
    private final AddressBook addresses = new AddressBook(this);

    StandIns() {
        for (Sort sort : Sort.values()) {
            given.put(sort, new LinkedHashMap<>());
        }
    }

    /** No stand-in given out from here on is, or has in it, what is an original itself. */
    void avoid(Set<String> more) {
        more.forEach(each -> originals.add(each.toLowerCase(Locale.ROOT)));
    }

    /** Takes over what an earlier batch gave out. */
    void takeOver(Sort sort, String original, String standIn) {
        given.get(sort).put(original, standIn);
        if (sort.ordinal() <= Sort.USER.ordinal()) {
            names.put(original, standIn);
        }
        addresses.takeOver(sort, original, standIn);
    }

    /** All that was given out, by sort, in that order. */
    Map<Sort, Map<String, String>> all() {
        return Collections.unmodifiableMap(given);
    }

    /** A name for a name: what was called the same, be it as a host or as a container, is. */
    String name(Sort sort, String original) {
        return names.computeIfAbsent(original, each -> {
            String standIn = numbered(sort);
            given.get(sort).put(each, standIn);
            return standIn;
        });
    }

    /** A name of several words with dots between: of the domain the ending, of the host the beginning. */
    String fullName(String host, String domain) {
        String standIn = name(Sort.HOST, host) + "." + domain(domain);
        given.get(Sort.HOST).put(host + "." + domain, standIn);
        return standIn;
    }

    String domain(String domain) {
        return names.computeIfAbsent(domain, each -> {
            String standIn = numbered(Sort.DOMAIN) + ".example";
            given.get(Sort.DOMAIN).put(each, standIn);
            return standIn;
        });
    }

    private String numbered(Sort sort) {
        for (int number = 1; ; number++) {
            for (String stem : sort.stems()) {
                String candidate = stem + "-" + number;
                boolean taken = names.values().stream().anyMatch(each -> each.equals(candidate)
                        || each.startsWith(candidate + "."));
                if (!taken && !holdsOriginal(candidate)) {
                    return candidate;
                }
                if (taken) {
                    break;
                }
            }
        }
    }

    /** Whether that is, or has in it, an original; what is too short to be told from any word does not count. */
    boolean holdsOriginal(String candidate) {
        return originals.stream().anyMatch(each -> each.length() > 3 ? candidate.contains(each) : candidate.equals(each));
    }

    /** Whether that is an original. */
    boolean original(String text) {
        return originals.contains(text.toLowerCase(Locale.ROOT));
    }

    /** As many hexadecimal digits for those; the beginning of an id has the beginning of its stand-in. */
    String hex(String digits) {
        Map<String, String> ids = given.get(Sort.ID);
        String known = ids.get(digits);
        if (known != null) {
            return known;
        }
        Optional<String> longer = ids.keySet().stream().filter(each -> each.startsWith(digits)).findFirst();
        String standIn = longer.map(each -> ids.get(each).substring(0, digits.length()))
                .orElseGet(() -> madeUp(ids.size() + 1, digits.length()));
        ids.put(digits, standIn);
        return standIn;
    }

    private static String madeUp(int number, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("stand-in " + number).getBytes(StandardCharsets.US_ASCII));
            String digits = HexFormat.of().formatHex(digest);
            return digits.repeat(length / digits.length() + 1).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Which address stands for which. */
    AddressBook addresses() {
        return addresses;
    }

    /** Notes what an address was replaced by. */
    void note(Sort sort, String original, String standIn) {
        given.get(sort).putIfAbsent(original, standIn);
    }
}
