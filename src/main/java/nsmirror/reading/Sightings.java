package nsmirror.reading;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import nsmirror.model.Kind;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceLinks.Links;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.OpenNamespaces;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;

/**
 * What each tool saw of the node's processes and namespaces, before anything is concluded: the sweep of /proc in this
 * read, and what was told beside it in this read or an earlier one.
 *
 * @param stats by PID, read first
 * @param statuses by PID, read last: a process in both lived throughout
 * @param allStatuses whether the statuses are all there were
 * @param told what the tools told
 */
record Sightings(
        Map<Integer, StatFiles.Stat> stats,
        Map<Integer, StatusFiles.Status> statuses,
        boolean allStatuses,
        NamespaceLinks.Sweep links,
        Map<Integer, String> cgroups,
        Map<Integer, List<String>> arguments,
        List<NamespaceMounts.Mount> mounts,
        Told told) {
    /**
     * What is not asked again at every read.
     *
     * @param lsns its rows; empty if it told nothing
     * @param lsnsForm the form of lsns that answered
     * @param ps its rows by PID; empty if it told nothing
     * @param psForm the form of ps that answered
     * @param passwd the node's own users, asked only where ps tells none
     * @param openFiles those that hold a namespace
     * @param unnamedFiles those that may
     */
    record Told(
            Optional<List<Lsns.Row>> lsns,
            Optional<Lsns.Form> lsnsForm,
            Map<Integer, Ps.Row> ps,
            Optional<Ps.Form> psForm,
            Map<Integer, String> passwd,
            List<OpenNamespaces.OpenFile> openFiles,
            List<OpenNamespaces.Unnamed> unnamedFiles) {
        static final Told NOTHING = new Told(
                Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Map.of(), List.of(), List.of());

        /** The same with what was asked in this read. */
        Told and(Answers answers) {
            Optional<Lsns.Form> newLsns = Questions.lsns(answers);
            Optional<Ps.Form> newPs = Questions.ps(answers);
            return new Told(
                    newLsns.flatMap(form -> Lsns.read(answers.text(form.command()))).or(() -> lsns),
                    newLsns.or(() -> lsnsForm),
                    newPs.map(form -> Ps.read(answers.text(form.command()), form)).orElse(ps),
                    newPs.or(() -> psForm),
                    answers.fresh(Passwd.COMMAND) ? Passwd.read(answers.text(Passwd.COMMAND)) : passwd,
                    opened(answers).map(OpenNamespaces::read).orElse(openFiles),
                    opened(answers).map(OpenNamespaces::unnamed).orElse(unnamedFiles));
        }

        private static Optional<String> opened(Answers answers) {
            return answers.fresh(OpenNamespaces.COMMAND) || answers.fresh(OpenNamespaces.BY_LS)
                    ? Optional.of(answers.freshText(OpenNamespaces.COMMAND) + answers.freshText(OpenNamespaces.BY_LS))
                    : Optional.empty();
        }

        /**
         * The same without what lsns told of namespaces that have ended; what it says no process is in, the sweep cannot
         * miss.
         *
         * @param same the namespaces that are still there
         * @param seen those the sweep found
         * @param met whether a PID is still the same process
         */
        Told of(Set<NamespaceId> same, Set<NamespaceId> seen, IntPredicate met) {
            return new Told(lsns.map(rows -> rows.stream().filter(row -> {
                NamespaceId id = new NamespaceId(row.kind(), row.inode());
                return same.contains(id) || row.processes() == 0 && !seen.contains(id);
            }).toList()), lsnsForm, ps, psForm, passwd, openFiles.stream().filter(file -> met.test(file.pid())).toList(),
                    unnamedFiles.stream().filter(file -> met.test(file.pid())).toList());
        }
    }

    /** Reads the answers of this read. */
    static Sightings of(Answers answers, Told before) {
        return new Sightings(
                StatFiles.read(answers.text(StatFiles.COMMAND)),
                StatusFiles.read(answers.text(StatusFiles.COMMAND)),
                answers.complete(StatusFiles.COMMAND),
                NamespaceLinks.read(
                        answers.freshText(NamespaceLinks.COMMAND) + answers.freshText(NamespaceLinks.BY_LS)),
                CgroupFiles.read(answers.text(CgroupFiles.COMMAND)),
                arguments(answers),
                NamespaceMounts.read(answers.text(NamespaceMounts.COMMAND)),
                before.and(answers));
    }

    private static Map<Integer, List<String>> arguments(Answers answers) {
        Map<Integer, List<String>> whole = ArgumentFiles.read(answers.text(ArgumentFiles.COMMAND));
        return whole.isEmpty() ? ArgumentFiles.readPs(answers.text(ArgumentFiles.BY_PS)) : whole;
    }

    Sightings with(Told other) {
        return new Sightings(stats, statuses, allStatuses, links, cgroups, arguments, mounts, other);
    }

    /** Every namespace a process is in, or will have its next child born in, or that is mounted. */
    Set<NamespaceId> namespaces() {
        Set<NamespaceId> all = new HashSet<>();
        // Most processes have the very same links.
        Set<Links> different = Collections.newSetFromMap(new IdentityHashMap<>());
        different.addAll(links.byPid().values());
        different.forEach(each -> {
            each.own().forEach((kind, inode) -> all.add(new NamespaceId(kind, inode)));
            each.children().forEach((kind, inode) -> all.add(new NamespaceId(kind, inode)));
        });
        mounts.forEach(mount -> all.add(new NamespaceId(mount.kind(), mount.inode())));
        return all;
    }

    /** Whether a process is in a namespace; for one of time, whether its next child will be. */
    boolean in(int pid, NamespaceId id) {
        Links found = links.byPid().getOrDefault(pid, Links.NONE);
        Map<Kind, Long> inodes = id.kind() == Kind.TIME ? found.children() : found.own();
        return Optional.of(id.inode()).equals(Optional.ofNullable(inodes.get(id.kind())));
    }

    /** The namespaces of an earlier read that are still the same: an inode alone may be another namespace's by now. */
    Set<NamespaceId> stillThere(Sightings before) {
        Set<NamespaceId> same = new HashSet<>();
        Map<Links, Links> compared = new IdentityHashMap<>();
        stats.forEach((pid, stat) -> {
            StatFiles.Stat then = before.stats.get(pid);
            Links now = links.byPid().get(pid);
            Links old = before.links.byPid().get(pid);
            if (then != null && then.start() == stat.start() && now != null && old != null
                    && compared.put(now, old) != old) {
                addSame(now.own(), old.own(), same);
                addSame(now.children(), old.children(), same);
            }
        });
        mounts.stream().filter(before.mounts::contains)
                .forEach(mount -> same.add(new NamespaceId(mount.kind(), mount.inode())));
        return same;
    }

    private static void addSame(Map<Kind, Long> now, Map<Kind, Long> old, Set<NamespaceId> same) {
        now.forEach((kind, inode) -> {
            if (inode.equals(old.get(kind))) {
                same.add(new NamespaceId(kind, inode));
            }
        });
    }
}
