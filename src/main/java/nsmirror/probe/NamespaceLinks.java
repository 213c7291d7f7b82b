package nsmirror.probe;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/** The links in {@code /proc/PID/ns}, {@code net -> net:[4026531840]}, of every process and of the login itself. */
public final class NamespaceLinks {
    /**
     * A line a process: {@code 1/ns net net:[4026531840] uts uts:[4026531838]}, each begun, not ended, by a line break.
     * find ends with 1 when a process ended meanwhile: that is no error.
     */
    public static final Command COMMAND = Command.asRoot(
            "cd /proc && find self/ns [0-9]*/ns -type d -printf \"\\n%p\" -o -printf \" %f %l\"");

    /** Where find knows no -printf (busybox), or the paths are more than one program takes. */
    public static final Command BY_LS =
            Command.asRoot("cd /proc && printf \"%s/ns\\0\" self [0-9]* | xargs -0 ls -lR");

    private static final String CHILDREN = "_for_children";
    private static final Map<String, Kind> KINDS =
            Kind.ALL.stream().collect(toUnmodifiableMap(Kind::label, Function.identity()));

    /** PIDs begin at 1. */
    private static final int LOGIN = 0;

    private NamespaceLinks() {}

    /**
     * The links of one process.
     *
     * @param own inode by kind
     * @param children inode by kind of the namespaces its next child will be born in
     * @param listed the kinds the kernel has a link for, readable or not
     */
    public record Links(Map<Kind, Long> own, Map<Kind, Long> children, Set<Kind> listed) {
        /** Those of a process of which nothing could be read. */
        public static final Links NONE = new Links(Map.of(), Map.of(), Set.of());

        public Links {
            own = Collections.unmodifiableMap(own);
            children = Collections.unmodifiableMap(children);
            listed = Collections.unmodifiableSet(listed);
        }
    }

    /**
     * All that could be read.
     *
     * @param login those of the shell the commands run in
     */
    public record Sweep(Map<Integer, Links> byPid, Optional<Links> login) {}

    /**
     * Reads either form. Only the kernel's own words stand in them, and numbers. Processes in the same namespaces, most
     * of them, have the very same links.
     */
    public static Sweep read(String text) {
        Map<Integer, Found> listing = new HashMap<>();
        Map<Integer, Links> byPid = new HashMap<>();
        Map<String, Links> byLine = new HashMap<>();
        int listed = -1;
        int at = 0;
        while (at < text.length()) {
            int next = text.indexOf('\n', at);
            int stop = next < 0 ? text.length() : next;
            int ns = text.indexOf("/ns", at, stop);
            int pid = ns < 0 ? -1 : text.startsWith("self", at) && ns == at + 4 ? LOGIN : Digits.pid(text, at, ns);
            int behind = ns + "/ns".length();
            if (pid >= 0 && (behind == stop || text.charAt(behind) == ' ')) {
                byPid.put(pid, byLine.computeIfAbsent(text.substring(behind, stop), Found::ofLine));
            } else if (ns >= 0) {
                listed = behind < stop && text.charAt(behind) == ':' ? pid : -1;
            } else if (listed >= 0 && text.startsWith("l", at)) {
                listing.computeIfAbsent(listed, any -> new Found()).takeListed(text.substring(at, stop));
            }
            at = stop + 1;
        }
        listing.forEach((pid, found) -> byPid.put(pid, found.done()));
        return new Sweep(byPid, Optional.ofNullable(byPid.remove(LOGIN)));
    }

    private static final class Found {
        private final Map<Kind, Long> own = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> children = new EnumMap<>(Kind.class);
        private final Set<Kind> listed = EnumSet.noneOf(Kind.class);

        /** {@code  net net:[4026531840] uts uts:[4026531838]}: a name, a blank and a link that is empty if unreadable. */
        static Links ofLine(String line) {
            Found found = new Found();
            String[] words = line.split(" ", -1);
            for (int i = 1; i + 1 < words.length; i += 2) {
                found.take(words[i], words[i + 1]);
            }
            return found.done();
        }

        /** {@code lrwxrwxrwx 1 root root 0 Nov 23 15:34 net -> net:[4026531840]}, without the arrow if unreadable. */
        void takeListed(String line) {
            int arrow = line.indexOf(" -> ");
            String left = arrow < 0 ? line : line.substring(0, arrow);
            take(left.substring(left.lastIndexOf(' ') + 1), arrow < 0 ? "" : line.substring(arrow + 4));
        }

        private void take(String name, String link) {
            boolean forChildren = name.endsWith(CHILDREN);
            Kind kind = KINDS.get(forChildren ? name.substring(0, name.length() - CHILDREN.length()) : name);
            if (kind == null) {
                return;
            }
            if (!forChildren) {
                listed.add(kind);
            }
            int open = link.indexOf(":[");
            long inode = open < 0 || !link.endsWith("]") ? Digits.NONE : Digits.at(link, open + 2, link.length() - 1);
            if (inode > 0) {
                (forChildren ? children : own).put(kind, inode);
            }
        }

        Links done() {
            return new Links(own, children, listed);
        }
    }
}
