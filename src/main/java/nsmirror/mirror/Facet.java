package nsmirror.mirror;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nsmirror.model.Kind;

/** One subject of the mirror, and the kind of namespace that decides it. */
public enum Facet {
    FILES(Kind.MNT),
    MOUNTS(Kind.MNT),
    HOSTNAME(Kind.UTS),
    PROCESSES(Kind.PID),
    INTERFACES(Kind.NET),
    ROUTES(Kind.NET),
    SOCKETS(Kind.NET),
    IPC(Kind.IPC),
    USERS(Kind.USER),
    CAPABILITIES(Kind.USER),
    CGROUP(Kind.CGROUP),
    TIME(Kind.TIME);

    /** All facets in display order. */
    public static final List<Facet> ALL = List.of(values());

    private final Kind kind;

    Facet(Kind kind) {
        this.kind = kind;
    }

    /** The kind of namespace that makes the two sides differ. */
    public Kind kind() {
        return kind;
    }

    /** As on the command line and in the JSON: {@code files}, {@code hostname}, … */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facet of that label. */
    public static Optional<Facet> of(String label) {
        return ALL.stream().filter(facet -> facet.label().equals(label)).findFirst();
    }
}
