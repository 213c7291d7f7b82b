package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nsmirror.model.Process;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.NamespaceMounts.Mount;
import nsmirror.probe.OpenNamespaces.OpenFile;
import nsmirror.probe.ThreadLinks.ThreadLink;

/**
 * Why namespaces exist beside the processes in them: threads that left their process, mounts, open files, and children
 * yet to be born. In words, by namespace; of each sort the first few, and how many more.
 */
final class Holders {
    private static final int MOST_OF_A_SORT = 3;
    private static final String CHILDREN = "children";

    private final Map<NamespaceId, Map<String, Set<String>>> reasons = new LinkedHashMap<>();

    /**
     * Why one exists.
     *
     * @param now what holds it
     * @param expected who will have children in it
     */
    record Reasons(List<String> now, List<String> expected) {}

    private void add(NamespaceId id, String sort, String reason) {
        reasons.computeIfAbsent(id, any -> new LinkedHashMap<>())
                .computeIfAbsent(sort, any -> new LinkedHashSet<>())
                .add(reason);
    }

    /** All reasons that were seen, by namespace. */
    static Map<NamespaceId, Reasons> of(Sightings seen, Findings found, List<Process> processes) {
        Holders holders = new Holders();
        Map<Integer, Process> byPid = new HashMap<>();
        processes.forEach(each -> byPid.put(each.pid(), each));
        found.threads().values().forEach(links -> links.forEach(link ->
                holders.thread(link, Optional.ofNullable(byPid.get(link.pid())))));
        seen.mounts().forEach(mount -> holders.add(id(mount), "mounts", "mount " + mount.path()));
        new TreeMap<>(found.mounts()).forEach((mnt, elsewhere) -> holders.mounts(mnt, elsewhere, seen.mounts()));
        seen.told().openFiles().stream()
                .filter(file -> byPid.containsKey(file.pid()))
                .forEach(holders::openFile);
        found.files().values().forEach(files -> files.forEach(holders::openFile));
        for (Process each : processes) {
            Optional.ofNullable(seen.links().byPid().get(each.pid())).ifPresent(links -> holders.children(each, links));
        }
        return holders.words();
    }

    private static NamespaceId id(Mount mount) {
        return new NamespaceId(mount.kind(), mount.inode());
    }

    /** A thread in its process's namespace is no reason beside the process. */
    private void thread(ThreadLink link, Optional<Process> process) {
        boolean itself = link.tid() == link.pid();
        if (itself || process.isEmpty()
                || process.get().namespace(link.kind()).filter(own -> own == link.inode()).isPresent()) {
            return;
        }
        String which = "thread " + link.tid() + " of " + link.pid();
        NamespaceId id = new NamespaceId(link.kind(), link.inode());
        if (link.children()) {
            add(id, CHILDREN, "children of " + which);
        } else {
            add(id, "threads", which);
        }
    }

    /** A mount namespace begins as a copy: the same mounts in it as in the host's need not be told twice. */
    private void mounts(long mnt, Findings.Elsewhere elsewhere, List<Mount> hosts) {
        elsewhere.mounts().stream()
                .filter(mount -> !hosts.contains(mount))
                .forEach(mount -> add(id(mount), "mounts", "mount %s in mnt %d (PID %d)"
                        .formatted(mount.path(), mnt, elsewhere.pid())));
    }

    private void openFile(OpenFile file) {
        add(new NamespaceId(file.kind(), file.inode()), "open files",
                "open file " + file.number() + " of " + file.pid());
    }

    private void children(Process process, Links links) {
        links.children().forEach((kind, inode) -> {
            if (process.namespace(kind).filter(own -> own.equals(inode)).isEmpty()) {
                add(new NamespaceId(kind, inode), CHILDREN, "children of " + process.pid());
            }
        });
    }

    private Map<NamespaceId, Reasons> words() {
        Map<NamespaceId, Reasons> words = new LinkedHashMap<>();
        reasons.forEach((id, sorts) -> {
            List<String> expected = some(CHILDREN, sorts.getOrDefault(CHILDREN, Set.of()));
            List<String> now = new ArrayList<>();
            sorts.forEach((sort, each) -> now.addAll(sort.equals(CHILDREN) ? List.of() : some(sort, each)));
            words.put(id, new Reasons(List.copyOf(now), expected));
        });
        return words;
    }

    private static List<String> some(String sort, Set<String> all) {
        List<String> some = new ArrayList<>(all.stream().limit(MOST_OF_A_SORT).toList());
        if (all.size() > MOST_OF_A_SORT) {
            some.add((all.size() - MOST_OF_A_SORT) + " more " + sort);
        }
        return List.copyOf(some);
    }
}
