package nsmirror.model;

import java.util.Locale;

/** How the parent or the owner of a namespace is known. The kernel tells them by an ioctl alone, see ioctl_ns(2). */
public enum Evidence {
    /** lsns asked the kernel. */
    LSNS,
    /** It follows from the PIDs its processes have at each level, which leave no other. */
    NSPID,
    /** Most likely, by who started its first process; the kernel was not asked. */
    LIKELY;

    /** As in the JSON: {@code lsns}, {@code nspid}, {@code likely}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
