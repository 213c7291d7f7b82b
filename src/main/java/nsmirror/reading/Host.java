package nsmirror.reading;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Gap;
import nsmirror.model.Kind;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.StatFiles.Stat;

/**
 * Which namespaces are the host's, and how that is known.
 *
 * @param namespaces inode by kind
 * @param gap says so where they are not PID 1's
 */
record Host(Map<Kind, Long> namespaces, Optional<Gap> gap) {
    private static final int INIT = 1;
    private static final int KTHREADD = 2;

    /**
     * PID 1's; where those cannot be read, the ones of the kernel's own threads, which are always in the initial ones;
     * else the login's.
     */
    static Host of(Sightings seen) {
        Map<Kind, Long> init = links(seen, INIT);
        Map<Kind, Long> kernel = Optional.ofNullable(seen.stats().get(KTHREADD)).filter(Stat::kernel).isPresent()
                ? links(seen, KTHREADD)
                : Map.of();
        Map<Kind, Long> known = new EnumMap<>(Kind.class);
        known.putAll(init);
        kernel.forEach(known::putIfAbsent);
        boolean byKernel = known.size() > init.size();
        int before = known.size();
        seen.links().login().ifPresent(login -> login.own().forEach(known::putIfAbsent));
        boolean byLogin = known.size() > before;
        String instead = byLogin ? "the login's" : "those of the kernel's threads";
        return new Host(known, byKernel || byLogin ? Optional.of(gap(instead)) : Optional.empty());
    }

    private static Map<Kind, Long> links(Sightings seen, int pid) {
        return seen.links().byPid().getOrDefault(pid, Links.NONE).own();
    }

    private static Gap gap(String instead) {
        return new Gap("namespaces of PID 1", "its links in /proc/1/ns could not be read",
                instead + " are taken for the host's");
    }

    /** Whether a process's namespace is known to be the host's. */
    boolean has(Kind kind, Optional<Long> inode) {
        return inode.isPresent() && inode.equals(Optional.ofNullable(namespaces.get(kind)));
    }

    /** Whether it is known to be another. */
    boolean lacks(Kind kind, Optional<Long> inode) {
        return inode.isPresent() && namespaces.containsKey(kind) && !has(kind, inode);
    }
}
