package nsmirror.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.probe.ArgumentFiles;
import nsmirror.probe.CgroupFiles;
import nsmirror.probe.Lsns;
import nsmirror.probe.NamespaceLinks;
import nsmirror.probe.NamespaceMounts;
import nsmirror.probe.Passwd;
import nsmirror.probe.Ps;
import nsmirror.probe.StatFiles;
import nsmirror.probe.StatusFiles;

/**
 * What each tool saw of the node's processes and namespaces in the first round, before anything is concluded.
 *
 * @param stats by PID, read first
 * @param statuses by PID, read last: a process in both lived throughout
 * @param allStatuses whether the statuses are all there were
 * @param lsns its rows; empty if it told nothing
 * @param lsnsForm the form of lsns that answered
 * @param ps its rows by PID; empty if it told nothing
 * @param psForm the form of ps that answered
 * @param passwd the node's own users, asked only where ps tells none
 */
record Sightings(
        Map<Integer, StatFiles.Stat> stats,
        Map<Integer, StatusFiles.Status> statuses,
        boolean allStatuses,
        NamespaceLinks.Sweep links,
        Map<Integer, String> cgroups,
        Map<Integer, List<String>> arguments,
        Optional<List<Lsns.Row>> lsns,
        Optional<Lsns.Form> lsnsForm,
        Map<Integer, Ps.Row> ps,
        Optional<Ps.Form> psForm,
        Map<Integer, String> passwd,
        List<NamespaceMounts.Mount> mounts) {
    /** Reads the answers to the first round. */
    static Sightings of(Answers answers) {
        Optional<Lsns.Form> lsns = answers.answered(Arrays.stream(Lsns.Form.values()).map(Lsns.Form::command))
                .flatMap(Lsns.Form::of);
        Optional<Ps.Form> ps = answers.answered(Arrays.stream(Ps.Form.values()).map(Ps.Form::command))
                .flatMap(Ps.Form::of);
        return new Sightings(
                StatFiles.read(answers.text(StatFiles.COMMAND)),
                StatusFiles.read(answers.text(StatusFiles.COMMAND)),
                answers.complete(StatusFiles.COMMAND),
                NamespaceLinks.read(answers.text(NamespaceLinks.COMMAND) + answers.text(NamespaceLinks.BY_LS)),
                CgroupFiles.read(answers.text(CgroupFiles.COMMAND)),
                arguments(answers),
                lsns.flatMap(form -> Lsns.read(answers.text(form.command()))),
                lsns,
                ps.map(form -> Ps.read(answers.text(form.command()), form)).orElse(Map.of()),
                ps,
                Passwd.read(answers.text(Passwd.COMMAND)),
                NamespaceMounts.read(answers.text(NamespaceMounts.COMMAND)));
    }

    private static Map<Integer, List<String>> arguments(Answers answers) {
        Map<Integer, List<String>> whole = ArgumentFiles.read(answers.text(ArgumentFiles.COMMAND));
        return whole.isEmpty() ? ArgumentFiles.readPs(answers.text(ArgumentFiles.BY_PS)) : whole;
    }
}
