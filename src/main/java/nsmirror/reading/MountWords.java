package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nsmirror.probe.MountTable.Mount;

/**
 * What a container's mounts are, in plain words; nothing where it is not certain.
 *
 * <p>A bind mount names a file system by device and a directory in it. The host's path of that directory is found by
 * following the host's own mounts: what another mount hides is not a path.
 */
final class MountWords {
    private static final String DELETED = "//deleted";
    private static final Map<String, String> KERNEL = Map.ofEntries(
            Map.entry("proc", "processes and kernel settings (proc)"),
            Map.entry("sysfs", "devices and kernel objects (sysfs)"),
            Map.entry("devtmpfs", "device files (devtmpfs)"),
            Map.entry("devpts", "pseudo terminals (devpts)"),
            Map.entry("mqueue", "POSIX message queues (mqueue)"),
            Map.entry("cgroup", "control groups, version 1 (cgroup)"),
            Map.entry("cgroup2", "control groups (cgroup2)"),
            Map.entry("tmpfs", "memory (tmpfs)"),
            Map.entry("ramfs", "memory (ramfs)"),
            Map.entry("hugetlbfs", "huge pages (hugetlbfs)"),
            Map.entry("securityfs", "security modules (securityfs)"),
            Map.entry("debugfs", "kernel debugging (debugfs)"),
            Map.entry("tracefs", "kernel tracing (tracefs)"),
            Map.entry("bpf", "BPF programs and maps (bpf)"),
            Map.entry("nsfs", "a namespace kept by name (nsfs)"));

    private final List<Mount> host;
    private final Map<Integer, List<Mount>> onTop = new HashMap<>();
    private final Map<String, List<Mount>> byDevice = new HashMap<>();

    MountWords(List<Mount> host) {
        this.host = host;
        for (Mount mount : host) {
            onTop.computeIfAbsent(mount.parent(), none -> new ArrayList<>()).add(mount);
            byDevice.computeIfAbsent(mount.device(), none -> new ArrayList<>()).add(mount);
        }
    }

    /** A mount of the host's. */
    Optional<String> ofHost(Mount mount) {
        if (mount.type().equals("overlay")) {
            return Optional.of(layers(mount));
        }
        return Optional.ofNullable(KERNEL.get(mount.type()));
    }

    /** A mount of a container's. */
    Optional<String> ofContainer(Mount mount) {
        if (mount.root().endsWith(DELETED)) {
            return Optional.of("bind mount of something deleted since");
        }
        Optional<String> path = hostPath(mount);
        if (path.isPresent()) {
            return Optional.of(path.get().equals(mount.target())
                    ? "as on the host"
                    : (mount.target().equals("/") ? "the host's " : "bind mount of the host's ") + path.get());
        }
        if (!mount.root().equals("/") && KERNEL.containsKey(mount.type())) {
            return Optional.of("part of " + mount.type() + ": its " + mount.root());
        }
        return ofHost(mount);
    }

    private static String layers(Mount mount) {
        for (String option : mount.superOptions().split(",")) {
            if (option.startsWith("lowerdir=")) {
                int layers = option.split("(?<!\\\\):").length;
                return layers == 1 ? "image: 1 layer (overlay)" : "image: %d layers (overlay)".formatted(layers);
            }
        }
        return "image layers (overlay)";
    }

    /** Where on the host the mounted directory can be reached. */
    private Optional<String> hostPath(Mount mount) {
        for (Mount candidate : byDevice.getOrDefault(mount.device(), List.of())) {
            Optional<String> rest = below(candidate.root(), mount.root());
            if (rest.isPresent()) {
                String path = join(candidate.target(), rest.get());
                if (at(path).filter(candidate::equals).isPresent()) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    /** The mount a path on the host ends in, walked as the kernel walks: each mount covers what lies below its target. */
    private Optional<Mount> at(String path) {
        Set<Integer> ids = new HashSet<>();
        host.forEach(mount -> ids.add(mount.id()));
        Optional<Mount> current = host.stream()
                .filter(mount -> mount.target().equals("/") && !ids.contains(mount.parent()))
                .findFirst();
        Set<Integer> walked = new HashSet<>();
        while (current.isPresent() && walked.add(current.get().id())) {
            Optional<Mount> next = onTop.getOrDefault(current.get().id(), List.of()).stream()
                    .filter(mount -> below(mount.target(), path).isPresent())
                    .min((one, other) -> Integer.compare(one.target().length(), other.target().length()));
            if (next.isEmpty()) {
                return current;
            }
            current = next;
        }
        return current;
    }

    /** What of the path lies below the directory; empty text if it is the directory itself. */
    private static Optional<String> below(String directory, String path) {
        if (directory.equals("/") || path.equals(directory)) {
            return Optional.of(path.substring(directory.equals("/") ? 0 : directory.length()));
        }
        return path.startsWith(directory + "/") ? Optional.of(path.substring(directory.length())) : Optional.empty();
    }

    private static String join(String target, String rest) {
        String below = rest.equals("/") ? "" : rest;
        return target.equals("/") ? (below.isEmpty() ? "/" : below) : target + below;
    }
}
