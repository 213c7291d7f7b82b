package nsmirror.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Nodes a person may mean, as targets: the names of the SSH configuration and of known_hosts. A help for typing, no more.
 *
 * @param aliases names that stand after Host, patterns left out
 * @param hosts names of known_hosts files; hashed ones are left out, for nobody can tell them
 * @param unread files that are there and could not be read, each with the reason; safe to show
 */
public record KnownNames(List<String> aliases, List<String> hosts, List<String> unread) {
    /** No more are offered at once: whoever wants another types a letter more. */
    public static final int MOST_OFFERED = 200;

    private static final String URI = "ssh://";

    /** Where a name is from. */
    public enum From {
        RECENT, CONFIG, KNOWN_HOSTS
    }

    /**
     * A target that may be meant.
     *
     * @param target hostile text, as it would be typed
     * @param match where what was typed stands in it
     * @param length how long that is
     */
    public record Completion(String target, From from, int match, int length) {
        private boolean begins() {
            return match == 0 || match == URI.length() && target.startsWith(URI);
        }
    }

    public KnownNames {
        aliases = List.copyOf(aliases);
        hosts = List.copyOf(hosts);
        unread = List.copyOf(unread);
    }

    /** None. */
    public static KnownNames none() {
        return new KnownNames(List.of(), List.of(), List.of());
    }

    /**
     * What a person may want to type, best first: nodes opened before, aliases, known hosts; those that begin with what is
     * there before those that hold it; each once, and not what stands there already. A user that was typed is kept.
     *
     * @param recent targets opened before, the last one first
     */
    public List<Completion> completions(String typed, Collection<String> recent) {
        int at = typed.startsWith("ssh://") ? -1 : typed.lastIndexOf('@');
        String user = typed.substring(0, at + 1);
        Map<String, Completion> found = new LinkedHashMap<>();
        recent.forEach(target -> offer(found, "", target, typed, From.RECENT));
        aliases.forEach(name -> offer(found, user, name, typed.substring(at + 1), From.CONFIG));
        hosts.stream()
                .filter(name -> user.isEmpty() || !name.startsWith(URI))
                .forEach(name -> offer(found, user, name, typed.substring(at + 1), From.KNOWN_HOSTS));
        found.remove(typed);
        return Stream.concat(
                        found.values().stream().filter(Completion::begins),
                        found.values().stream().filter(completion -> !completion.begins()))
                .limit(MOST_OFFERED)
                .toList();
    }

    private static void offer(Map<String, Completion> found, String user, String name, String sought, From from) {
        int at = indexOf(name, sought);
        if (at == 0) {
            found.putIfAbsent(user + name, new Completion(user + name, from, 0, user.length() + sought.length()));
        } else if (at > 0) {
            found.putIfAbsent(user + name, new Completion(user + name, from, user.length() + at, sought.length()));
        }
    }

    /** Whatever its case; what is a whole name's beginning before any other place. */
    private static int indexOf(String name, String sought) {
        int first = name.startsWith(URI) && name.regionMatches(true, URI.length(), sought, 0, sought.length())
                ? URI.length() : 0;
        for (int at = first; at <= name.length() - sought.length(); at++) {
            if (name.regionMatches(true, at, sought, 0, sought.length())) {
                return at;
            }
        }
        return -1;
    }
}
