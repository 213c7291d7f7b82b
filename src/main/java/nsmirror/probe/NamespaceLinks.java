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
    /** find ends with 1 when a process ended meanwhile: that is no error. */
    public static final Command COMMAND =
            Command.asRoot("cd /proc && find self/ns [0-9]*/ns -mindepth 1 -printf \"%p %l\\n\"");

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

    /** Reads either form. Only the kernel's own words stand in them, and numbers. */
    public static Sweep read(String text) {
        Map<Integer, Found> found = new HashMap<>();
        int listed = -1;
        int at = 0;
        for (int stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
            String line = text.substring(at, stop);
            at = stop + 1;
            int ns = line.indexOf("/ns");
            if (ns < 0) {
                if (listed >= 0 && line.startsWith("l")) {
                    found.computeIfAbsent(listed, pid -> new Found()).takeListed(line);
                }
                continue;
            }
            int pid = line.startsWith("self/") ? LOGIN : Digits.pid(line, 0, ns);
            listed = line.startsWith(":", ns + 3) ? pid : -1;
            if (pid >= 0 && line.startsWith("/", ns + 3)) {
                found.computeIfAbsent(pid, any -> new Found()).take(line.substring(ns + 4));
            }
        }
        Map<Integer, Links> byPid = HashMap.newHashMap(found.size());
        found.forEach((pid, links) -> byPid.put(pid, links.done()));
        return new Sweep(byPid, Optional.ofNullable(byPid.remove(LOGIN)));
    }

    private static final class Found {
        private final Map<Kind, Long> own = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> children = new EnumMap<>(Kind.class);
        private final Set<Kind> listed = EnumSet.noneOf(Kind.class);

        /** {@code net net:[4026531840]}, or {@code net } where the link could not be read. */
        void take(String text) {
            int blank = text.indexOf(' ');
            String name = blank < 0 ? text : text.substring(0, blank);
            boolean forChildren = name.endsWith(CHILDREN);
            Kind kind = KINDS.get(forChildren ? name.substring(0, name.length() - CHILDREN.length()) : name);
            if (kind == null) {
                return;
            }
            if (!forChildren) {
                listed.add(kind);
            }
            int open = text.indexOf(":[");
            long inode = open < 0 ? Digits.NONE : Digits.at(text, open + 2, text.length() - 1);
            if (inode > 0) {
                (forChildren ? children : own).put(kind, inode);
            }
        }

        /** {@code lrwxrwxrwx 1 root root 0 Nov 23 15:34 net -> net:[4026531840]}, without the arrow if unreadable. */
        void takeListed(String line) {
            int arrow = line.indexOf(" -> ");
            String left = arrow < 0 ? line : line.substring(0, arrow);
            take(left.substring(left.lastIndexOf(' ') + 1) + (arrow < 0 ? "" : " " + line.substring(arrow + 4)));
        }

        Links done() {
            return new Links(own, children, listed);
        }
    }
}
