package nsmirror.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import nsmirror.model.Gap;
import nsmirror.model.IdMaps;
import nsmirror.model.Kind;
import nsmirror.model.TimeOffsets;
import nsmirror.node.Command;
import nsmirror.probe.NamespaceFiles;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.NamespaceMounts.Mount;
import nsmirror.probe.OpenNamespaces;
import nsmirror.probe.OpenNamespaces.OpenFile;
import nsmirror.probe.RuntimeFiles;
import nsmirror.probe.RuntimeName;
import nsmirror.probe.ThreadLinks;
import nsmirror.probe.ThreadLinks.ThreadLink;

/**
 * What a {@link CloserLook} found, in this read or an earlier one.
 *
 * @param mounts namespaces held by a mount, by inode of the mount namespace it is in
 * @param threads links of threads, by PID of their process
 * @param files open files whose names are gone, by PID
 * @param ids maps by inode of the user namespace
 * @param offsets by inode of the time namespace
 * @param names by id of the container
 * @param gaps what was asked and not answered
 */
record Findings(
        Map<Long, Elsewhere> mounts,
        Map<Integer, List<ThreadLink>> threads,
        Map<Integer, List<OpenFile>> files,
        Map<Long, IdMaps> ids,
        Map<Long, TimeOffsets> offsets,
        Map<String, RuntimeName> names,
        Map<String, Gap> gaps) {
    static final Findings NOTHING =
            new Findings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Mounts of namespaces in another mount namespace than the host's.
     *
     * @param pid of the process that sees them
     */
    record Elsewhere(int pid, List<Mount> mounts) {}

    private Findings copy() {
        return new Findings(new HashMap<>(mounts), new HashMap<>(threads), new HashMap<>(files), new HashMap<>(ids),
                new HashMap<>(offsets), new HashMap<>(names), new LinkedHashMap<>(gaps));
    }

    /** What is known of the namespaces and processes that are still the same. */
    Findings of(Set<NamespaceId> same, IntPredicate met) {
        Findings left = copy();
        left.mounts.keySet().removeIf(inode -> !same.contains(new NamespaceId(Kind.MNT, inode)));
        left.threads.keySet().removeIf(pid -> !met.test(pid));
        left.files.keySet().removeIf(pid -> !met.test(pid));
        left.ids.keySet().removeIf(inode -> !same.contains(new NamespaceId(Kind.USER, inode)));
        left.offsets.keySet().removeIf(inode -> !same.contains(new NamespaceId(Kind.TIME, inode)));
        return left;
    }

    /**
     * The same with what a look found.
     *
     * @param still whether a PID was the same process before and after the look
     * @param in whether it is, for what stands for a namespace, still in that one
     */
    Findings and(CloserLook look, Answers answers, IntPredicate still, BiPredicate<Integer, NamespaceId> in) {
        Findings more = copy();
        String mounted = text(look.forMounts(), answers);
        Map<Integer, List<Mount>> byPid = NamespaceMounts.readEach(mounted);
        look.mounts().forEach((inode, pid) -> {
            if (still.test(pid) && in.test(pid, new NamespaceId(Kind.MNT, inode)) && byPid.containsKey(pid)) {
                more.mounts.put(inode, new Elsewhere(pid, byPid.get(pid)));
            }
        });
        more.threads.keySet().removeAll(look.threads().keySet());
        ThreadLinks.read(text(look.forThreads(), answers)).stream()
                .filter(link -> still.test(link.pid()))
                .forEach(link -> more.threads.computeIfAbsent(link.pid(), any -> new ArrayList<>()).add(link));
        look.unnamed().forEach(file -> more.files.remove(file.pid()));
        OpenNamespaces.read(text(look.forFiles(), answers)).stream()
                .filter(file -> still.test(file.pid()))
                .forEach(file -> more.files.computeIfAbsent(file.pid(), any -> new ArrayList<>()).add(file));
        String read = text(look.forNamespaces(), answers);
        put(look.users(), NamespaceFiles.maps(read),
                (pid, inode) -> still.test(pid) && in.test(pid, new NamespaceId(Kind.USER, inode)), more.ids);
        put(look.times(), NamespaceFiles.offsets(read),
                (pid, inode) -> still.test(pid) && in.test(pid, new NamespaceId(Kind.TIME, inode)), more.offsets);
        more.names.putAll(RuntimeFiles.readStorage(look.storage() ? answers.text(RuntimeFiles.STORAGE) : ""));
        more.names.putAll(RuntimeFiles.read(text(RuntimeFiles.of(look.files()), answers)));
        look.questions().forEach(question -> CoverageNotes.gap(question, answers.to(question.command()))
                .ifPresentOrElse(gap -> more.gaps.put(question.missing(), gap),
                        () -> more.gaps.remove(question.missing())));
        return more;
    }

    /** The same with what the runtimes themselves answered. */
    Findings and(AskedRuntimes asked, Answers answers) {
        Findings more = copy();
        more.names.putAll(asked.names(answers));
        asked.questions().forEach(question -> CoverageNotes.gap(question, answers.to(question.command()))
                .ifPresent(gap -> more.gaps.put(question.missing(), gap)));
        return more;
    }

    private static String text(List<Command> commands, Answers answers) {
        StringBuilder text = new StringBuilder();
        commands.forEach(command -> text.append(answers.text(command)));
        return text.toString();
    }

    private static <T> void put(
            Map<Long, Integer> pids, Map<Integer, T> read, BiPredicate<Integer, Long> still, Map<Long, T> found) {
        pids.forEach((inode, pid) -> Optional.ofNullable(read.get(pid))
                .filter(any -> still.test(pid, inode))
                .ifPresent(value -> found.put(inode, value)));
    }
}
