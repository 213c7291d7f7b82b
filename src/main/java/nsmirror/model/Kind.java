package nsmirror.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The eight kinds of namespace, in the order they are shown everywhere. See namespaces(7). */
public enum Kind {
    MNT, UTS, IPC, PID, NET, USER, CGROUP, TIME;

    /** All kinds in display order. */
    public static final List<Kind> ALL = List.of(values());

    /** The kernel's name, as in {@code /proc/PID/ns/} and lsns: {@code mnt}, {@code uts}, … */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name, or empty: a node may know kinds this program does not. */
    public static Optional<Kind> of(String label) {
        return ALL.stream().filter(kind -> kind.label().equals(label)).findFirst();
    }
}
